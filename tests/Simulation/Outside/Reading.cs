namespace RoleFerry.Simulation.Outside;

/// <summary>What reached people.</summary>
internal enum Reading
{
    /// <summary>A phone rings.</summary>
    Rings,

    /// <summary>
    /// PagerDuty was told again of what is open there: whoever was rung for it has not been told that it is over.
    /// </summary>
    StillOpen,

    /// <summary>A new message in a channel.</summary>
    Post,

    /// <summary>A reply below a message.</summary>
    Reply,

    /// <summary>A message was edited: nobody is told by that.</summary>
    Edit,

    /// <summary>A mail, whatever it says.</summary>
    MailsPage,

    /// <summary>PagerDuty was told that it is over, or that somebody is on it.</summary>
    Quiet,
}
