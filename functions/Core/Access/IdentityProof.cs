namespace RoleFerry.Core.Access;

/// <summary>Who says that somebody is who they are.</summary>
public enum IdentityProof
{
    /// <summary>Slack: it signed the request, which names a user of the workspace. Our rules say who may.</summary>
    Slack,

    /// <summary>
    /// PagerDuty: it signed the webhook. Its account decides who may do what, and has done it already: to refuse would
    /// only make the two disagree.
    /// </summary>
    PagerDuty,

    /// <summary>AWS: IAM let them read the table, or invoke the function. The name is their own word.</summary>
    Iam,

    /// <summary>A signed link, which whoever has it can follow. The name is their own word.</summary>
    Link,
}
