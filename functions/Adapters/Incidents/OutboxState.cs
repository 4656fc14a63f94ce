namespace RoleFerry.Adapters.Incidents;

/// <summary>What became of a message. Stored by name.</summary>
public enum OutboxState
{
    /// <summary>To be sent when it is due.</summary>
    Pending,

    /// <summary>The vendor took it.</summary>
    Sent,

    /// <summary>Another channel was told in its place.</summary>
    HandedOver,

    /// <summary>
    /// The vendor refused it and there was nobody else to tell, or it was not worth telling anybody else.
    /// </summary>
    Rejected,

    /// <summary>A newer message said it all.</summary>
    Superseded,

    /// <summary>No channel took it; it lies in the failure queue.</summary>
    Undeliverable,
}
