namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// PostgreSQL's server log. On RDS its prefix is <c>%t:%r:%u@%d:[%p]:</c>
/// (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.html); elsewhere often
/// <c>%m [%p] </c>. Lines such as DETAIL belong to the error before them in the same process.
/// FATAL ends one session and is an error; PANIC ends all and is critical:
/// https://www.postgresql.org/docs/current/runtime-config-logging.html#RUNTIME-CONFIG-SEVERITY-LEVELS.
/// </summary>
internal sealed class PostgresFormat() : LogFormat("Postgres", Levels.Triggers)
{
    internal override bool TryRead(
        ReadOnlySpan<byte> text,
        Level keep,
        scoped ref Span<byte> scratch,
        ref LogLine line
    ) => TryRead(text, ref line);

    /// <summary>Lines such as DETAIL belong to the error before them in the same process.</summary>
    internal override bool IsContinuedBy(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> next)
    {
        var open = default(LogLine);
        var detail = default(LogLine);
        return TryRead(next, ref detail)
            && detail.IsDetail
            && TryRead(entry, ref open)
            && open.Process.SequenceEqual(detail.Process);
    }

    private bool TryRead(ReadOnlySpan<byte> text, ref LogLine line)
    {
        var reader = new LineReader(text);
        if (!reader.TakeTime())
            return false;
        if (!TryTakeRdsPrefix(ref reader, out var process) && !TryTakeDefaultPrefix(ref reader, out process))
            return false;
        if (
            !reader.TakeUntil(":"u8, 12, out var word)
            || !TryParse(word, out var level, out bool isDetail)
            || !reader.Take(" "u8)
        )
            return false;
        reader.SkipSpaces();
        line.Format = this;
        line.Level = level;
        line.IsDetail = isDetail;
        line.Process = process;
        line.Message = reader.Rest;
        return true;
    }

    /// <summary><c>:HOST(PORT):USER@DATABASE:[PROCESS]:</c>, where host, user and database may be empty.</summary>
    private static bool TryTakeRdsPrefix(scoped ref LineReader reader, out ReadOnlySpan<byte> process)
    {
        process = [];
        return reader.Take(":"u8)
            && reader.TakeUntil("["u8, 300, out _)
            && reader.TakeDigits(out process)
            && reader.Take("]:"u8);
    }

    /// <summary><c> [PROCESS] USER@DATABASE </c>, where user and database may be missing.</summary>
    private static bool TryTakeDefaultPrefix(scoped ref LineReader reader, out ReadOnlySpan<byte> process)
    {
        process = [];
        if (!reader.Take(" ["u8) || !reader.TakeDigits(out process) || !reader.Take("]"u8))
            return false;
        _ = reader.Take(":"u8);
        reader.SkipSpaces();
        var start = reader;
        if (!reader.TakeUntil(" "u8, 130, out var user) || !user.Contains((byte)'@'))
            reader = start;
        return true;
    }

    private static bool TryParse(ReadOnlySpan<byte> word, out Level level, out bool isDetail)
    {
        isDetail =
            word.SequenceEqual("DETAIL"u8)
            || word.SequenceEqual("HINT"u8)
            || word.SequenceEqual("STATEMENT"u8)
            || word.SequenceEqual("CONTEXT"u8)
            || word.SequenceEqual("QUERY"u8)
            || word.SequenceEqual("LOCATION"u8)
            || word.SequenceEqual("BACKTRACE"u8);
        bool isLevel = Levels.TryParseCapitals(word.TrimEnd("12345"u8), out level);
        if (word.SequenceEqual("FATAL"u8))
            level = Level.Error;
        return isLevel || isDetail;
    }
}
