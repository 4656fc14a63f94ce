using System.Runtime.ExceptionServices;

namespace RoleFerry.Adapters.Concurrency;

/// <summary>
/// Does something about each of many, some at a time. It takes no threads of its own, for what it is used for waits
/// for others: so the order in which things happen follows from the order in which the others answer.
/// </summary>
internal static class SideBySide
{
    /// <summary>Does it about each, at most <paramref name="most"/> at a time.</summary>
    /// <param name="items">What there is; the first is begun first.</param>
    /// <param name="most">How many at a time, 1 or more.</param>
    /// <param name="body">
    /// What is done about one. What it throws stops none of the others, and the first of it is thrown in the end.
    /// </param>
    /// <param name="cancellation">No further one is begun once it is cancelled.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static async Task ForEachAsync<T>(
        IEnumerable<T> items,
        int most,
        Func<T, Task> body,
        CancellationToken cancellation
    )
    {
        var waiting = new Queue<T>(items);
        ExceptionDispatchInfo? first = null;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(most, waiting.Count)).Select(_ => WorkAsync()));
        first?.Throw();

        async Task WorkAsync()
        {
            while (TryTake(out var item))
            {
                cancellation.ThrowIfCancellationRequested();
                try
                {
                    await body(item);
                }
#pragma warning disable CA1031 // It is thrown once the others are done.
                catch (Exception e) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    Interlocked.CompareExchange(ref first, ExceptionDispatchInfo.Capture(e), null);
                }
            }
        }

        bool TryTake(out T item)
        {
            lock (waiting)
                return waiting.TryDequeue(out item!);
        }
    }
}
