using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Metrics.Counters;

namespace RoleFerry.Adapters.Logs;

/// <summary>What the table says about a batch.</summary>
/// <param name="Known">What it is decided on.</param>
/// <param name="Written">Slices that are written already.</param>
/// <param name="Different">The different values that metrics' counters have already.</param>
internal sealed record LoadedLogs(
    KnownLogs Known,
    IReadOnlySet<int> Written,
    IReadOnlyDictionary<CounterTally, DistinctSketch> Different
);
