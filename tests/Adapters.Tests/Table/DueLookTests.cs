using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.Consistency;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Notifications;

namespace RoleFerry.Adapters.Tests.Table;

public class DueLookTests(DynamoDbLocalFixture dynamo)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_minute_in_which_nothing_is_due_asks_six_times()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        await house.AlarmAsync(0, severity: "P2");
        await house.MinuteAsync(Minute);
        house.Wire.Forget();

        await house.MinuteAsync(Minute);

        // Twice the index, beside each other; policy, silences, who is on call, and what is put aside.
        Assert.Equal(["BatchGetItem", "Query", "Query", "Query", "Scan", "Scan"], house.Wire.Calls.Order());
    }

    [Fact]
    public async Task What_the_minute_writes_itself_it_finds_in_the_same_minute()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var now = house.Clock.Now;
        var outbox = house.Get<OutboxStore>();
        house.PagerDuty.Answer = _ => new Delivery.Retry("HTTP 500");
        await house.AlarmAsync(0, severity: "P0");
        Assert.Empty(await outbox.DueAsync(now, 10, Deadline.Never));
        Assert.NotNull(house.Get<TableCalls>().Due.Last(now));

        await house.AlarmAsync(1, "other", "P0");

        Assert.Null(house.Get<TableCalls>().Due.Last(now));
    }

    [Fact]
    public async Task What_a_look_found_is_good_for_some_seconds()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var due = house.Get<TableCalls>().Due;
        var now = house.Clock.Now;

        var found = await due.PartitionsAsync(now, Deadline.Never);

        Assert.Empty(Assert.IsAssignableFrom<IReadOnlySet<string>>(found));
        Assert.Same(found, due.Last(now));
        Assert.Null(due.Last(now.AddSeconds(11)));
        house.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Null(due.Last(now));
    }

    [Theory]
    [InlineData(DueLook.MostItems - 100, true)]
    [InlineData(DueLook.MostItems + 1, false)]
    public async Task Where_more_waits_than_a_look_sees_all_partitions_are_asked(int waiting, bool isEnough)
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var client = house.Get<IAmazonDynamoDB>();
        var (table, inAnHour) = (house.Get<TableCalls>().Table, house.Clock.Now.AddHours(1));
        foreach (var some in Enumerable.Range(0, waiting).Chunk(25))
            await client.BatchWriteItemAsync(
                new BatchWriteItemRequest
                {
                    RequestItems = new() { [table] = [.. some.Select(n => Put(n, inAnHour))] },
                },
                TestContext.Current.CancellationToken
            );
        await house.AlarmAsync(0, severity: "P0");
        house.Clock.Advance(Minute);
        house.Wire.Forget();

        await house.Get<OutboxStore>().DueAsync(house.Clock.Now, 10, Deadline.Never);

        Assert.Equal(isEnough ? 0 : 16, house.Wire.Calls.Count(call => call == "Query"));
        Assert.Equal(isEnough, house.Get<TableCalls>().Due.Last(house.Clock.Now) is not null);

        static WriteRequest Put(int n, DateTimeOffset due) =>
            new(new PutRequest(new Item($"WAITS#{n}", "-").With("dueShard", "OUT#P3#0").With("dueAt", due)));
    }

    [Fact]
    public async Task A_look_that_is_not_answered_keeps_nothing_back()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.PagerDuty.Answer = house.Slack.Answer = _ => new Delivery.Retry("HTTP 500");
        await house.AlarmAsync(0, severity: "P0");
        house.Clock.Advance(10 * Minute);
        house.Wire.Forget();
        house.Wire.Before = n => house.Wire.Calls[n - 1] == "Scan" ? Fault.NotCarriedOut : Fault.None;

        var due = await house
            .Get<OutboxStore>()
            .DueAsync(house.Clock.Now, 10, new Deadline(house.Clock.Now, CancellationToken.None));

        Assert.NotEmpty(due);
        Assert.Equal(16, house.Wire.Calls.Count(call => call == "Query"));
    }
}
