using RoleFerry.Adapters.Table;

namespace RoleFerry.Adapters.Ticks;

/// <summary>Something that is looked at every minute.</summary>
public interface ITick
{
    /// <summary>The word that tells it from the others.</summary>
    string Name { get; }

    /// <summary>
    /// Its place in the minute: the lowest runs first, and no two have the same. Those that there are stand at tens.
    /// </summary>
    int Order { get; }

    /// <summary>
    /// Which part of the minute is kept for it, whatever those before it take: above 0, and 1 at most of all that run
    /// one after the other. It may take longer where those before it were quick.
    /// </summary>
    double Share { get; }

    /// <summary>
    /// Whether it runs beside the others from the minute's beginning, and once more when they are done: what sends
    /// pages must wait for nothing, and nothing for it.
    /// </summary>
    bool RunsBeside => false;

    /// <summary>What it counts, as the answer of the minute names it; empty where the answer does not say.</summary>
    string Counts => "";

    /// <summary>Runs it once.</summary>
    /// <param name="scheduled">
    /// The moment that the tick was for. The later of it and the clock is now, so a clock that is behind holds nothing
    /// back.
    /// </param>
    /// <param name="deadline">When to stop; what is left waits for the next minute.</param>
    /// <returns>How many of what it counts.</returns>
    /// <exception cref="StoreUnavailableException">What is due could not be read.</exception>
    Task<int> RunAsync(DateTimeOffset scheduled, Deadline deadline);
}
