using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Expiry;

/// <summary>
/// Every five minutes has the items of incidents expire that have been over for a while, and calls that off for those
/// that were reopened. It costs one query where there is nothing to do.
/// </summary>
public sealed class ExpiryTick(IncidentExpiry expiry, ItemGuard guard, TimeProvider time) : ITick
{
    /// <summary>Incidents of one look: 14,400 a day, so that an installation of years is done in days.</summary>
    private const int PassSize = 50;

    /// <inheritdoc/>
    public string Name => "expiry";

    /// <inheritdoc/>
    public int Order => 130;

    /// <inheritdoc/>
    public double Share => 0.02;

    /// <summary>Looks, where it is time to.</summary>
    /// <param name="scheduled">The moment the tick was for; the later of it and the clock is now.</param>
    /// <param name="deadline">When to stop; what is left is done in five minutes.</param>
    /// <returns>Of how many incidents all items are as they should be now.</returns>
    /// <exception cref="StoreUnavailableException">What is due could not be read.</exception>
    public async Task<int> RunAsync(DateTimeOffset scheduled, Deadline deadline)
    {
        if (!Watchdog.IsDue(scheduled))
            return 0;
        var clock = time.GetUtcNow();
        var now = scheduled > clock ? scheduled : clock;
        var done = 0;
        foreach (var id in await expiry.DueAsync(now, PassSize, deadline))
        {
            if (time.GetUtcNow() >= deadline.At)
                break;
            var isDone = await guard.TryAsync(
                TableKeys.Incident(id),
                TableKeys.Expiry,
                () => expiry.SettleAsync(id, now, deadline),
                deadline
            );
            if (isDone)
                done++;
        }

        return done;
    }
}
