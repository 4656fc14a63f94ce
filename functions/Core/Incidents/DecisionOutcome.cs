namespace RoleFerry.Core.Incidents;

/// <summary>What a signal led to. Stored and counted by name: names never change.</summary>
public enum DecisionOutcome
{
    /// <summary>A new incident.</summary>
    Opened,

    /// <summary>An incident that had ended goes on.</summary>
    Reopened,

    /// <summary>An open incident became worse, or more channels have to know.</summary>
    Raised,

    /// <summary>An open incident is told again.</summary>
    Repeated,

    /// <summary>A further alarm of an open incident; nobody is told again.</summary>
    Joined,

    /// <summary>An alarm of an open incident fired again; nobody is told again.</summary>
    StillFiring,

    /// <summary>One alarm recovered, the incident stays open.</summary>
    Recovered,

    /// <summary>The incident is over.</summary>
    Resolved,

    /// <summary>Noted on an open incident.</summary>
    Noted,

    /// <summary>Nothing is open and nothing has to be.</summary>
    NothingOpen,

    /// <summary>Older than what is known already.</summary>
    Late,

    /// <summary>Held back by the source itself.</summary>
    Suppressed,

    /// <summary>Handled before.</summary>
    Duplicate,

    /// <summary>What had been held back is told.</summary>
    Released,
}
