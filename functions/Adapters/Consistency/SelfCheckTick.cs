using Amazon.DynamoDBv2.Model;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Consistency;

/// <summary>
/// Looks every five minutes whether what is open is whole, and mends what costs little to find: an open incident that
/// the clock never looks at, and one that no pointer names. <c>roleferry fsck</c> finds the rest. It costs one query of
/// the index of open incidents and one read of a pointer for each: with 100 open, of 2 KB each, about 25 and 100 read
/// units.
/// </summary>
public sealed partial class SelfCheckTick(
    TableCalls calls,
    QuarantineStore quarantine,
    ItemGuard guard,
    TimeProvider time,
    FunctionMetrics metrics,
    ILogger<SelfCheckTick> log
) : ITick
{
    /// <summary>What it has mended.</summary>
    public const string Metric = "SelfRepairs";

    /// <summary>
    /// Items of one BatchGetItem.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
    /// </summary>
    private const int AtOnce = 100;

    /// <inheritdoc/>
    public string Name => "self-check";

    /// <inheritdoc/>
    public int Order => 120;

    /// <inheritdoc/>
    public double Share => 0.02;

    /// <summary>Looks, where it is time to.</summary>
    /// <param name="scheduled">The moment the tick was for; the later of it and the clock is now.</param>
    /// <param name="deadline">When to stop; what is left is found in five minutes.</param>
    /// <returns>How many repairs were made; 0 where it was not looked.</returns>
    /// <exception cref="StoreUnavailableException">What is open could not be read.</exception>
    public async Task<int> RunAsync(DateTimeOffset scheduled, Deadline deadline)
    {
        if (!Watchdog.IsDue(scheduled))
            return 0;
        var clock = time.GetUtcNow();
        var now = scheduled > clock ? scheduled : clock;
        var open = await OpenAsync(deadline);
        var pointers = await PointersAsync(open.Select(o => o.Incident.Key), deadline);
        var repairs = 0;
        foreach (var (incident, _) in open.Where(o => !pointers.Contains(TableKeys.Open(o.Incident.Key))))
        {
            if (await MendAsync(incident, IncidentMend.Point(calls.Table, incident), "is open without a pointer"))
                repairs++;
        }

        var unwatched = open.Where(o => !IncidentMend.HasClock(o.Incident, o.Stored)).ToArray();
        var aside = unwatched.Length == 0 ? [] : await AsideAsync(deadline);
        foreach (var (incident, stored) in unwatched.Where(o => !aside.Contains(TableKeys.Incident(o.Incident.Id))))
        {
            var wake = IncidentMend.Clock(calls.Table, incident, stored, now);
            if (await MendAsync(incident, [wake], "is open without a clock"))
                repairs++;
        }

        if (repairs > 0)
            metrics.Add(Metric, repairs, MetricUnit.Count);
        return repairs;

        async Task<bool> MendAsync(Incident incident, TransactWriteItem[] writes, string flaw)
        {
            if (time.GetUtcNow() >= deadline.At)
                return false;
            var isMended = await guard.TryAsync(
                TableKeys.Incident(incident.Id),
                TableKeys.State,
                () => calls.TryTransactAsync(writes, deadline),
                deadline
            );
            if (isMended)
                LogMended(incident.Id, flaw);
            return isMended;
        }
    }

    /// <summary>What is open, opened last first, as the index has it: it may be a moment old.</summary>
    private async Task<List<(Incident Incident, Dictionary<string, AttributeValue> Stored)>> OpenAsync(
        Deadline deadline
    ) =>
        calls.Readable(
            await calls.QueryAsync(
                new QueryRequest
                {
                    IndexName = TableKeys.OpenIndex,
                    KeyConditionExpression = "openStatus = :open",
                    ExpressionAttributeValues = new() { [":open"] = Item.Text(IncidentItem.OpenPartition) },
                    ScanIndexForward = false,
                },
                deadline
            ),
            item => (IncidentItem.Read(item), item)
        );

    /// <summary>Which of the pointers of these keys there are.</summary>
    private async Task<HashSet<string>> PointersAsync(IEnumerable<string> keys, Deadline deadline)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in keys.Select(TableKeys.Open).Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            var pointers = await calls.ReadAsync([.. some.Select(pk => new Item(pk, "OPEN"))], deadline);
            found.UnionWith(pointers.Select(p => p[TableKeys.Pk].S));
        }

        return found;
    }

    /// <summary>Incidents that nothing is tried with any more, of which people know.</summary>
    private async Task<HashSet<string>> AsideAsync(Deadline deadline) =>
        [
            .. (await quarantine.ListAsync(deadline))
                .Where(e => e.TakenAt is not null && e.Sk == TableKeys.State)
                .Select(e => e.Pk),
        ];

    [LoggerMessage(Level = LogLevel.Warning, Message = "{IncidentId} {Flaw}: mended")]
    private partial void LogMended(string incidentId, string flaw);
}
