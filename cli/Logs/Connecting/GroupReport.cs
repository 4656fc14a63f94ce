namespace RoleFerry.Cli.Logs.Connecting;

/// <summary>What a log group is, and what became of it.</summary>
/// <param name="Group">Its name.</param>
/// <param name="State">How it stands to LogErrors.</param>
/// <param name="Archive">How it stands to the archive.</param>
/// <param name="Retention">How its retention stands to logs.yaml.</param>
/// <param name="RetentionDays">
/// How many days its lines are to be kept; where logs.yaml does not say, how many they are. Null: for ever.
/// </param>
/// <param name="RetentionWas">How long they were kept before; null: for ever.</param>
/// <param name="Detail">Why, where something is in the way.</param>
internal sealed record GroupReport(
    string Group,
    ConnectionState State,
    ArchiveState Archive,
    RetentionState Retention,
    int? RetentionDays,
    int? RetentionWas,
    string Detail
)
{
    public GroupReport(string group, ConnectionState state, string detail)
        : this(group, state, ArchiveState.NotWanted, RetentionState.NotAsked, null, null, detail) { }

    /// <summary>Whether all is as logs.yaml says.</summary>
    public bool IsAsListed =>
        State is ConnectionState.Connected or ConnectionState.ConnectedNow or ConnectionState.Disconnected
        && Archive is not (ArchiveState.ToArchive or ArchiveState.ToStop or ArchiveState.NoRoom)
        && Retention is not RetentionState.ToSet;

    /// <summary>The report once everything was done.</summary>
    public GroupReport Done() =>
        this with
        {
            State = State switch
            {
                ConnectionState.ToConnect => ConnectionState.ConnectedNow,
                ConnectionState.ToDisconnect => ConnectionState.Disconnected,
                _ => State,
            },
            Archive = Archive switch
            {
                ArchiveState.ToArchive => ArchiveState.ArchivedNow,
                ArchiveState.ToStop => ArchiveState.Stopped,
                _ => Archive,
            },
            Retention = Retention == RetentionState.ToSet ? RetentionState.SetNow : Retention,
        };
}
