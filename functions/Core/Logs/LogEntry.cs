using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Core.Logs;

/// <summary>
/// One thing that a program said: a log event, or several that belong together. Lasts until the sink that gets it
/// returns.
/// </summary>
public readonly ref struct LogEntry(DateTimeOffset time, ReadOnlySpan<byte> text, LogLine line)
{
    /// <summary>When its first event was logged.</summary>
    public DateTimeOffset Time { get; } = time;

    /// <summary>All its lines, as they came.</summary>
    public ReadOnlySpan<byte> Text { get; } = text;

    /// <summary>What the text says.</summary>
    public LogLine Line { get; } = line;
}
