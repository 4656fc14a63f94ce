namespace RoleFerry.Local.Receivers.PagerDuty;

/// <summary>How an incident stands with PagerDuty.</summary>
public enum PagerDutyStatus
{
    /// <summary>Somebody's phone rings.</summary>
    Triggered,

    /// <summary>Somebody has taken it.</summary>
    Acknowledged,

    /// <summary>It is over.</summary>
    Resolved,
}
