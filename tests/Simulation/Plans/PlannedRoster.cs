namespace RoleFerry.Simulation.Plans;

/// <summary>Who is on call in a history.</summary>
internal enum PlannedRoster
{
    /// <summary>The schedule that the functions carry.</summary>
    BuiltIn,

    /// <summary>The same people in another order: each level has somebody else.</summary>
    Reversed,

    /// <summary>Whoever does not acknowledge a P0 has less time.</summary>
    Impatient,
}
