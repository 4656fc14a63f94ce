using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Core.Metrics.Counters;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Logs;

/// <summary>
/// A slice of a batch as one <c>TransactWriteItems</c>: its mark, its counts, its groups' states and their signals.
/// </summary>
internal sealed class BatchTransaction(
    string table,
    LogBatch batch,
    BatchSlice slice,
    BatchDecision decision,
    KnownLogs known,
    IReadOnlyDictionary<CounterTally, DistinctSketch> different,
    LogRules rules,
    DateTimeOffset now
)
{
    /// <summary>As <see cref="IncidentStore"/>: the longest that a copy can be late.</summary>
    private static readonly TimeSpan SeenFor = TimeSpan.FromHours(24 + 6);

    /// <summary>How long hourly counts are kept: a month to look back on, and some days to compute it in.</summary>
    private static readonly TimeSpan CountedFor = TimeSpan.FromDays(35);

    private static readonly TimeSpan TraceKeptFor = TimeSpan.FromDays(7);

    /// <summary>When the minute's tick publishes a signal that the invocation has not.</summary>
    private static readonly TimeSpan SignalDue = TimeSpan.FromSeconds(30);

    private readonly string _writer = Guid.NewGuid().ToString("N");
    private readonly List<Signal> _signals = [];

    public TransactWriteItemsRequest Request { get; } = new() { TransactItems = [] };

    /// <summary>The signals that the transaction holds.</summary>
    public IReadOnlyList<Signal> Signals => _signals;

    public BatchTransaction Build()
    {
        Put(
            new Put
            {
                Item = new Item(LogKeys.Slice(batch.Id, slice.Number), "SEEN")
                    .With("type", "seen")
                    .With("logGroup", batch.Head!.LogGroup)
                    .With("handledAt", now)
                    .With("writer", _writer)
                    .With("expiresAt", Item.Expiry(now + SeenFor)),
                ConditionExpression = "attribute_not_exists(PK)",
                ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
            }
        );
        foreach (var counter in batch.Counters.Take(slice.Counters))
            Count(CounterKeys.Counter(counter.Metric, CounterKeys.Shard(batch.Id)), counter.Hour, counter.Count);
        foreach (
            var update in batch
                .Metrics.Take(slice.Metrics)
                .SelectMany(m =>
                    CounterItem.Write(
                        m,
                        CounterKeys.Shard(batch.Id),
                        different.GetValueOrDefault(m, DistinctSketch.Empty),
                        CountedFor
                    )
                )
        )
        {
            Update(update);
        }

        int layouts = 0;
        foreach (var (tally, change) in batch.Groups.Zip(decision.Groups).Take(slice.Groups))
        {
            layouts += UnreadDecider.IsNewLayout(change) ? 1 : 0;
            if (known.Followed.GetValueOrDefault(tally.Fingerprint) is { IsKept: false } older)
                Update(FollowedItem.Write(tally.Fingerprint, older.Group, now));
            if (change.Tally.Hours.Count > 0)
                AddGroup(change);
        }

        if (layouts > 0)
            Update(NewLayouts.Write(batch.Head.LogGroup, now, known.NewLayouts, layouts));
        if (slice.Number == 0)
            AddWhole();
        return this;
    }

    /// <summary>
    /// What a refusal means: the slice is written already (by whom does not matter for its counts), or its ground has
    /// changed.
    /// </summary>
    public CommitResult Explain(List<CancellationReason> reasons) =>
        reasons[0].Code != "ConditionalCheckFailed" ? CommitResult.Conflict
        : reasons[0].Item.Text("writer") == _writer ? CommitResult.Committed
        : CommitResult.Duplicate;

    /// <summary>The counter of the signals that a service's groups have raised in an hour.</summary>
    public static string RaisedMetric(string service) => $"signals.{service}";

    private void AddWhole()
    {
        var hour = HourCount.HourOf(batch.Newest ?? now);
        foreach (var (service, count) in decision.Raised)
            Count(CounterKeys.Counter(RaisedMetric(service), 0), hour, count);
        foreach (var flood in decision.Floods.Values)
            AddGroup(flood);
        foreach (var trace in batch.Spans.GroupBy(s => s.TraceId, StringComparer.Ordinal))
        {
            Put(
                new Put
                {
                    Item = new Item(LogKeys.Trace(trace.Key), LogKeys.Spans + batch.Id)
                        .With("type", "spans")
                        .With("spans", SpanItem.Write(trace))
                        .With("expiresAt", Item.Expiry(now + TraceKeptFor)),
                }
            );
        }
    }

    private void AddGroup(GroupChange change)
    {
        Update(ErrorGroupItem.Write(change, rules.Signals, batch.Head!.LogGroup, batch.Head.LogStream));
        foreach (var hour in change.Tally.Hours)
            Count(LogKeys.Group(change.Tally.Fingerprint), hour.Hour, hour.Count);
        if (change.Signal is not { } signal)
            return;
        _signals.Add(signal);
        Put(new Put { Item = SignalItem.Write(signal, now + SignalDue) });
    }

    private void Count(string pk, DateTimeOffset hour, long count) =>
        Update(
            new UpdateText()
                .Add("total", Item.Number(count))
                .Set("expiresAt", Item.Expiry(hour + CountedFor))
                .Build(new Item(pk, CounterKeys.HourOf(hour)))
        );

    private void Put(Put put)
    {
        put.TableName = table;
        Request.TransactItems.Add(new TransactWriteItem { Put = put });
    }

    private void Update(Update update)
    {
        update.TableName = table;
        Request.TransactItems.Add(new TransactWriteItem { Update = update });
    }
}
