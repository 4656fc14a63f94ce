namespace RoleFerry.Core.Incidents;

/// <summary>Which way a command came. Stored by name: names never change. No rule prefers one to another.</summary>
public enum CommandWay
{
    /// <summary>A button or a slash command.</summary>
    Slack,

    /// <summary>A webhook.</summary>
    PagerDuty,

    /// <summary>The operator's command.</summary>
    Cli,

    /// <summary>A dashboard widget.</summary>
    Dashboard,

    /// <summary>A deadline that passed.</summary>
    Clock,
}
