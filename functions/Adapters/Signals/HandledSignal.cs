using System.Collections.Immutable;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Signals;

/// <summary>A signal as it was handled.</summary>
/// <param name="HandledAt">When.</param>
/// <param name="Signal">The signal.</param>
/// <param name="Severity">What the policy of then took it for.</param>
/// <param name="Outcome">What it led to.</param>
/// <param name="IncidentId">The incident concerned; null where none was.</param>
/// <param name="PolicyVersion">The policy that decided; empty where no incident was concerned.</param>
/// <param name="Reasons">Why.</param>
public sealed record HandledSignal(
    DateTimeOffset HandledAt,
    Signal Signal,
    Severity Severity,
    DecisionOutcome Outcome,
    string? IncidentId,
    string PolicyVersion,
    ImmutableArray<Reason> Reasons
);
