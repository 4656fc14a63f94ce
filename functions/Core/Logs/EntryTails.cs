using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.StackTraces;

namespace RoleFerry.Core.Logs;

/// <summary>
/// Which lines belong together: whether a line continues an entry, by what the entry's last line was. Lines that are
/// indented always do.
/// </summary>
internal static class EntryTails
{
    private enum LineKind : byte
    {
        Other,
        Traceback,

        /// <summary>What stands between the tracebacks of a chain.</summary>
        Chain,

        /// <summary>What libraries add to a Python error's message.</summary>
        Detail,
        Goroutine,
        RustPanic,
        Cause,
        Error,

        /// <summary>A numbered frame, or its headline.</summary>
        Numbered,

        /// <summary>What runtimes write behind or between stacks.</summary>
        Trailer,
    }

    /// <summary>Whether an event continues an entry.</summary>
    public static bool Continues(EntryTail tail, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return true;
        if (IsSpace(text[0]))
            return !BeginsWithTime(text);
        var kind = KindOf(text);
        return tail switch
        {
            EntryTail.PythonFrames => kind is LineKind.Traceback || EndsTraceback(text),
            EntryTail.PythonError => kind is LineKind.Chain or LineKind.Detail,
            EntryTail.PythonChain => kind is LineKind.Traceback,
            EntryTail.RustPanic => kind is LineKind.Numbered || !BeginsWithTime(text),
            EntryTail.Goroutine => kind is LineKind.Goroutine or LineKind.Trailer
                || text[^1] == ')'
                || text.StartsWith("created by "u8),
            EntryTail.Frames => kind is LineKind.Cause or LineKind.Trailer or LineKind.Numbered,
            _ => kind
                is LineKind.Traceback
                    or LineKind.Goroutine
                    or LineKind.Trailer
                    or LineKind.Numbered
                    or LineKind.RustPanic
                || (kind is LineKind.Error && !text.Contains((byte)'\n')),
        };
    }

    /// <summary>Whether a line has a time or a level of its own, and so belongs to none before it.</summary>
    public static bool HasHead(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return false;
        return IsSpace(text[0]) ? BeginsWithTime(text) : TextHead.Of(text) is { HasTime: true } or { HasLevel: true };
    }

    /// <summary>Whether a stack trace begins with a line.</summary>
    public static bool BeginsTrace(ReadOnlySpan<byte> line) =>
        !line.IsEmpty
        && KindOf(line) is LineKind.Traceback or LineKind.Error or LineKind.RustPanic
        && !IsSpace(line[0]);

    /// <summary>
    /// Whether an indented line names a place in a program's text, as frames do (<c>file.go:10</c>, <c>line 10</c>), or
    /// an error within a group.
    /// </summary>
    public static bool IsInsideTrace(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty || !IsSpace(line[0]))
            return false;
        int number = line.IndexOf(", line "u8);
        if (number >= 0 && number + 7 < line.Length && char.IsAsciiDigit((char)line[number + 7]))
            return true;
        for (int i = 1; i < line.Length - 1; i++)
        {
            bool isPlace =
                line[i] == ':' && char.IsAsciiLetter((char)line[i - 1]) && char.IsAsciiDigit((char)line[i + 1]);
            if (isPlace && line[..i].LastIndexOf((byte)'.') > 0)
                return true;
        }

