using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Suppression;

/// <summary>An alarm that fires and holds others back.</summary>
/// <param name="Key">What it shares with its targets: <see cref="InhibitRule.KeyOf"/>.</param>
/// <param name="Alarm">Which alarm: the text of its <see cref="SignalKey"/>.</param>
/// <param name="Name">The alarm's name.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="IsTarget">Whether the rule could hold it back too.</param>
/// <param name="At">When it fired, by its own time.</param>
/// <param name="IncidentId">The incident it belongs to.</param>
public sealed record FiringSource(
    string Key,
    string Alarm,
    string Name,
    Severity Severity,
    bool IsTarget,
    DateTimeOffset At,
    string IncidentId
)
{
    /// <summary>
    /// How long a source counts after it fired. One whose recovery never comes, for somebody deleted the alarm, would
    /// hold its targets back for ever.
    /// </summary>
    public static readonly TimeSpan CountsFor = TimeSpan.FromHours(24);
}
