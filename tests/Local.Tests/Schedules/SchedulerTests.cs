using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace RoleFerry.Local.Tests.Schedules;

public class SchedulerTests(DynamoDbLocalFixture database)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 10, 0, 30, TimeSpan.Zero);

    [Fact]
    public async Task Every_minute_the_function_gets_an_event_with_the_minute_in_it()
    {
        var time = new FakeTimeProvider(Start);
        await using var stack = await TestStack.StartAsync(database, o => o with { Time = time, RunSchedules = true });

        time.Advance(TimeSpan.FromSeconds(30));
        await stack.WhenIdleAsync();
        time.Advance(TimeSpan.FromMinutes(1));
        await stack.WhenIdleAsync();

        var events = stack.Functions.History.Select(i => JsonNode.Parse(i.Payload)!).ToArray();
        Assert.Equal(["2026-03-01T10:01:00Z", "2026-03-01T10:02:00Z"], events.Select(e => (string)e["time"]!));
        Assert.Equal("aws.events", (string)events[0]["source"]!);
        Assert.Equal("Scheduled Event", (string)events[0]["detail-type"]!);
        Assert.Equal(
            "arn:aws:events:eu-central-1:000000000000:rule/SampleEveryMinute",
            (string)events[0]["resources"]![0]!
        );
    }

    [Fact]
    public async Task Schedules_that_are_switched_off_fire_by_hand_for_any_moment()
    {
        var time = new FakeTimeProvider(Start);
        await using var stack = await TestStack.StartAsync(database, o => o with { Time = time });

        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(stack.Functions.History);
        using var client = new HttpClient();
        using var answer = await client.PostAsync(
            new Uri(stack.Endpoint, "_local/tick/Sample?time=2031-01-01T00:00:00Z"),
            null,
            TestContext.Current.CancellationToken
        );

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(
            "2031-01-01T00:00:00Z",
            (string)JsonNode.Parse(stack.Functions.History.Single().Payload)!["time"]!
        );
    }
}
