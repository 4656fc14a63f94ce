using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Channels.Slack;

namespace RoleFerry.Adapters.Tests.Endpoints;

public class StrangerLimitTests(DynamoDbLocalFixture dynamo)
{
    private const string Source = "203.0.113.7";

    [Fact]
    public async Task Too_many_strangers_are_429_with_a_time_to_wait_and_cost_neither_SSM_nor_a_log_line()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        await ExhaustAsync(house);
        house.Clock.Advance(TimeSpan.FromMilliseconds(500));
        var (lines, asked) = (house.Logs.Lines.Count, house.Ssm.Requests.Count);

        var answer = await house.HandleAsync(Forged(house));
        for (var n = 0; n < 50; n++)
            await house.HandleAsync(Forged(house));

        Assert.Equal((429, TimeSpan.FromSeconds(3)), (answer.Status, answer.RetryAfter));
        Assert.Equal((lines, asked), (house.Logs.Lines.Count, house.Ssm.Requests.Count));
        house.Get<FunctionMetrics>().Flush();
        Assert.Equal(51, house.Metrics.Written.Count(m => m == "DeskRequestsLimited{} 1"));
        Assert.Equal(StrangerLimit.AMinute, house.Metrics.Written.Count(m => m == "DeskRequestsForged{} 1"));
    }

    [Fact]
    public async Task A_right_secret_is_let_in_however_many_strangers_come_from_the_same_address()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        await ExhaustAsync(house);

        for (var n = 0; n < 3 * StrangerLimit.AMinute; n++)
            Assert.Equal(200, (await house.HandleAsync(house.Typed("list") with { Source = Source })).Status);
        var click = house.Click(SlackAction.Acknowledge, id) with { Source = Source };
        Assert.Equal(200, (await house.HandleAsync(click)).Status);

        Assert.Equal("Maya Okafor", (await house.IncidentAsync(id)).AcknowledgedBy);
    }

    [Fact]
    public async Task Another_address_and_another_endpoint_are_not_limited_and_time_ends_it()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        await ExhaustAsync(house);

        Assert.Equal(429, (await house.HandleAsync(Forged(house))).Status);
        Assert.Equal(401, (await house.HandleAsync(Forged(house) with { Source = "203.0.113.8" })).Status);
        Assert.Equal(
            401,
            (await house.HandleAsync(DeskHouse.Webhook("{}", secret: "another") with { Source = Source })).Status
        );
        house.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(401, (await house.HandleAsync(Forged(house))).Status);
    }

    [Fact]
    public async Task A_new_secret_is_found_within_minutes_though_its_sender_was_limited()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        await ExhaustAsync(house);
        house.Parameters["/roleferry/test/slack/signing-secret"] = "changed";
        house.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(200, (await house.HandleAsync(house.Signed("/slack/commands", "text=list", "changed"))).Status);
    }

    [Fact]
    public void All_addresses_of_one_IPv6_network_are_one_source()
    {
        var limit = new StrangerLimit(new Clock());
        for (var n = 0; n < StrangerLimit.AMinute; n++)
            limit.Count("Slack", From($"2001:db8:1:2::{n:x}"));

        Assert.NotNull(limit.WaitOf("Slack", From("2001:db8:1:2:ffff::1")));
        Assert.Null(limit.WaitOf("Slack", From("2001:db8:1:3::1")));
    }

    [Fact]
    public void A_crowd_of_addresses_takes_bounded_memory_and_then_shares_one_bucket()
    {
        var clock = new Clock();
        clock.StandStill();
        var limit = new StrangerLimit(clock);
        for (var n = 0; n < 100_000; n++)
            limit.Count("Slack", From($"10.{n >> 16}.{(n >> 8) & 255}.{n & 255}"));

        Assert.NotNull(limit.WaitOf("Slack", From("203.0.113.9")));
        clock.Advance(TimeSpan.FromMinutes(1));
        limit.Count("Slack", From("203.0.113.10"));
        Assert.Null(limit.WaitOf("Slack", From("203.0.113.9")));
    }

    private static EndpointRequest From(string source) =>
        new("POST", "/slack/actions", new Dictionary<string, string>(), ReadOnlyMemory<byte>.Empty, source);

    private static EndpointRequest Forged(DeskHouse house) =>
        house.Signed("/slack/commands", "text=resolve", secret: "another") with
        {
            Source = Source,
        };

    private static async Task ExhaustAsync(DeskHouse house)
    {
        for (var n = 0; n < StrangerLimit.AMinute; n++)
            Assert.Equal(401, (await house.HandleAsync(Forged(house))).Status);
    }
}
