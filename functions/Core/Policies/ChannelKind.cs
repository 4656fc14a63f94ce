namespace RoleFerry.Core.Policies;

/// <summary>What carries a message.</summary>
public enum ChannelKind
{
    /// <summary>PagerDuty Events API v2: somebody's phone.</summary>
    PagerDuty,

    /// <summary>A Slack channel.</summary>
    Slack,

    /// <summary>Mail, through an SNS topic.</summary>
    Email,

    /// <summary>Nobody: what it carries is counted. For heartbeats, see <see cref="Signals.Watchdog"/>.</summary>
    Test,
}
