using RoleFerry.Benchmarks.Alarms.Storms;

namespace RoleFerry.Benchmarks.Alarms;

/// <summary>What was measured; parts that were not asked for are null.</summary>
internal sealed record AlarmsReport
{
    public required Machine Machine { get; init; }

    public IReadOnlyList<ColdStartFigures>? Cold { get; init; }

    public IReadOnlyList<WarmFigures>? Warm { get; init; }

    public StormFigures? Storm { get; init; }
}
