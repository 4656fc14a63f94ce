using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents;

/// <summary>
/// The note of which incident is open for a grouping key names one that is not: somebody deleted it, a writer died,
/// or it cannot be read. It must not keep the key's alarms from opening another.
/// </summary>
/// <param name="IncidentId">The incident that it names.</param>
/// <param name="State">What is found of that incident.</param>
public sealed record StalePointer(string IncidentId, StalePointerState State)
{
    /// <summary>Why another incident takes its place, as a person is told.</summary>
    public Reason Reason =>
        new(
            ReasonCode.StalePointerReplaced,
            $"{IncidentId} was noted as open for this, but it {Words()}: it no longer counts."
        );

    private string Words() =>
        State switch
        {
            StalePointerState.Missing => "is missing",
            StalePointerState.Over => "is over",
            _ => "cannot be read",
        };
}
