namespace RoleFerry.Core.Incidents.DryRuns;

/// <summary>An alarm of which others would have been told.</summary>
/// <param name="Alarm">Its name.</param>
/// <param name="At">When it fired, by its own time.</param>
/// <param name="Before">Who was told under the one policy.</param>
/// <param name="After">Who under the other.</param>
public sealed record ChangedNotifications(
    string Alarm,
    DateTimeOffset At,
    AlarmNotifications Before,
    AlarmNotifications After
)
{
    /// <summary>Whether somebody knew and nobody would.</summary>
    public bool IsLost => !Before.Know.IsEmpty && After.Know.IsEmpty;
}
