using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;

namespace RoleFerry.Adapters.Signals;

/// <summary>The signals of the last weeks, as they were handled.</summary>
public sealed class SignalLog(TableCalls calls)
{
    /// <summary>Those handled between two moments, in order of handling.</summary>
    public async Task<IReadOnlyList<HandledSignal>> ReadAsync(
        DateTimeOffset from,
        DateTimeOffset until,
        Deadline deadline
    )
    {
        var handled = new List<HandledSignal>();
        for (var day = from.UtcDateTime.Date; day <= until.UtcDateTime; day = day.AddDays(1))
        {
            var shards = await Task.WhenAll(
                Enumerable
                    .Range(0, SignalLogItem.Shards)
                    .Select(shard =>
                        QueryAsync(SignalLogItem.Pk(new DateTimeOffset(day, TimeSpan.Zero), shard), deadline)
                    )
            );
            handled.AddRange(shards.SelectMany(s => s));
        }

        return
        [
            .. handled
                .Where(h => h.HandledAt >= from && h.HandledAt < until)
                .OrderBy(h => h.HandledAt)
                .ThenBy(h => h.Signal.DedupId, StringComparer.Ordinal),
        ];
    }

    private async Task<List<HandledSignal>> QueryAsync(string pk, Deadline deadline)
    {
        var items = await calls.QueryAsync(
            new QueryRequest
            {
                KeyConditionExpression = "PK = :pk",
                ExpressionAttributeValues = new() { [":pk"] = Item.Text(pk) },
            },
            deadline
        );
        return calls.Readable(items, SignalLogItem.Read);
    }
}
