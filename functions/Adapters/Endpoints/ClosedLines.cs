namespace RoleFerry.Adapters.Endpoints;

/// <summary>
/// Of the requests that cannot be authenticated, those of which the log tells: for each vendor the first, and the first
/// of each minute. Anybody can send them, and the metric counts them all.
/// </summary>
/// <remarks>Thread-safe. Kept in this process alone.</remarks>
internal sealed class ClosedLines(TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Next, int Count)> _vendors = new(StringComparer.Ordinal);

    /// <summary>Counts one.</summary>
    /// <returns>How many a line stands for, this one among them; null where none is due.</returns>
    public int? Take(string vendor)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            var (next, count) = _vendors.GetValueOrDefault(vendor);
            var isDue = now >= next;
            _vendors[vendor] = isDue ? (now + Every, 0) : (next, count + 1);
            return isDue ? count + 1 : null;
        }
    }
}
