namespace RoleFerry.Core.Logs.Groups;

/// <summary>The state of an error group that decisions rest on.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="FirstSeen">When its first error was logged.</param>
/// <param name="LastSeen">When the newest that is known was logged.</param>
/// <param name="AlarmSince">When the alarm that is open was raised; null: none is.</param>
/// <param name="ResolvedAt">When a person called it resolved; null: never, or it came back.</param>
public sealed record ErrorGroup(
    GroupStatus Status,
    DateTimeOffset FirstSeen,
    DateTimeOffset LastSeen,
    DateTimeOffset? AlarmSince,
    DateTimeOffset? ResolvedAt
)
{
    /// <summary>The group after errors of a batch, if nothing is raised.</summary>
    internal ErrorGroup Seen(DateTimeOffset first, DateTimeOffset last) =>
        this with
        {
            FirstSeen = first < FirstSeen ? first : FirstSeen,
            LastSeen = last > LastSeen ? last : LastSeen,
            Status = Status == GroupStatus.New && AlarmSince is null ? GroupStatus.Ongoing : Status,
        };

    /// <summary>Whether its alarm, if one is open, has been quiet long enough to end.</summary>
    public bool IsQuiet(DateTimeOffset now, TimeSpan quiet) =>
        AlarmSince is { } since && now >= Later(LastSeen, since) + quiet;

    /// <summary>The group when its alarm ends.</summary>
    public ErrorGroup Quiet() =>
        this with
        {
            AlarmSince = null,
            Status = Status is GroupStatus.New or GroupStatus.Regressed ? GroupStatus.Ongoing : Status,
        };

    /// <summary>When the alarm ends if nothing more is seen; null: none is open.</summary>
    public DateTimeOffset? QuietAt(TimeSpan quiet) => AlarmSince is { } since ? Later(LastSeen, since) + quiet : null;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
