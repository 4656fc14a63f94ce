using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.PostMortems;

namespace RoleFerry.Adapters.Tests.PostMortems;

public class PostMortemTests(DynamoDbLocalFixture dynamo)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Theory]
    [InlineData("P0", true)]
    [InlineData("P1", true)]
    [InlineData("P2", true)]
    [InlineData("P3", false)]
    public async Task The_end_of_what_was_P2_or_worse_begins_its_post_mortem(string severity, bool begins)
    {
        using var house = await TestHouse.OpenAsync(dynamo);

        var opened = await house.AlarmAsync(0, severity: severity);
        Assert.Null(await house.PostMortemAsync(opened.IncidentId!));
        await house.OkAsync(5);

        var it = await house.PostMortemAsync(opened.IncidentId!);
        Assert.Equal(begins, it is not null);
        Assert.Equal(begins, (await house.DueAsync()).Count == 1);
        if (it is not null)
            Assert.Equal(new DateTimeOffset(2026, 11, 25, 12, 5, 0, TimeSpan.Zero), it.DueBy);
    }

    [Fact]
    public async Task It_is_begun_with_the_end_or_not_at_all_wherever_the_process_dies()
    {
        for (var call = 1; call <= 8; call++)
        {
            using var house = await TestHouse.OpenAsync(dynamo);
            var opened = await house.AlarmAsync(0, severity: "P2");
            house.Wire.Forget();
            house.Wire.Before = n => n == call ? Fault.CrashAfter : Fault.None;
            await Record.ExceptionAsync(() => house.OkAsync(5));
            house.Wire.Before = _ => Fault.None;

            var incident = (await house.IncidentAsync(opened.IncidentId!)).Incident;
            Assert.Equal(!incident.IsOpen, await house.PostMortemAsync(incident.Id) is not null);
        }
    }

    [Fact]
    public async Task It_begins_when_a_person_ends_the_incident_and_what_they_say_afterwards_moves_nothing()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var id = (await house.AlarmAsync(0)).IncidentId!;

        Assert.Equal(CommandOutcome.Done, await SayAsync(house, id, new IncidentAction.Acknowledge()));
        Assert.Equal(CommandOutcome.Done, await SayAsync(house, id, new IncidentAction.Resolve()));
        var it = (await house.PostMortemAsync(id))!;
        Assert.True(await house.SaveAsync(it, it.Published("It was the disk.", house.Clock.Now)));
        Assert.Equal(
            CommandOutcome.Done,
            await SayAsync(house, id, new IncidentAction.Note("The disk is bigger now."))
        );

        Assert.Empty(await house.DueAsync());
        var record = (await house.History().FindAsync(id, Deadline.Never))!;
        Assert.NotNull(record.Times.ToAcknowledge);
        Assert.Contains(
            "the responder",
            PostMortemDraft.TextOf(
                PostMortem.Of(record.Incident),
                record,
                EmbeddedTemplate.Read(),
                IncidentRoles.Unknown
            ),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "Maya",
            PostMortemDraft.TextOf(
                PostMortem.Of(record.Incident),
                record,
                EmbeddedTemplate.Read(),
                IncidentRoles.Unknown
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task It_is_reminded_of_after_24_and_48_hours_and_then_no_more()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await house.EpisodeAsync(0, 5);

        await house.RemindAsync(TimeSpan.FromHours(1));
        Assert.Empty(house.Slack.Announced);
        await house.RemindAsync(Day);
        await house.RemindAsync(TimeSpan.FromHours(1));
        Assert.Contains("is due in", Assert.Single(house.Slack.Announced).Title, StringComparison.Ordinal);
        await house.RemindAsync(Day);
        await house.RemindAsync(Day);
        await house.RemindAsync(Day);

        Assert.Equal(2, house.Slack.Announced.Count);
        Assert.EndsWith("is overdue", house.Slack.Announced.Last().Title, StringComparison.Ordinal);
        Assert.Equal(PostMortemState.Overdue, Assert.Single(await house.DueAsync()).StateAt(house.Clock.Now));
    }

    [Fact]
    public async Task A_reminder_is_said_once_wherever_the_tick_dies()
    {
        for (var call = 1; call <= 8; call++)
        {
            using var house = await TestHouse.OpenAsync(dynamo);
            await house.EpisodeAsync(0, 5);
            house.Clock.Advance(Day + Day);
            house.Wire.Forget();
            house.Wire.Before = n => n == call ? Fault.CrashAfter : Fault.None;
            await Record.ExceptionAsync(() => house.RemindAsync(TimeSpan.Zero));
            house.Wire.Before = _ => Fault.None;

            // A message under way when the process died is sent again when its lease ends: that is the announcements'
            // own rule.
            await house.RemindAsync(TimeSpan.FromMinutes(2));
            await house.RemindAsync(TimeSpan.FromMinutes(2));

            Assert.Single(house.Slack.Announced.Select(a => a.Id).Distinct());
        }
    }

    [Fact]
    public async Task What_comes_back_keeps_its_text_and_gets_a_new_time()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var id = await house.EpisodeAsync(0, 5);
        var first = (await house.PostMortemAsync(id))!;
        Assert.True(await house.SaveAsync(first, first.Saved("What I know so far.", house.Clock.Now)));

        await house.AlarmAsync(10);
        await house.RemindAsync(Day);
        Assert.Empty(house.Slack.Announced);
        await house.OkAsync(2000);

        var it = (await house.PostMortemAsync(id))!;
        Assert.Equal("What I know so far.", it.Text);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 21, 20, 0, TimeSpan.Zero), it.EndedAt);
        await house.RemindAsync(TimeSpan.FromHours(34));
        Assert.Contains("is due in", Assert.Single(house.Slack.Announced).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_save_at_once_one_is_told_to_look_again()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var it = (await house.PostMortemAsync(await house.EpisodeAsync(0, 5)))!;

        var saved = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(n => house.SaveAsync(it, it.Saved($"text {n}", house.Clock.Now)))
        );

        Assert.Single(saved, s => s);
        Assert.Equal(1, (await house.PostMortemAsync(it.IncidentId))!.Version);
    }

    [Fact]
    public async Task It_is_listed_until_it_is_published_and_everything_in_it_is_done()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var it = (await house.PostMortemAsync(await house.EpisodeAsync(0, 5)))!;

        var published = it.Published("## Action items\n- [ ] a (owner: maya, deadline: 2026-11-24)", house.Clock.Now);
        Assert.True(await house.SaveAsync(it, published));
        Assert.Equal(PostMortemState.Published, Assert.Single(await house.DueAsync()).StateAt(house.Clock.Now));
        await house.RemindAsync(Day + Day);
        await house.RemindAsync(Day);
        Assert.StartsWith("An action item", Assert.Single(house.Slack.Announced).Title, StringComparison.Ordinal);

        Assert.True(
            await house.SaveAsync(published, published.Saved(ActionItem.Tick(published.Text!, 1)!, house.Clock.Now))
        );
        Assert.Empty(await house.DueAsync());
        house.Wire.Forget();
        await house.Get<PostMortemTick>().RunAsync(house.Clock.Now + Day, Deadline.Never);
        Assert.Equal(["Query"], house.Wire.Calls);
    }

    [Fact]
    public async Task What_is_published_does_not_hold_for_an_incident_that_comes_back()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var it = (await house.PostMortemAsync(await house.EpisodeAsync(0, 5)))!;
        Assert.True(await house.SaveAsync(it, it.Published("It was the disk.", house.Clock.Now)));
        Assert.Empty(await house.DueAsync());

        await house.EpisodeAsync(10, 15);

        var again = Assert.Single(await house.DueAsync());
        Assert.Equal((PostMortemState.Draft, "It was the disk."), (again.StateAt(house.Clock.Now), again.Text));
    }

    private static async Task<CommandOutcome> SayAsync(TestHouse house, string id, IncidentAction action)
    {
        var command = new IncidentCommand
        {
            IncidentId = id,
            Id = action.GetType().Name,
            Way = CommandWay.Cli,
            Who = "Maya Okafor",
            At = house.Clock.Now,
            Action = action,
        };
        return (
            await house.Get<CommandPipeline>().HandleAsync(command, TimeSpan.FromSeconds(30), CancellationToken.None)
        ).Outcome;
    }
}
