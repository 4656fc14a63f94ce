namespace RoleFerry.Cli.Logs.Connecting;

/// <summary>How a log group's retention stands to logs.yaml.</summary>
internal enum RetentionState
{
    /// <summary>It does not matter here.</summary>
    NotAsked,

    /// <summary>It stays as it is, since logs.yaml does not say.</summary>
    Kept,

    /// <summary>It is as it should be.</summary>
    AsListed,

    /// <summary>It is to be changed.</summary>
    ToSet,

    /// <summary>It was changed.</summary>
    SetNow,
}
