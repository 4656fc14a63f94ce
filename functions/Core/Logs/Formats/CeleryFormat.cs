namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// Celery's workers: <c>[2025-10-13 14:30:00,123: ERROR/ForkPoolWorker-2] Task enrich[UUID] raised unexpected: ...</c>.
/// See https://docs.celeryq.dev/en/stable/userguide/configuration.html#worker-log-format.
/// Celery tells of a retry at level INFO; here it is a warning, as any failure is that the program could mend.
/// </summary>
internal sealed class CeleryFormat() : LogFormat("Celery", Levels.Triggers)
{
    internal override bool TryRead(ReadOnlySpan<byte> text, Level keep, scoped ref Span<byte> scratch, ref LogLine line)
    {
        var reader = new LineReader(text);
        if (!reader.Take("["u8) || !reader.TakeTime() || !reader.Take(": "u8))
            return false;
        if (!reader.TakeUntil("/"u8, 16, out var word) || !Levels.TryParse(word, out var level))
            return false;
        if (!reader.TakeUntil("]"u8, 64, out var process))
            return false;
        reader.SkipSpaces();
        line.Format = this;
        line.Process = process;
        line.Message = reader.Rest;
        line.Level = level < Level.Warning && IsRetry(reader) ? Level.Warning : level;
        return true;
    }

    /// <summary><c>Task NAME[ID] retry: ...</c></summary>
    private static bool IsRetry(LineReader reader) =>
        reader.Take("Task "u8) && reader.TakeUntil("] "u8, 200, out _) && reader.Take("retry: "u8);
}
