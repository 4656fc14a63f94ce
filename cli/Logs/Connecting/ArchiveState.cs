namespace RoleFerry.Cli.Logs.Connecting;

/// <summary>How a log group stands to the archive.</summary>
internal enum ArchiveState
{
    /// <summary>It is not to be archived.</summary>
    NotWanted,

    /// <summary>It is archived.</summary>
    Archived,

    /// <summary>It is not archived yet, and can be.</summary>
    ToArchive,

    /// <summary>It is archived from now on.</summary>
    ArchivedNow,

    /// <summary>It is to be archived, and somebody else has the second subscription.</summary>
    NoRoom,

    /// <summary>It is archived, and is not to be.</summary>
    ToStop,

    /// <summary>It is no longer archived.</summary>
    Stopped,
}
