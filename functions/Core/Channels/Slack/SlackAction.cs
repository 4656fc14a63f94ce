namespace RoleFerry.Core.Channels.Slack;

/// <summary>
/// The <c>action_id</c>s of a message's buttons. Those that do something carry the incident's id as their value, a
/// severity behind it the new one; the others only open a link, but Slack reports a click on them too.
/// </summary>
public static class SlackAction
{
    /// <summary>Somebody looks at it.</summary>
    public const string Acknowledge = "acknowledge";

    /// <summary>Somebody says that it is over.</summary>
    public const string Resolve = "resolve";

    /// <summary>Somebody wants more people to know.</summary>
    public const string Escalate = "escalate";

    /// <summary>Somebody says how bad it is; the value is <c>INC-7F3K9Q2M P1</c>.</summary>
    public const string Severity = "severity";

    /// <summary>Nobody wants to be told again for an hour.</summary>
    public const string Mute = "mute";

    /// <summary>Somebody wants to know why people were told, or were not.</summary>
    public const string Why = "why";

    /// <summary>Opens the runbook.</summary>
    public const string Runbook = "runbook";

    /// <summary>Opens the alarm in the CloudWatch console.</summary>
    public const string Console = "console";
}
