namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// Python's logging (https://docs.python.org/3/library/logging.html#logrecord-attributes) with the formatters that
/// are in use: <c>ERROR:app.tasks:message</c>, <c>TIME - app.tasks - ERROR - message</c>, <c>TIME ERROR app.tasks:
/// message</c>, <c>TIME [ERROR] app.tasks: message</c>, <c>TIME app.tasks ERROR message</c>.
/// </summary>
internal sealed class PythonFormat() : LogFormat("Python", Levels.Triggers)
{
    internal override bool TryRead(ReadOnlySpan<byte> text, Level keep, scoped ref Span<byte> scratch, ref LogLine line)
    {
        var reader = new LineReader(text);
        bool isRead = reader.TakeTime() ? ReadAfterTime(ref reader, ref line) : ReadBasic(ref reader, ref line);
        if (!isRead)
            return false;
        line.Format = this;
        line.Message = reader.Rest;
        return true;
    }

    /// <summary><c>LEVEL:logger:</c></summary>
    private static bool ReadBasic(ref LineReader reader, ref LogLine line)
    {
        if (!reader.TakeWord(out var level) || !Levels.TryParseCapitals(level, out var parsed) || !reader.Take(":"u8))
            return false;
        if (!reader.TakeWord(out var logger) || !reader.Take(":"u8))
            return false;
        line.Level = parsed;
        line.Logger = logger;
        return true;
    }

    private static bool ReadAfterTime(ref LineReader reader, ref LogLine line)
    {
        bool dashed = reader.Take(" - "u8);
        reader.SkipSpaces();
        if (TakeLevel(ref reader, ref line))
        {
            if (dashed || reader.Take(" - "u8))
            {
                _ = reader.Take(" - "u8);
                return true;
            }

            reader.SkipSpaces();
            TakeLogger(ref reader, ref line);
            return true;
        }

        if (!(dashed ? reader.TakeUntil(" - "u8, 128, out var name) : reader.TakeUntil(" "u8, 128, out name)))
            return false;
        reader.SkipSpaces();
        if (!TakeLevel(ref reader, ref line))
            return false;
        line.Logger = name;
        _ = reader.Take(" - "u8) || reader.Take(":"u8);
        reader.SkipSpaces();
        return true;
    }

    private static bool TakeLevel(ref LineReader reader, ref LogLine line)
    {
        var start = reader;
        bool bracketed = reader.Take("["u8);
        if (
            reader.TakeWord(out var word)
            && Levels.TryParseCapitals(word, out var level)
            && (!bracketed || reader.Take("]"u8))
        )
        {
            line.Level = level;
            return true;
        }

        reader = start;
        return false;
    }

    /// <summary><c>logger: </c>, <c>[logger] </c> or <c>logger - </c>, if it is there.</summary>
    private static void TakeLogger(ref LineReader reader, ref LogLine line)
    {
        var start = reader;
        bool bracketed = reader.Take("["u8);
        if (
            reader.TakeWord(out var name)
            && (bracketed ? reader.Take("]"u8) : reader.Take(": "u8) || reader.Take(" - "u8))
        )
        {
            line.Logger = name;
            _ = reader.Take(":"u8);
            reader.SkipSpaces();
            return;
        }

        reader = start;
    }
}
