using System.Text.Json.Nodes;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Tests.Endpoints;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.Channels.PagerDuty;

public class PagerDutyEndpointTests(DynamoDbLocalFixture dynamo)
{
    [Fact]
    public async Task What_is_done_in_PagerDuty_is_done_here_told_in_Slack_and_not_told_back_but_for_the_end()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        var events = house.Told("/v2/enqueue").Count;

        await SayAsync(house, id, "incident.acknowledged");
        Assert.Equal((IncidentStatus.Acknowledged, "Maya Okafor"), await StandingAsync(house, id));
        await SayAsync(house, id, "incident.unacknowledged");
        Assert.Equal((IncidentStatus.Open, ""), await StandingAsync(house, id));
        await SayAsync(house, id, "incident.resolved");
        Assert.Equal(IncidentStatus.Resolved, (await house.IncidentAsync(id)).Status);
        await SayAsync(house, id, "incident.reopened");
        Assert.Equal(IncidentStatus.Open, (await house.IncidentAsync(id)).Status);

        // Of the end alone it is told back: news that was under way to it might have begun its incident anew.
        Assert.Equal(events + 1, house.Told("/v2/enqueue").Count);
        Assert.Contains(
            "Maya Okafor resolved it in PagerDuty",
            string.Join('\n', house.Told("/api/chat.postMessage")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Escalations_owners_priorities_and_notes_come_over()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync("P2");
        JsonObject To(string person) =>
            new() { ["assignees"] = new JsonArray(new JsonObject { ["id"] = person, ["summary"] = "Somebody" }) };

        await SayAsync(house, id, "incident.escalated", To("PJONAS2"));
        Assert.Equal(1, (await house.IncidentAsync(id)).Level);
        await SayAsync(house, id, "incident.reassigned", To("PPRIYA3"));
        Assert.Equal("Priya Raman", (await house.IncidentAsync(id)).Owner);
        await SayAsync(house, id, "incident.delegated", To("PUNKNOWN"));
        await SayAsync(
            house,
            id,
            "incident.priority_updated",
            new JsonObject { ["priority"] = new JsonObject { ["summary"] = "P1" } }
        );
        // A note names PagerDuty's own id only; the link was learnt from what came before.
        await house.HandleAsync(
            DeskHouse.Webhook(
                """
                {"event":{"id":"01NOTE","event_type":"incident.annotated","occurred_at":"2026-11-23T12:30:00Z",
                 "agent":{"id":"PMAYA01","type":"user_reference","summary":"Maya"},
                 "data":{"id":"PNOTE","type":"incident_note","content":"the pool is exhausted","incident":{"id":"Q1LOCAL","type":"incident_reference"}}}}
                """
            )
        );

        var incident = await house.IncidentAsync(id);
        Assert.Equal(("Somebody", Severity.P1), (incident.Owner, incident.Severity));
        Assert.Equal(
            [
                "escalated it to Jonas Lind.",
                "gave it to Priya Raman.",
                "gave it to Somebody.",
                "set it from P2 to P1.",
                "the pool is exhausted",
            ],
            (await house.TimelineAsync(id))
                .Skip(1)
                .Select(e => e.What.Replace("Maya Okafor ", "", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task PagerDutys_own_escalation_is_noted_and_pages_nobody_more()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();

        await SayAsync(house, id, "incident.escalated", agent: "service_reference");

        Assert.Equal(0, (await house.IncidentAsync(id)).Level);
        Assert.Equal(IncidentAction.Note.Kind, (await house.TimelineAsync(id))[^1].Kind);
    }

    [Fact]
    public async Task An_echo_of_what_we_did_ourselves_changes_nothing()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        await house.HandleAsync(house.Click("acknowledge", id));
        house.Clock.Advance(TimeSpan.FromSeconds(2));
        await house.TypeAsync($"unack {id}");
        var version = (await house.IncidentAsync(id)).Version;

        // The echo of the acknowledgement arrives after it was taken back, with PagerDuty's own later time.
        var answer = await house.HandleAsync(
            house.Webhook(id, "incident.acknowledged", agent: "inbound_integration_reference")
        );

        Assert.Equal((200, version), (answer.Status, (await house.IncidentAsync(id)).Version));
        Assert.Equal(IncidentStatus.Open, (await house.IncidentAsync(id)).Status);
        house.Get<FunctionMetrics>().Flush();
        Assert.Contains("DeskEchoes{} 1", house.Metrics.Written);
    }

    [Fact]
    public async Task An_event_that_comes_again_is_done_once()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        var webhook = house.Webhook(
            id,
            "incident.priority_updated",
            data: new JsonObject { ["priority"] = new JsonObject { ["summary"] = "none of ours" } }
        );

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => house.HandleAsync(webhook)));
        await house.HandleAsync(webhook);

        Assert.Single(await house.TimelineAsync(id), e => e.Kind == IncidentAction.Note.Kind);
    }

    [Fact]
    public async Task A_webhook_that_comes_hours_late_does_not_acknowledge_what_was_opened_again_since()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        var late = house.Webhook(id, "incident.acknowledged");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.TypeAsync($"resolve {id}");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.TypeAsync($"reopen {id}");
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        var answer = await house.HandleAsync(late);

        Assert.StartsWith("Late", answer.Text, StringComparison.Ordinal);
        Assert.Equal(IncidentStatus.Open, (await house.IncidentAsync(id)).Status);
    }

    [Fact]
    public async Task An_event_older_than_a_command_is_remembered_does_nothing()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();

        var answer = await house.HandleAsync(
            house.Webhook(id, "incident.escalated", at: house.Clock.Now.AddHours(-24.1))
        );

        Assert.Equal((200, "Ignored: its time is missing or too far from now.\n"), (answer.Status, answer.Text));
        Assert.Single(await house.TimelineAsync(id));
    }

    [Theory]
    [InlineData(
        """{"event":{"id":"1","event_type":"pagey.ping","data":{"message":"Hello from your friend Pagey!","type":"ping"}}}"""
    )]
    [InlineData(
        """{"event":{"id":"1","event_type":"incident.acknowledged","data":{"id":"QUNKNOWN","incident_key":"of-somebody-else"}}}"""
    )]
    [InlineData("""{"event":{"id":"1","event_type":"service.updated","data":{"id":"P1"}}}""")]
    [InlineData(
        """{"event":{"id":"1","event_type":"incident.acknowledged","data":{"id":"Q1","incident_key":"INC-00000000"},"agent":null}}"""
    )]
    [InlineData("""{"event":{"id":1,"event_type":[]}}""")]
    [InlineData("""{"messages":[]}""")]
    [InlineData("[]")]
    [InlineData("not json")]
    public async Task What_is_signed_is_never_4xx_whatever_it_is(string body)
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);

        Assert.Equal(200, (await house.HandleAsync(DeskHouse.Webhook(body))).Status);
    }

    private static async Task SayAsync(
        DeskHouse house,
        string id,
        string type,
        JsonObject? data = null,
        string agent = "user_reference"
    )
    {
        Assert.Equal(200, (await house.HandleAsync(house.Webhook(id, type, agent, data: data))).Status);
        house.Clock.Advance(TimeSpan.FromSeconds(2));
    }

    private static async Task<(IncidentStatus, string)> StandingAsync(DeskHouse house, string id)
    {
        var incident = await house.IncidentAsync(id);
        return (incident.Status, incident.AcknowledgedBy);
    }
}
