namespace RoleFerry.Core.Notifications;

/// <summary>
/// The <c>action_id</c>s of a message's buttons. The first three carry the incident's id as their value; the others only
/// open a link, but Slack reports a click on them too.
/// </summary>
public static class SlackAction
{
    /// <summary>Somebody looks at it.</summary>
    public const string Acknowledge = "acknowledge";

    /// <summary>Somebody says that it is over.</summary>
    public const string Resolve = "resolve";

    /// <summary>Somebody wants more people to know.</summary>
    public const string Escalate = "escalate";

    /// <summary>Opens the runbook.</summary>
    public const string Runbook = "runbook";

    /// <summary>Opens the alarm in the CloudWatch console.</summary>
    public const string Console = "console";
}
