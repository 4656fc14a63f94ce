using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents;

/// <summary>The newest thing known of one alarm: what orders its transitions, whatever order they arrive in.</summary>
/// <param name="State">
/// <see cref="SignalState.Alarm"/> or <see cref="SignalState.Ok"/>; missing data is not remembered.
/// </param>
/// <param name="At">When the state changed, by the signal's own time.</param>
/// <param name="IncidentId">
/// The incident that the alarm belongs to, or last belonged to; null where it never had one.
/// </param>
public sealed record SignalMemory(SignalState State, DateTimeOffset At, string? IncidentId)
{
    /// <summary>
    /// Whether a transition comes before this one. At the same moment an ALARM counts as the newer: of two wrong
    /// guesses a page too many is the better one.
    /// </summary>
    public bool IsNewerThan(SignalState state, DateTimeOffset at) =>
        At > at || (At == at && State == SignalState.Alarm && state == SignalState.Ok);
}
