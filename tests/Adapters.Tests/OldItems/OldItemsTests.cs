using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Escalation;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.OldItems;

/// <summary>
/// <c>before-commands.json</c> holds items as the code before people's commands wrote them: an incident of two alarms
/// that is open, a page that PagerDuty has not taken, and an incident that ended, was opened again and ended again.
/// </summary>
public class OldItemsTests(DynamoDbLocalFixture dynamo)
{
    private static IReadOnlyList<Dictionary<string, AttributeValue>> Old { get; } =
        ItemJson.Read(
            File.ReadAllText(
                Path.Combine(
                    RoleFerry.Local.RepositoryRoot.Find(),
                    "tests",
                    "Adapters.Tests",
                    "OldItems",
                    "before-commands.json"
                )
            )
        );

    [Fact]
    public async Task Items_of_the_older_code_are_read_worked_on_and_ended_by_this_one()
    {
        using var house = await HouseOfOldItemsAsync();
        var open = Assert.Single(await house.IncidentsAsync(), i => i.IsOpen);
        Assert.Equal(
            (0, 0, "", "", null, null),
            (open.Generation, open.Level, open.Owner, open.AcknowledgedBy, open.AskedAt, open.SeverityOfAlarms)
        );
        Assert.Equal(
            ["api-5xx", "api-latency"],
            (await house.IncidentAsync(open.Id)).Members.Select(m => m.Name).Order()
        );

        Assert.Equal(CommandOutcome.Done, await SayAsync(house, open.Id, new IncidentAction.Acknowledge()));
        Assert.Equal(
            CommandOutcome.Done,
            await SayAsync(house, open.Id, new IncidentAction.ChangeSeverity(Severity.P2))
        );
        await house.OkAsync(10);

        var ended = (await house.IncidentAsync(open.Id)).Incident;
        Assert.Equal((IncidentStatus.Resolved, "Maya", ""), (ended.Status, ended.AcknowledgedBy, ended.ResolvedBy));
        Assert.NotEmpty(await house.Get<IncidentStore>().TimelineAsync(open.Id, Deadline.Never));
    }

    [Fact]
    public async Task An_alarm_that_the_older_code_left_firing_keeps_its_incident_open_when_others_recover()
    {
        using var house = await HouseOfOldItemsAsync();
        var open = Assert.Single(await house.IncidentsAsync(), i => i.IsOpen).Id;
        await house.AlarmAsync(10, "api-latency");
        await house.AlarmAsync(10, "api-queue");

        await house.OkAsync(11, "api-latency");
        await house.OkAsync(12, "api-queue");
        Assert.True((await house.IncidentAsync(open)).Incident.IsOpen);

        await house.OkAsync(13);
        Assert.False((await house.IncidentAsync(open)).Incident.IsOpen);
    }

    [Fact]
    public async Task A_page_that_the_older_code_left_is_sent()
    {
        using var house = await HouseOfOldItemsAsync();

        await house.TickAsync(TimeSpan.FromMinutes(5));

        Assert.Contains(house.PagerDuty.Taken, m => m.Notification.Kind == NotificationKind.Page);
    }

    [Fact]
    public async Task The_clock_runs_for_what_the_older_code_left_open_once_it_is_adopted()
    {
        using var house = await HouseOfOldItemsAsync();
        var open = Assert.Single(await house.IncidentsAsync(), i => i.IsOpen);
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await RunClockAsync(house));

        await new IncidentHistory(house.Get<TableCalls>()).AdoptAsync(
            house.Get<IncidentStore>(),
            house.Get<PostMortemStore>().BeginAsync,
            house.Clock.Now,
            Deadline.Never
        );

        Assert.NotEqual(0, await RunClockAsync(house));
        Assert.NotEqual(0, (await house.IncidentAsync(open.Id)).Incident.Level);
    }

    [Fact]
    public async Task What_the_older_code_ended_can_be_opened_again()
    {
        using var house = await HouseOfOldItemsAsync();
        var over = Assert.Single(await house.IncidentsAsync(), i => !i.IsOpen);

        house.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(CommandOutcome.AlreadySo, await SayAsync(house, over.Id, new IncidentAction.Resolve()));
        Assert.Equal(CommandOutcome.Done, await SayAsync(house, over.Id, new IncidentAction.Reopen()));
    }

    [Fact]
    public async Task Items_of_this_code_are_read_by_the_older_one()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var id = (await house.AlarmAsync(0, severity: "P2")).IncidentId!;
        foreach (
            var action in new IncidentAction[]
            {
                new IncidentAction.Note("words"),
                IncidentAction.Escalate.Next,
                new IncidentAction.Acknowledge(),
                new IncidentAction.ChangeSeverity(Severity.P1),
                new IncidentAction.Mute(TimeSpan.FromHours(1)),
                new IncidentAction.Page("Jonas", ["U07JONAS002"], []),
                new IncidentAction.Assign("Jonas"),
                new IncidentAction.Resolve(),
            }
        )
            Assert.Equal(CommandOutcome.Done, await SayAsync(house, id, action));

        var items = (await house.ItemsAsync()).Values;

        OlderReader.ReadAll(items);
        var incident = OlderReader.Incident(items.Single(i => i["SK"].S == "STATE"));
        Assert.Equal((id, 9, "Resolved", "P1"), (incident.Id, incident.Version, incident.Status, incident.Severity));
    }

    [Fact]
    public void The_older_reader_reads_the_older_items() => OlderReader.ReadAll(Old);

    private static Task<int> RunClockAsync(TestHouse house) =>
        house.Get<EscalationTick>().RunAsync(house.Clock.Now, Deadline.Never);

    private async Task<TestHouse> HouseOfOldItemsAsync()
    {
        var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.GroupedBy("service"));
        foreach (var item in Old)
            await house.PutAsync(item);
        return house;
    }

    private static async Task<CommandOutcome> SayAsync(TestHouse house, string incidentId, IncidentAction action)
    {
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var answer = await house
            .Get<CommandPipeline>()
            .HandleAsync(
                new IncidentCommand
                {
                    IncidentId = incidentId,
                    Id = $"{Guid.NewGuid()}",
                    Way = CommandWay.In(SlackKind.Value),
                    Who = "Maya",
                    At = house.Clock.Now,
                    Action = action,
                },
                TimeSpan.FromSeconds(10),
                CancellationToken.None
            );
        return answer.Outcome;
    }
}
