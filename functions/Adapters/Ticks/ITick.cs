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
    /// Which part of the time that is left when its turn comes it may take, above 0 and at most 1. All of it, as each
    /// does today, leaves to those after it what it does not need: so what becomes pages runs first, which is little,
    /// and the outbox may take the rest of the minute.
    /// </summary>
    double Share => 1;

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
