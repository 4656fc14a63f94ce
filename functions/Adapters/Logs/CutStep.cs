using System.Collections.Immutable;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Logs.Batches;
using RoleFerry.Core.Logs.Cuts;
using RoleFerry.Core.Logs.Tallies;

namespace RoleFerry.Adapters.Logs;

/// <summary>
/// Joins errors that the edges of a stream's batches cut, and counts them once they are whole or have waited long
/// enough. What is counted is written together with what waits on, so that nothing counts twice or never.
/// </summary>
public sealed partial class CutStep(
    LogBatchParser parser,
    ErrorGroupStore store,
    BatchCounter counter,
    LogMetrics metrics,
    TableSettings table,
    TimeProvider time,
    ILogger<CutStep> log
)
{
    /// <summary>Takes the errors at a batch's edges.</summary>
    /// <returns>What became of them; errors that wait are not among those that are counted.</returns>
    internal async Task<CutAnswer> TakeAsync(LogBatch batch, Deadline deadline)
    {
        var head = batch.Head!;
        var id = batch.Id + "-cut";
        while (true)
        {
            var (item, isTaken) = await store.WaitingAsync(head, id, deadline);
            if (isTaken)
                return new CutAnswer(0, 0, 0, IsDuplicate: true);
            if (await TryAsync(head, id, item, batch.Cuts, time.GetUtcNow(), deadline) is { } answer)
                return answer;
            await counter.WaitAsync(id, deadline);
        }
    }

    /// <summary>Counts what has waited long enough of a stream.</summary>
    /// <param name="key">The item's partition key.</param>
    /// <param name="now">When it is.</param>
    /// <param name="deadline">When to stop.</param>
    /// <returns>Signals raised.</returns>
    internal async Task<int> FlushAsync(string key, DateTimeOffset now, Deadline deadline)
    {
        var item = await store.WaitingAsync(key, deadline);
        if (item is null)
            return 0;
        // Whoever reads the item next finds out what is the matter with it.
        var waiting = CutItem.Read(item);
        var id = $"{key[LogKeys.CutPk.Length..]}-{waiting.Version}";
        return (await TryAsync(waiting.Head, id, item, [], now, deadline))?.Signals ?? 0;
    }

    private async Task<CutAnswer?> TryAsync(
        LogBatchHead head,
        string id,
        Dictionary<string, AttributeValue>? item,
        ImmutableArray<CutEntry> came,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        var waiting = store.Waiting(item)?.Cuts ?? [];
        var decision = CutJoiner.Decide(waiting, came, now);
        var whole = parser.ParseWhole(head, id, decision.Complete);
        var next = new WaitingCuts(head, Guid.NewGuid().ToString("N"), decision.Waiting);
        var also = item is null && next.Cuts.IsEmpty ? null : CutItem.Write(table.TableName, next, item);
        var counted = await counter.TryCountAsync(whole, also, deadline);
        if (counted.IsConflict)
            return null;
        if (!counted.IsDuplicate)
            metrics.WriteErrors(whole);
        int joined = waiting.Length + came.Length - decision.Complete.Length - decision.Waiting.Length;
        LogCut(joined, decision.Complete.Length, decision.Waiting.Length, head.LogGroup, head.LogStream);
        return new CutAnswer(whole.Read.Sum(g => g.Count), whole.Read.Count(), counted.Signals, counted.IsDuplicate);
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Errors at the edges of batches of {LogGroup}, {LogStream}: {Joined} joined to others, {Counted} "
            + "counted, {Waiting} wait for their rest"
    )]
    private partial void LogCut(int joined, int counted, int waiting, string logGroup, string logStream);
}
