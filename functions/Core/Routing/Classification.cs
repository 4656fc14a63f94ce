using System.Collections.Immutable;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Routing;

/// <summary>Severity, service and runbook: with the reasons, one per field.</summary>
/// <param name="Severity">P2 where nothing said.</param>
/// <param name="Service">Empty where nothing said.</param>
/// <param name="Runbook">A link or a path below <c>monitoring/runbooks/</c>; empty where nothing said.</param>
/// <param name="Reasons">Where each came from.</param>
public sealed record Classification(Severity Severity, string Service, string Runbook, ImmutableArray<Reason> Reasons)
{
    /// <summary>What missing data of the alarm mean, and who says so; null where nothing said.</summary>
    public (InsufficientDataMeaning Meaning, string Where)? NoData { get; init; }
}
