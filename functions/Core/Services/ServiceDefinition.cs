using System.Collections.Immutable;

namespace RoleFerry.Core.Services;

/// <summary>A service, a database, a queue or another company's API.</summary>
/// <param name="Name">As alarms, log lines and incidents name it.</param>
/// <param name="Owner">Who answers for it; empty where nobody is named.</param>
/// <param name="Calls">What it calls itself, by name.</param>
/// <param name="Metrics">What tells how it is.</param>
public sealed record ServiceDefinition(
    string Name,
    string Owner,
    ImmutableArray<string> Calls,
    ImmutableArray<ServiceMetric> Metrics
);
