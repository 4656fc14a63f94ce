using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Suppression;

/// <summary>An alarm that fires and holds others back.</summary>
/// <param name="Key">What it shares with its targets: <see cref="InhibitRule.KeyOf"/>.</param>
/// <param name="Alarm">Which alarm: the text of its <see cref="SignalKey"/>.</param>
/// <param name="Name">The alarm's name.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="IsTarget">Whether the rule could hold it back too.</param>
/// <param name="At">When it fired, by its own time; or when it was last seen to fire.</param>
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
    /// <summary>How long a source counts after it fired without anybody looking whether it fires still.</summary>
    public static readonly TimeSpan CountsFor = TimeSpan.FromHours(24);

    /// <summary>
    /// How long it counts at most. One whose recovery never comes, for somebody deleted the alarm, ends with its
    /// incident; if nobody resolves that either, it would hold its targets back for ever.
    /// </summary>
    public static readonly TimeSpan CountsAtMost = TimeSpan.FromDays(30);

    /// <summary>
    /// Whether it counts only where its incident is open and the alarm still fires in it, which has to be looked up.
    /// </summary>
    public bool IsDoubtfulAt(DateTimeOffset now) => now - At >= CountsFor && now - At < CountsAtMost;

    /// <summary>It fires still, as was just seen.</summary>
    public FiringSource SeenAt(DateTimeOffset now) => this with { At = now };
}
