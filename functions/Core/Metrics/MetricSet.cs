using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RoleFerry.Core.HeartbeatMonitors;
using RoleFerry.Core.Metrics.Counters;

namespace RoleFerry.Core.Metrics;

/// <summary>What <c>monitoring/metrics.yaml</c> says, compiled.</summary>
/// <param name="Metrics">The metrics, in the file's order.</param>
/// <param name="Heartbeats">The jobs that have to ping, in the file's order.</param>
public sealed record MetricSet(
    ImmutableArray<MetricDefinition> Metrics,
    ImmutableArray<HeartbeatMonitor> Heartbeats = default
)
{
    /// <summary>The jobs that have to ping, in the file's order.</summary>
    public ImmutableArray<HeartbeatMonitor> Heartbeats { get; } = Heartbeats.IsDefault ? [] : Heartbeats;

    /// <summary>Everything that has to be counted for them, each once: metrics share counters.</summary>
    [JsonIgnore]
    public ImmutableArray<CounterDefinition> Counters { get; } =
    [.. Metrics.SelectMany(m => new[] { m.Counter, m.Whole }).OfType<CounterDefinition>().DistinctBy(c => c.Name)];
}
