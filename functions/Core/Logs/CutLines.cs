using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Core.Logs;

/// <summary>
/// Lines of one writer at an edge of a batch, of which some may stand in the batch before or behind. They last until
/// the sink that gets them returns.
/// </summary>
public readonly ref struct CutLines
{
    internal CutLines(OpenEntry lines, bool hasStart, bool hasEnd)
    {
        Text = lines.Text;
        (First, Last) = (lines.Time, lines.Last);
        Writer = lines.Writer;
        Service = lines.Service;
        (Priority, IsPriorityOwn) = (lines.Priority, lines.IsPriorityOwn);
        (HasStart, HasEnd) = (hasStart, hasEnd);
    }

    /// <summary>The lines without their covers.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>When the first was logged.</summary>
    public DateTimeOffset First { get; }

    /// <summary>When the last was logged.</summary>
    public DateTimeOffset Last { get; }

    /// <summary>What wrote them, of those who write to one stream.</summary>
    public ulong Writer { get; }

    /// <summary>The service that their covers name; empty where they name none.</summary>
    public ReadOnlySpan<byte> Service { get; }

    /// <summary>How bad syslog says they are; null where it says nothing.</summary>
    public Level? Priority { get; }

    /// <summary>Whether the program itself wrote how bad they are.</summary>
    public bool IsPriorityOwn { get; }

    /// <summary>Whether they begin with an entry's first line.</summary>
    public bool HasStart { get; }

    /// <summary>Whether a line of the writer follows in the batch that does not belong to them.</summary>
    public bool HasEnd { get; }
}
