namespace RoleFerry.Core.Sources.CloudWatch;

/// <summary>What CloudWatch answers when it is asked for an alarm's tags. Stored by name: names never change.</summary>
public enum TagAnswerKind
{
    /// <summary>It says the tags; there may be none.</summary>
    Said,

    /// <summary>Whoever asks may not know: permission is missing, or it is another account's alarm.</summary>
    Refused,

    /// <summary>There is no such alarm, or no longer.</summary>
    NotFound,
}
