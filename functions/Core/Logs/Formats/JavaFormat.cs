namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// Logback's and Log4j's usual patterns, <c>TIME [thread] ERROR com.acme.Foo - message</c>, and Spring Boot's,
/// <c>TIME ERROR 1 --- [app] [thread] c.a.Foo : message</c>. See https://logback.qos.ch/manual/layouts.html and
/// https://docs.spring.io/spring-boot/reference/features/logging.html.
/// </summary>
internal sealed class JavaFormat() : LogFormat("Java", Levels.Triggers)
{
    internal override bool TryRead(ReadOnlySpan<byte> text, Level keep, scoped ref Span<byte> scratch, ref LogLine line)
    {
        var reader = new LineReader(text);
        if (!reader.TakeTime() || !reader.Take(" "u8))
            return false;
        reader.SkipSpaces();
        if (!ReadThreadFirst(ref reader, ref line) && !ReadSpring(ref reader, ref line))
            return false;
        line.Format = this;
        line.Message = reader.Rest;
        return true;
    }

    private static bool ReadThreadFirst(ref LineReader reader, ref LogLine line)
    {
        var start = reader;
        if (TakeLevel(ref reader, out var level))
            reader.SkipSpaces();
        bool levelFirst = reader.Rest.Length < start.Rest.Length;
        if (reader.Take("["u8) && reader.TakeUntil("]"u8, 128, out var thread))
        {
            reader.SkipSpaces();
            if ((levelFirst || TakeLevel(ref reader, out level)) && TakeLogger(ref reader, " - "u8, ref line))
            {
                line.Level = level;
                line.Process = thread;
                return true;
            }
        }

        reader = start;
        return false;
    }

    private static bool ReadSpring(ref LineReader reader, ref LogLine line)
    {
        if (
            !TakeLevel(ref reader, out var level)
            || !reader.Take(" "u8)
            || !reader.TakeDigits(out _)
            || !reader.Take(" --- "u8)
        )
            return false;
        ReadOnlySpan<byte> thread = [];
        while (reader.Take("["u8))
        {
            if (!reader.TakeUntil("]"u8, 128, out thread))
                return false;
            reader.SkipSpaces();
        }

        line.Level = level;
        line.Process = thread.Trim((byte)' ');
        return TakeLogger(ref reader, " : "u8, ref line);
    }

    private static bool TakeLogger(ref LineReader reader, ReadOnlySpan<byte> mark, ref LogLine line)
    {
        reader.SkipSpaces();
        if (!reader.TakeUntil(mark, 200, out var logger))
            return false;
        line.Logger = logger.TrimEnd((byte)' ');
        return true;
    }

    private static bool TakeLevel(ref LineReader reader, out Level level)
    {
        var start = reader;
        if (reader.TakeWord(out var word) && Levels.TryParseCapitals(word, out level))
            return true;
        reader = start;
        level = default;
        return false;
    }
}
