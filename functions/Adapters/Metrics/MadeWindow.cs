using RoleFerry.Core.Metrics.Rollups;

namespace RoleFerry.Adapters.Metrics;

/// <summary>A window as it was just computed, beside what is stored of it.</summary>
/// <param name="Made">What the counters say now.</param>
/// <param name="Stored">What an earlier run made of it; null where none did.</param>
public sealed record MadeWindow(Rollup Made, Rollup? Stored)
{
    /// <summary>Whether there is something to store.</summary>
    public bool IsNews => !Made.SaysAs(Stored);

    /// <summary>Whether a complete value is there for the first time.</summary>
    public bool IsFirst => !Made.IsPartial && Stored is null or { IsPartial: true };
}
