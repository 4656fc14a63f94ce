using System.Globalization;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Counters;

namespace RoleFerry.Adapters.Metrics;

/// <summary>
/// What LogErrors has counted for metrics. A read's cost follows slots, dimensions and shards, not events.
/// </summary>
public sealed class CounterStore(TableCalls calls)
{
    /// <summary>Reads all that was counted for a metric.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="from">The beginning of the first hour.</param>
    /// <param name="to">The end of the last one; does not belong to it.</param>
    /// <returns>
    /// One for each slot and combination of dimensions that has events, shards added up, the oldest first.
    /// </returns>
    public async Task<IReadOnlyList<CounterSlot>> ReadAsync(
        MetricDefinition metric,
        DateTimeOffset from,
        DateTimeOffset to,
        Deadline deadline
    )
    {
        var parts = metric.Counter is { } counter ? ReadAsync(counter, from, to, deadline) : Task.FromResult<Slots>([]);
        var wholes = metric.Whole is { } whole ? ReadAsync(whole, from, to, deadline) : Task.FromResult<Slots>([]);
        var values = new Dictionary<(DateTimeOffset Start, string By), CounterValue>();
        bool isRatio = metric.Kind == MetricKind.Ratio;
        foreach (var (place, numbers) in await parts)
            values[place] = isRatio
                ? new CounterValue(numbers.Events, numbers.Events, 0)
                : numbers.Value(metric.Counter!.Kind);
        foreach (var (place, numbers) in await wholes)
            values[place] = values
                .GetValueOrDefault(place, CounterValue.Zero)
                .Plus(new CounterValue(numbers.Events, 0, numbers.Events));
        return
        [
            .. values
                .OrderBy(v => v.Key.Start)
                .ThenBy(v => v.Key.By, StringComparer.Ordinal)
                .Select(v => new CounterSlot(v.Key.Start, v.Key.By, v.Value)),
        ];
    }

    private async Task<Slots> ReadAsync(
        CounterDefinition counter,
        DateTimeOffset from,
        DateTimeOffset to,
        Deadline deadline
    )
    {
        var first = counter.SlotOf(from);
        var last = counter.SlotOf(to.AddTicks(-1));
        var shards = await Task.WhenAll(
            Enumerable
                .Range(0, TableKeys.Shards)
                .Select(n =>
                    QueryAsync(
                        CounterKeys.Counter(counter.Name, n),
                        CounterKeys.SlotOf(first, counter.Slot),
                        CounterKeys.SlotOf(last, counter.Slot),
                        deadline
                    )
                )
        );
        var slots = new Slots();
        calls.Readable(shards.SelectMany(s => s), Add);
        return slots;

        CounterNumbers Add(Dictionary<string, AttributeValue> item)
        {
            var (slot, by) = CounterItem.PlaceOf(item);
            var place = (StartOf(slot, counter), by);
            if (!slots.TryGetValue(place, out var numbers))
                slots[place] = numbers = new CounterNumbers();
            CounterItem.Read(item, numbers);
            return numbers;
        }
    }

    /// <param name="last">The last slot; what else its key has begins with a #, and $ is the sign after that.</param>
    private Task<List<Dictionary<string, AttributeValue>>> QueryAsync(
        string pk,
        string first,
        string last,
        Deadline deadline
    ) =>
        calls.QueryAsync(
            new QueryRequest
            {
                KeyConditionExpression = "PK = :pk AND SK BETWEEN :from AND :to",
                ExpressionAttributeValues = new()
                {
                    [":pk"] = Item.Text(pk),
                    [":from"] = Item.Text(first),
                    [":to"] = Item.Text(last + "$"),
                },
                ConsistentRead = true,
            },
            deadline
        );

    private static DateTimeOffset StartOf(string slot, CounterDefinition counter) =>
        DateTimeOffset.ParseExact(
            slot,
            counter.IsFast ? "yyyyMMdd'T'HHmm" : "yyyyMMdd'T'HH",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
        );

    private sealed class Slots : Dictionary<(DateTimeOffset Start, string By), CounterNumbers>;
}
