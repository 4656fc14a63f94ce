using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Adapters.Pipeline;

/// <summary>What a command led to.</summary>
/// <param name="Outcome">What it led to.</param>
/// <param name="Reason">Why, as a person is told.</param>
/// <param name="Incident">As it stands now; null where there is none.</param>
public sealed record CommandAnswer(CommandOutcome Outcome, Reason Reason, Incident? Incident);
