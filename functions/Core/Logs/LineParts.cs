using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Core.Logs;

/// <summary>
/// Where in a text the parts of its line stand, so that the line need not be read again when more lines have been added
/// to the text. Only for lines whose parts all stand in the text, and whose message goes to its end.
/// </summary>
internal readonly struct LineParts
{
    private readonly LogFormat? _format;
    private readonly Level _level;
    private readonly int _message;
    private readonly (int Start, int Length) _logger;
    private readonly (int Start, int Length) _process;
    private readonly (int Start, int Length) _traceId;

    private LineParts(ReadOnlySpan<byte> text, in LogLine line, int message)
    {
        _format = line.Format;
        _level = line.Level;
        _message = message;
        text.Overlaps(line.Logger, out int logger);
        text.Overlaps(line.Process, out int process);
        text.Overlaps(line.TraceId, out int traceId);
        _logger = (logger, line.Logger.Length);
        _process = (process, line.Process.Length);
        _traceId = (traceId, line.TraceId.Length);
    }

    /// <summary>Whether the line is known by its parts.</summary>
    public bool AreKnown => _format is not null;

    /// <summary>The parts of a line, which are unknown where they do not all stand in its text.</summary>
    public static LineParts Of(ReadOnlySpan<byte> text, in LogLine line)
    {
        bool isPlain =
            line.Template.IsEmpty
            && line.Exception.IsEmpty
            && line.Event.IsEmpty
            && line.Service.IsEmpty
            && line.Version.IsEmpty
            && text.Overlaps(line.Message, out int message)
            && message + line.Message.Length == text.Length
            && IsIn(text, line.Logger)
            && IsIn(text, line.Process)
            && IsIn(text, line.TraceId);
        if (!isPlain)
            return default;
        text.Overlaps(line.Message, out int start);
        return new LineParts(text, in line, start);
    }

    /// <summary>The line of a text that begins with the one of which these are the parts.</summary>
    public LogLine In(ReadOnlySpan<byte> text)
    {
        var line = default(LogLine);
        line.Format = _format;
        line.Level = _level;
        line.Message = text[_message..];
        line.Logger = text.Slice(_logger.Start, _logger.Length);
        line.Process = text.Slice(_process.Start, _process.Length);
        line.TraceId = text.Slice(_traceId.Start, _traceId.Length);
        return line;
    }

    private static bool IsIn(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part) => part.IsEmpty || text.Overlaps(part);
}
