namespace RoleFerry.Simulation.Plans;

/// <summary>A policy that is in force in a history.</summary>
internal enum PlannedPolicy
{
    /// <summary>The one that the functions carry; the table has none.</summary>
    BuiltIn,

    /// <summary>All alarms of a service are one incident.</summary>
    Grouped,

    /// <summary>Pages to one person are limited, and channels tell of several incidents in one message.</summary>
    Limited,

    /// <summary>A worse alarm holds back the lesser ones of its service.</summary>
    Inhibiting,

    /// <summary>The channel that most is told in has another name and leads where it led.</summary>
    Renamed,

    /// <summary>The channel that rings people first is gone: what rang is told in Slack and by mail.</summary>
    Unpaged,

    /// <summary>Whom a message goes to that its channel does not take is another, in another order.</summary>
    OtherFallback,
}
