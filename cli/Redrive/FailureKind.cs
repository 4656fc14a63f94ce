namespace RoleFerry.Cli.Redrive;

/// <summary>How something came into the failure queue.</summary>
internal enum FailureKind
{
    /// <summary>A function of ours could not make out what it was.</summary>
    UnreadableInput,

    /// <summary>A page that no channel took.</summary>
    UndeliverablePage,

    /// <summary>A function failed on it as often as Lambda tries.</summary>
    FailedInvocation,

    /// <summary>SNS could not hand it to a function.</summary>
    UndeliveredNotification,

    /// <summary>EventBridge could not hand it to a function.</summary>
    UndeliveredEvent,

    /// <summary>None of these: nothing of ours puts it there.</summary>
    Unknown,
}
