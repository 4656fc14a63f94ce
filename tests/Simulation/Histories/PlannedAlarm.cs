namespace RoleFerry.Simulation.Histories;

/// <summary>An alarm of a history.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Severity">What its description says.</param>
/// <param name="Service">What its description says.</param>
/// <param name="Way">How it comes.</param>
/// <param name="Ahead">How far the clock of whoever sends it is ahead.</param>
internal sealed record PlannedAlarm(
    string Name,
    string Severity,
    string Service,
    AlarmWay Way,
    TimeSpan Ahead = default
)
{
    /// <summary>Whether another system posts it, and posts again what is not taken.</summary>
    public bool IsPosted => Way >= AlarmWay.Alertmanager;

    /// <summary>Whether a person has to be reached at once.</summary>
    public bool IsUrgent => Severity is "P0" or "P1";
}
