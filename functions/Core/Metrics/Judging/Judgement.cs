using System.Collections.Immutable;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Metrics.Judging;

/// <summary>What a metric's tests say of its newest window.</summary>
/// <param name="After">What is to be remembered.</param>
/// <param name="Signals">Alarms that begin or end with it.</param>
/// <param name="Findings">What each test found.</param>
public sealed record Judgement(
    MetricMemory After,
    ImmutableArray<Signal> Signals,
    ImmutableArray<MetricFinding> Findings
);