        return BeginsTrace(line.TrimStart(" \t|"u8));
    }

    /// <summary>Whether a line belongs to the lines before it.</summary>
    public static bool Continues(ReadOnlySpan<byte> before, ReadOnlySpan<byte> text) =>
        Continues(Behind(EntryTail.Message, before), text);

    /// <summary>What the last of an event's lines is, behind an entry that ended in some way.</summary>
    public static EntryTail Behind(EntryTail tail, ReadOnlySpan<byte> text)
    {
        var lines = new TraceLines(text);
        while (lines.TryNext(out var line))
        {
            bool isIndented = line.IsEmpty || IsSpace(line[0]);
            var kind = isIndented ? LineKind.Other : KindOf(line);
            tail = (kind, tail) switch
            {
                (LineKind.Traceback, _) => EntryTail.PythonFrames,
                (_, EntryTail.Message) when line.IndexOf(PythonTrace.Mark) >= 0 => EntryTail.PythonFrames,
                (LineKind.Chain, _) => EntryTail.PythonChain,
                (LineKind.Goroutine, _) => EntryTail.Goroutine,
                (LineKind.RustPanic, _) => EntryTail.RustPanic,
                (_, EntryTail.PythonFrames) when !isIndented && EndsTraceback(line) && line[0] != '>' =>
                    EntryTail.PythonError,
                (LineKind.Error or LineKind.Numbered, EntryTail.Message) => EntryTail.Frames,
                (LineKind.Other, EntryTail.RustPanic) when !isIndented => EntryTail.Frames,
                (_, EntryTail.Message) when !TraceReader.FrameOf(line).IsEmpty => EntryTail.Frames,
                _ => tail,
            };
        }

        return tail;
    }

    private static LineKind KindOf(ReadOnlySpan<byte> line)
    {
        switch (line[0])
        {
            case (byte)'T' when line.StartsWith(PythonTrace.Mark):
                return LineKind.Traceback;
            case (byte)'D' when line.StartsWith("During handling of the above"u8):
            case (byte)'T' when line.StartsWith("The above exception was"u8):
                return LineKind.Chain;
            case (byte)'D' when line.StartsWith("DETAIL: "u8):
            case (byte)'H' when line.StartsWith("HINT: "u8):
            case (byte)'C' when line.StartsWith("CONTEXT: "u8):
            case (byte)'L' when line.StartsWith("LINE "u8):
            case (byte)'[' when line.StartsWith("[SQL: "u8) || line.StartsWith("[parameters: "u8):
            case (byte)'(' when line.StartsWith("(Background on this error"u8):
                return LineKind.Detail;
            case (byte)'g' when line.StartsWith(GoTrace.Mark):
                return LineKind.Goroutine;
            case (byte)'t' when line.StartsWith("thread '"u8) && line.IndexOf("' panicked at "u8) > 0:
                return line.EndsWith(":"u8) ? LineKind.RustPanic : LineKind.Numbered;
            case (byte)'C' when line.StartsWith("Caused by: "u8):
            case (byte)'-' when line.StartsWith("---"u8):
                return LineKind.Cause;
            case (byte)'#' when line.Length > 1 && char.IsAsciiDigit((char)line[1]):
            case (byte)'S' when line.StartsWith("Stack trace:"u8):
            case (byte)'[' when line.StartsWith("[stacktrace]"u8) || line.StartsWith("[previous exception]"u8):
            case (byte)'s' when line.StartsWith("stack backtrace:"u8):
            case (byte)'n' when line.StartsWith("note: "u8):
            case (byte)'*' when line.StartsWith("** ("u8):
                return LineKind.Numbered;
            case (byte)'[' when line.StartsWith("[signal "u8):
            case (byte)'e' when line.StartsWith("exit status "u8):
            case (byte)'N' when line.StartsWith("Node.js v"u8):
            case (byte)'"' when line.StartsWith("\"}"u8):
            case (byte)'L' when line.StartsWith("Last message"u8):
            case (byte)'S' when line.StartsWith("State: "u8):
            case (byte)'}' when line.Length == 1:
            case (byte)']' when line.Length == 1:
                return LineKind.Trailer;
            default:
                return char.IsAsciiLetter((char)line[0]) && ErrorHeader.IsAtStart(FirstLine(line))
                    ? LineKind.Error
                    : LineKind.Other;
        }
    }

    /// <summary>
    /// Whether a line that is not indented may stand in a traceback: its error, or a frame as loguru marks it. What
    /// begins with a level's name is neither.
    /// </summary>
    private static bool EndsTraceback(ReadOnlySpan<byte> text)
    {
        var line = FirstLine(text);
        return line.StartsWith("> File \""u8)
            || (
                ErrorHeader.TryRead(line, out var header)
                && !Levels.TryParseCapitals(header.Type, out _)
                && !IsNote(header)
            );
    }

    /// <summary>A word in capitals, as NOTE or DETAIL: no error's name is one.</summary>
    private static bool IsNote(ErrorHeader header) =>
        header.Type.Length > 1 && !header.Type.ContainsAnyExceptInRange((byte)'A', (byte)'Z');

    /// <summary>Whether a line is a new one although a space stands before it.</summary>
    private static bool BeginsWithTime(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)' ' or (byte)'\t', (byte)' ' or (byte)'\t', ..])
            return false;
        return TimeText.LengthAt(text.TrimStart(" ["u8)) > 4 && TextHead.Of(text).HasLevel;
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t';

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'\n');
        return end < 0 ? text : text[..end];
    }
}
