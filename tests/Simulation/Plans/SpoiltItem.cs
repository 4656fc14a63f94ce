namespace RoleFerry.Simulation.Plans;

/// <summary>What an unreadable item would be.</summary>
internal enum SpoiltItem
{
    /// <summary>A suppressed alarm.</summary>
    Suppressed,

    /// <summary>An incident.</summary>
    Incident,

    /// <summary>A message of the outbox.</summary>
    Message,

    /// <summary>A silence.</summary>
    Silence,
}
