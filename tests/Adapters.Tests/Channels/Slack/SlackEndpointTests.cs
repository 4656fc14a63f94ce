using System.Text;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.Endpoints;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Access;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.Channels.Slack;

public class SlackEndpointTests(DynamoDbLocalFixture dynamo)
{
    [Fact]
    public async Task Acknowledge_tells_PagerDuty_edits_the_message_and_says_in_its_thread_who_did_it()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();

        var answer = await house.HandleAsync(house.Click(SlackAction.Acknowledge, id));

        Assert.Equal(200, answer.Status);
        Assert.Equal("acknowledge", (string?)house.Told("/v2/enqueue")[^1]["event_action"]);
        Assert.Contains(
            "acknowledged by Maya Okafor",
            Assert.Single(house.Told("/api/chat.update")).ToJsonString(),
            StringComparison.Ordinal
        );
        var thread = house.Told("/api/chat.postMessage")[^1];
        Assert.Equal("1.1", (string?)thread["thread_ts"]);
        Assert.Contains("Maya Okafor acknowledged it in Slack.", thread.ToJsonString(), StringComparison.Ordinal);
        var incident = await house.IncidentAsync(id);
        Assert.Equal(
            (IncidentStatus.Acknowledged, "Maya Okafor", "Maya Okafor"),
            (incident.Status, incident.AcknowledgedBy, incident.Owner)
        );
    }

    [Fact]
    public async Task Resolve_tells_PagerDuty_and_edits_the_message()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();

        await house.HandleAsync(house.Click(SlackAction.Resolve, id));

        Assert.Equal("resolve", (string?)house.Told("/v2/enqueue")[^1]["event_action"]);
        Assert.Contains(
            "Resolved",
            Assert.Single(house.Told("/api/chat.update")).ToJsonString(),
            StringComparison.Ordinal
        );
        Assert.False((await house.IncidentAsync(id)).IsOpen);
    }

    [Fact]
    public async Task A_severity_that_needs_PagerDuty_pages_it()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync("P2");
        Assert.Empty(house.Told("/v2/enqueue"));

        await house.HandleAsync(house.Click(SlackAction.Severity, $"{id} P1"));

        Assert.Equal("trigger", (string?)Assert.Single(house.Told("/v2/enqueue"))["event_action"]);
        Assert.Equal(Severity.P1, (await house.IncidentAsync(id)).Severity);
    }

    [Fact]
    public async Task Escalate_and_mute_do_what_they_say()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync("P2");

        await house.HandleAsync(house.Click(SlackAction.Escalate, id));
        house.Clock.Advance(TimeSpan.FromSeconds(2));
        await house.HandleAsync(house.Click(SlackAction.Mute, id));

        var incident = await house.IncidentAsync(id);
        Assert.Equal(1, incident.Level);
        Assert.Contains(await house.TimelineAsync(id), e =>
            e.What.StartsWith("Maya Okafor escalated it: ", StringComparison.Ordinal)
            && e.What.Contains("(primary) is notified", StringComparison.Ordinal)
        );
        Assert.InRange(
            incident.MutedUntil!.Value - house.Clock.Now,
            TimeSpan.FromMinutes(59),
            TimeSpan.FromMinutes(60)
        );
    }

    [Fact]
    public async Task Why_tells_only_whoever_asks_why_people_were_told_and_changes_nothing()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        var before = await house.IncidentAsync(id);

        var answer = await house.HandleAsync(house.Click(SlackAction.Why, id));
        var typed = await house.HandleAsync(house.Typed($"why {id}"));

        Assert.Equal(200, answer.Status);
        Assert.Contains("Notified: ", typed.Text, StringComparison.Ordinal);
        Assert.Contains("p1: taken", typed.Text, StringComparison.Ordinal);
        Assert.Contains("ephemeral", typed.Text, StringComparison.Ordinal);
        Assert.Equal(before.Version, (await house.IncidentAsync(id)).Version);
    }

    [Fact]
    public async Task A_replayed_click_changes_nothing()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync("P2");
        var click = house.Click(SlackAction.Escalate, id);
        await house.HandleAsync(click);
        var before = await house.SnapshotAsync();

        for (var i = 0; i < 3; i++)
            Assert.Equal(200, (await house.HandleAsync(click)).Status);

        Assert.Equal(before, await house.SnapshotAsync());
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_to_whoever_pressed_alone()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        await house.HandleAsync(house.Click(SlackAction.Acknowledge, id));
        house.Clock.Advance(TimeSpan.FromSeconds(2));

        await house.HandleAsync(house.Click(SlackAction.Acknowledge, id, user: "U07JONAS002"));

        var said = Assert.Single(house.Told("/actions/T1/2/3"));
        Assert.Contains("Maya Okafor already acknowledged it", (string?)said["text"], StringComparison.Ordinal);
        Assert.Equal("ephemeral", (string?)said["response_type"]);
    }

    [Fact]
    public async Task An_answer_goes_to_Slacks_address_only()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        await using var elsewhere = await Channels.VendorServer.StartAsync();
        var click = house.Click(SlackAction.Acknowledge, "INC-00000000");
        var body = Encoding
            .UTF8.GetString(click.Body.Span)
            .Replace(
                Uri.EscapeDataString(house.Vendor.Url.AbsoluteUri),
                Uri.EscapeDataString(elsewhere.Url.AbsoluteUri),
                StringComparison.Ordinal
            );

        await house.HandleAsync(house.Signed("/slack/actions", body));

        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Somebody_that_the_on_call_file_does_not_know_has_the_name_that_Slack_has()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        await house.ChangeOnCallAsync(policy => policy with { Access = new AccessRules { Acknowledge = ["anyone"] } });

        await house.HandleAsync(house.Click(SlackAction.Acknowledge, id, user: "U0STRANGER"));

        Assert.Equal("maya.o", (await house.IncidentAsync(id)).AcknowledgedBy);
    }

    [Fact]
    public async Task A_slow_PagerDuty_does_not_keep_Slack_waiting_and_hears_of_it_at_the_next_tick()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        var works = house.Vendor.Behave;
        house.Vendor.Behave = request => request.Path == "/v2/enqueue" ? Channels.Answer.Silence : works(request);

        var answer = await house.HandleAsync(house.Click(SlackAction.Acknowledge, id));
        var waiting = (await house.Get<OutboxStore>().OfIncidentAsync(id, Deadline.Never)).Count(e =>
            e.State == RoleFerry.Adapters.Incidents.OutboxState.Pending
        );
        house.Vendor.Behave = works;
        await house.TickAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(200, answer.Status);
        Assert.Equal(1, waiting);
        Assert.Equal("acknowledge", (string?)house.Told("/v2/enqueue")[^1]["event_action"]);
    }
}
