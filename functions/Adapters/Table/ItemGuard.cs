using Microsoft.Extensions.Logging;

namespace RoleFerry.Adapters.Table;

/// <summary>
/// Does something about one of many items, so that a fault of one keeps none of the others waiting: it is logged with
/// the item's key, and noted where time alone does not mend it.
/// </summary>
public sealed partial class ItemGuard(TableCalls calls, ILogger<ItemGuard> log)
{
    /// <summary>Does it.</summary>
    /// <param name="pk">The item's partition key.</param>
    /// <param name="sk">The item's sort key.</param>
    /// <param name="work">What is done.</param>
    /// <param name="deadline">Once it is cancelled, nothing ends here.</param>
    /// <returns>What it answers; the default where it failed.</returns>
    internal async Task<T?> TryAsync<T>(string pk, string sk, Func<Task<T>> work, Deadline deadline)
    {
        try
        {
            return await work();
        }
#pragma warning disable CA1031 // Whatever is the matter with one item, the others must not wait for it.
        catch (Exception e) when (!deadline.Cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogLeft(pk, sk, e);
            if (e is not (StoreUnavailableException or OperationCanceledException))
                calls.Faults.Note(ItemFault.Undone(pk, sk, e));
            return default;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The item {Pk} / {Sk} is left to the next minute")]
    private partial void LogLeft(string pk, string sk, Exception exception);
}
