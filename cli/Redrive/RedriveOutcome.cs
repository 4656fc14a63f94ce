namespace RoleFerry.Cli.Redrive;

/// <summary>What became of a failure.</summary>
internal enum RedriveOutcome
{
    /// <summary>On its way again, and no longer in the queue.</summary>
    Redriven,

    /// <summary>There was nothing left to do about it; no longer in the queue.</summary>
    Settled,

    /// <summary>Deleted unsent, as asked.</summary>
    Deleted,

    /// <summary>Left in the queue: it is not for sending, or nobody knows where it belongs.</summary>
    Held,

    /// <summary>Left in the queue: something went wrong.</summary>
    Failed,
}
