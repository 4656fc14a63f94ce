using System.Text;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Channels.Slack;

namespace RoleFerry.Adapters.Tests.Endpoints;

public class TurnedAwayTests(DynamoDbLocalFixture dynamo)
{
    private static readonly string[] Endpoints = ["/slack/actions", "/slack/commands", "/pagerduty"];

    [Fact]
    public async Task Unsigned_forged_stale_and_tampered_requests_are_401_change_nothing_and_are_counted()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        var before = await house.SnapshotAsync();
        var click = house.Click(SlackAction.Acknowledge, id);
        var webhook = house.Webhook(id, "incident.acknowledged");
        EndpointRequest[] bad =
        [
            .. Endpoints.Select(path => new EndpointRequest(
                "POST",
                path,
                new Dictionary<string, string>(),
                click.Body
            )),
            house.Signed("/slack/actions", Encoding.UTF8.GetString(click.Body.Span), secret: "another"),
            house.Signed("/slack/commands", "text=resolve", secret: "another"),
            house.Signed(
                "/slack/actions",
                Encoding.UTF8.GetString(click.Body.Span),
                at: house.Clock.Now.AddSeconds(-301)
            ),
            house.Signed(
                "/slack/actions",
                Encoding.UTF8.GetString(click.Body.Span),
                at: house.Clock.Now.AddSeconds(310)
            ),
            click with
            {
                Body = Tampered(click.Body),
            },
            webhook with
            {
                Body = Tampered(webhook.Body),
            },
            DeskHouse.Webhook(Encoding.UTF8.GetString(webhook.Body.Span), secret: "another"),
        ];

        foreach (var request in bad)
            Assert.Equal(401, (await house.HandleAsync(request)).Status);

        Assert.Equal(before, await house.SnapshotAsync());
        house.Get<FunctionMetrics>().Flush();
        Assert.Equal(3, house.Metrics.Written.Count(m => m == "DeskRequestsMissing{} 1"));
        Assert.Equal(5, house.Metrics.Written.Count(m => m == "DeskRequestsForged{} 1"));
        Assert.Equal(2, house.Metrics.Written.Count(m => m == "DeskRequestsStale{} 1"));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_413_and_not_even_looked_at()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var request = house.Signed("/slack/commands", new string('a', EndpointRouter.MaxBytes + 1));

        Assert.Equal(413, (await house.HandleAsync(request)).Status);
    }

    [Fact]
    public async Task Other_paths_and_methods_are_nothing()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);

        Assert.Equal(404, (await house.HandleAsync(house.Signed("/", ""))).Status);
        Assert.Equal(404, (await house.HandleAsync(house.Post("/signals/nagios", "{}"))).Status);
        Assert.Equal(405, (await house.HandleAsync(house.Signed("/slack/actions", "") with { Method = "GET" })).Status);
    }

    [Fact]
    public async Task A_secret_that_was_changed_lets_the_new_signatures_in()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        await house.TypeAsync("list");
        house.Parameters["/roleferry/test/slack/signing-secret"] = "changed";
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var click = house.Click(SlackAction.Acknowledge, id);

        var answer = await house.HandleAsync(
            house.Signed("/slack/actions", Encoding.UTF8.GetString(click.Body.Span), secret: "changed")
        );

        Assert.Equal(200, answer.Status);
        Assert.Equal("Maya Okafor", (await house.IncidentAsync(id)).AcknowledgedBy);
    }

    [Fact]
    public async Task Faults_of_our_own_are_503_and_never_4xx()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        await house.TypeAsync("list");
        house.Wire.Before = _ =>
        {
            house.Clock.Advance(TimeSpan.FromMilliseconds(200));
            return Fault.NotCarriedOut;
        };

        Assert.Equal(503, (await house.HandleAsync(house.Webhook(id, "incident.acknowledged"))).Status);
        Assert.Equal(503, (await house.HandleAsync(house.Click(SlackAction.Acknowledge, id))).Status);
    }

    [Fact]
    public async Task Without_a_secret_the_endpoint_is_closed_and_that_is_our_fault()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        house.Parameters.Remove("/roleferry/test/pagerduty/webhook-secret");

        Assert.Equal(503, (await house.HandleAsync(house.Webhook("INC-7F3K9Q2M", "incident.acknowledged"))).Status);
    }

    [Fact]
    public async Task Requests_that_cannot_be_authenticated_are_all_counted_and_logged_once_a_minute()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        house.Parameters.Remove("/roleferry/test/pagerduty/webhook-secret");

        for (var n = 0; n < 5; n++)
            await house.HandleAsync(house.Webhook("INC-7F3K9Q2M", "incident.acknowledged"));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.HandleAsync(house.Webhook("INC-7F3K9Q2M", "incident.acknowledged"));

        Assert.Equal(
            [
                "Error: Requests of PagerDuty cannot be authenticated: no secret is configured (1 since the last line)",
                "Error: Requests of PagerDuty cannot be authenticated: no secret is configured (5 since the last line)",
            ],
            house.Logs.Lines.Where(l => l.Contains("authenticated", StringComparison.Ordinal)).Select(l => l.Trim())
        );
        house.Get<FunctionMetrics>().Flush();
        Assert.Equal(6, house.Metrics.Written.Count(m => m == "DeskClosed{} 1"));
    }

    [Fact]
    public async Task No_secret_is_logged_or_answered()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        await house.HandleAsync(house.Click(SlackAction.Acknowledge, id));
        await house.HandleAsync(house.Signed("/slack/actions", "x=1", secret: "another"));

        foreach (var secret in house.Parameters.Values)
            Assert.DoesNotContain(secret, string.Join('\n', house.Logs.Lines), StringComparison.Ordinal);
    }

    private static byte[] Tampered(ReadOnlyMemory<byte> body)
    {
        var bytes = body.ToArray();
        bytes[^3] ^= 1;
        return bytes;
    }
}
