using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Tallies;

namespace RoleFerry.Adapters.Logs;

/// <summary>Counts a batch exactly once and publishes the signals that it calls for.</summary>
public sealed class BatchCounter(
    ErrorGroupStore store,
    SignalSender sender,
    LogRules rules,
    TimeProvider time,
    Random random,
    TableSettings table
)
{
    private static readonly TimeSpan ConflictPause = TimeSpan.FromMilliseconds(40);

    /// <summary>Counts what is not counted of it, once what it is decided on holds still.</summary>
    /// <exception cref="StoreUnavailableException">The table did not answer, or not the same twice.</exception>
    internal async Task<CountedBatch> CountAsync(LogBatch batch, Deadline deadline)
    {
        int signals = 0;
        while (true)
        {
            var counted = await TryCountAsync(batch, null, deadline);
            signals += counted.Signals;
            if (!counted.IsConflict)
                return counted with { Signals = signals };
            await WaitAsync(batch.Id, deadline);
        }
    }

    /// <summary>Counts what is not counted of it.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="also">What is written with its first part, if it is; null: nothing.</param>
    /// <param name="deadline">When to stop.</param>
    internal async Task<CountedBatch> TryCountAsync(LogBatch batch, TransactWriteItem? also, Deadline deadline)
    {
        var now = time.GetUtcNow();
        var slices = BatchSlice.Of(batch);
        var loaded = await store.LoadAsync(batch, slices, rules, now, deadline);
        var decision = BatchDecider.Decide(batch, loaded.Known, rules, now);
        var counted = new CountedBatch(0, IsDuplicate: true, IsConflict: false);
        foreach (var slice in slices)
        {
            if (loaded.Written.Contains(slice.Number))
                continue;
            var transaction = new BatchTransaction(
                table.TableName,
                batch,
                slice,
                decision,
                loaded.Known,
                loaded.Different,
                rules,
                now
            ).Build();
            if (also is not null && slice.Number == 0)
                transaction.Request.TransactItems.Add(also);
            var result = await store.CommitAsync(transaction, deadline);
            if (result == CommitResult.Conflict)
                return counted with { IsConflict = true };
            if (result != CommitResult.Committed)
                continue;
            counted = counted with { IsDuplicate = false, Signals = counted.Signals + transaction.Signals.Count };
            await sender.SendAsync(transaction.Signals, deadline);
        }

        return counted;
    }

    /// <summary>Waits for those who changed what was read.</summary>
    /// <exception cref="StoreUnavailableException">There is no time left.</exception>
    internal async Task WaitAsync(string batchId, Deadline deadline)
    {
        if (time.GetUtcNow() + ConflictPause >= deadline.At)
            throw new StoreUnavailableException($"The groups of batch {batchId} kept changing.");
        await time.PauseAsync(ConflictPause * random.NextDouble(), deadline.Cancellation);
    }
}
