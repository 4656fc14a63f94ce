namespace RoleFerry.Cli.Consistency;

/// <summary>What became of a finding.</summary>
internal enum RepairState
{
    /// <summary>A repair was not asked for.</summary>
    NotAsked,

    /// <summary>It is mended.</summary>
    Done,

    /// <summary>It has changed since it was found: to be looked for again.</summary>
    Changed,

    /// <summary>No repair mends it: people have to look.</summary>
    ForPeople,
}
