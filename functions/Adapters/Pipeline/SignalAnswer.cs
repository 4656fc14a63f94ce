using RoleFerry.Core.Incidents;

namespace RoleFerry.Adapters.Pipeline;

/// <summary>What one signal led to, for the answer and the log.</summary>
/// <param name="Alarm">The alarm's name.</param>
/// <param name="State">CloudWatch's word for its state.</param>
/// <param name="Severity">P0 to P3.</param>
/// <param name="Outcome">What it led to; null where the store did not answer.</param>
/// <param name="IncidentId">The incident concerned, where there is one.</param>
/// <param name="Reasons"><c>Code: sentence</c>, in the order in which they were found.</param>
public sealed record SignalAnswer(
    string Alarm, string State, string Severity, DecisionOutcome? Outcome, string? IncidentId, IReadOnlyList<string> Reasons);
