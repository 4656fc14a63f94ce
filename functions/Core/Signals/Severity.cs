namespace RoleFerry.Core.Signals;

/// <summary>How bad it is. Lower is worse, so that sorting puts the worst first.</summary>
public enum Severity
{
    /// <summary>Critical: the product is down; somebody's phone rings.</summary>
    P0 = 0,

    /// <summary>High: users notice; page and post.</summary>
    P1 = 1,

    /// <summary>Medium: degraded; post in the channel.</summary>
    P2 = 2,

    /// <summary>Low: to be looked at within a day; mail.</summary>
    P3 = 3,
}
