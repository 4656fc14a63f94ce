namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// pino-pretty, <c>[14:30:00.123] ERROR (42): message</c> (https://github.com/pinojs/pino-pretty), and winston's
/// usual patterns, <c>TIME error: message</c> and <c>TIME [error]: message</c>
/// (https://github.com/winstonjs/winston#formats).
/// </summary>
internal sealed class NodeFormat() : LogFormat("Node", Levels.Triggers)
{
    internal override bool TryRead(ReadOnlySpan<byte> text, Level keep, scoped ref Span<byte> scratch, ref LogLine line)
    {
        var reader = new LineReader(text);
        if (!(text is [(byte)'[', ..] ? ReadPino(ref reader, ref line) : ReadWinston(ref reader, ref line)))
            return false;
        reader.SkipSpaces();
        line.Format = this;
        line.Message = reader.Rest;
        return true;
    }

    private static bool ReadPino(ref LineReader reader, ref LogLine line)
    {
        if (!reader.Take("["u8) || !reader.TakeTime() || !reader.Take("] "u8))
            return false;
        if (!reader.TakeWord(out var word) || !Levels.TryParseCapitals(word, out var level))
            return false;
        if (reader.Take(" ("u8) && !reader.TakeUntil(")"u8, 100, out _))
            return false;
        line.Level = level;
        return reader.Take(":"u8);
    }

    private static bool ReadWinston(ref LineReader reader, ref LogLine line)
    {
        if (!reader.TakeTime() || !reader.Take(" "u8))
            return false;
        bool bracketed = reader.Take("["u8);
        if (
            !reader.TakeWord(out var word)
            || !Levels.TryParse(word, out var level)
            || (bracketed && !reader.Take("]"u8))
        )
            return false;
        line.Level = level;
        return reader.Take(":"u8);
    }
}
