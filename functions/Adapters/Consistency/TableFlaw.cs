namespace RoleFerry.Adapters.Consistency;

/// <summary>What can be wrong with the incident table.</summary>
public enum TableFlaw
{
    /// <summary>An item cannot be read.</summary>
    Unreadable,

    /// <summary>A grouping key's pointer names an incident that is not open.</summary>
    StalePointer,

    /// <summary>An open incident has no pointer: the next alarm of its key would open another.</summary>
    NoPointer,

    /// <summary>Two incidents are open for one grouping key.</summary>
    OpenTwice,

    /// <summary>The clock never looks at an open incident: nobody is escalated to.</summary>
    NoClock,

    /// <summary>An incident is not where lists look for it.</summary>
    NotListed,

    /// <summary>Something waits to be sent or looked at, and nobody will take it up.</summary>
    NotDue,

    /// <summary>A suppressed alarm is left of an incident that is missing.</summary>
    LostAlarm,

    /// <summary>Alarms, messages or lines of a timeline are left of an incident that is missing.</summary>
    Remains,

    /// <summary>Something of an open incident is going to be deleted.</summary>
    OpenExpires,

    /// <summary>Incidents that are over are kept for ever.</summary>
    NeverExpires,
}
