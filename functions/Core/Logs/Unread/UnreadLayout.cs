namespace RoleFerry.Core.Logs.Unread;

/// <summary>
/// Lines of one log group that look like errors, have one layout, and that no reader understood: errors that would be
/// lost without a word.
/// </summary>
public sealed class UnreadLayout
{
    /// <summary>The shape of what the lines begin with, see <see cref="LineLayout"/>.</summary>
    public required string Layout { get; init; }

    /// <summary>One of the lines, up to a length. Redacted.</summary>
    public required string Sample { get; init; }

    /// <summary>What the first line's message has in common with others of its kind. Redacted.</summary>
    public required string Template { get; init; }

    /// <summary>How many lines.</summary>
    public long Count { get; private set; }

    /// <summary>When the first was logged.</summary>
    public DateTimeOffset First { get; private set; }

    /// <summary>When the last was logged.</summary>
    public DateTimeOffset Last { get; private set; }

    internal void Add(DateTimeOffset time)
    {
        if (Count++ == 0 || time < First)
            First = time;
        if (time > Last)
            Last = time;
    }
}
