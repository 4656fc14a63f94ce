using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents.DryRuns;

/// <summary>How often a channel was told to do something about alarms of a severity.</summary>
/// <param name="Severity">As each policy takes it.</param>
/// <param name="Channel">The channel's name.</param>
/// <param name="Before">Under the one policy.</param>
/// <param name="After">Under the other.</param>
public sealed record NotifiedCount(Severity Severity, string Channel, int Before, int After);
