using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Tests.Metrics;

namespace RoleFerry.Adapters.Tests.Metrics;

public class CostTests(DynamoDbLocalFixture dynamo)
{
    [Fact]
    public async Task A_run_makes_as_many_calls_for_a_million_events_as_for_a_thousand()
    {
        var few = await CallsAsync(1_000);
        var many = await CallsAsync(1_000_000);
        Assert.Equal(few, many);
        Assert.InRange(few.Count(c => c is "Query" or "BatchGetItem" or "GetItem"), 1, 30);
    }

    private async Task<List<string>> CallsAsync(long events)
    {
        using var house = await RollupHouse.OpenAsync(dynamo, Some.ReplyRate, Some.Signups);
        var noon = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        for (int hour = 1; hour <= 10; hour++)
        {
            await house.CountAsync(Some.ReplyRate, noon.AddHours(-hour), events / 20, events / 100);
            await house.CountAsync(Some.Signups, noon.AddHours(-hour), events / 20, events / 20);
        }

        // The first run keeps every window of the week; what every later one costs is what matters.
        await house.RunAsync(RunKind.Hour, noon.AddMinutes(4));
        await house.CountAsync(Some.ReplyRate, noon.AddMinutes(1), events / 20, events / 100);
        house.Clock.Advance(TimeSpan.FromHours(1));
        house.Wire.Forget();
        await house.RunAsync(RunKind.Hour, noon.AddMinutes(64));
        return [.. house.Wire.Calls.Order(StringComparer.Ordinal)];
    }
}
