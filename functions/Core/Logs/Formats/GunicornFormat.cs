namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// Gunicorn's error log: <c>[2025-10-13 14:30:00 +0000] [42] [CRITICAL] WORKER TIMEOUT (pid:57)</c>.
/// See https://docs.gunicorn.org/en/stable/settings.html#logging.
/// </summary>
internal sealed class GunicornFormat() : LogFormat("Gunicorn", Levels.Triggers)
{
    internal override bool TryRead(ReadOnlySpan<byte> text, Level keep, scoped ref Span<byte> scratch, ref LogLine line)
    {
        var reader = new LineReader(text);
        if (!reader.Take("["u8) || !reader.TakeTime() || !reader.Take("] ["u8))
            return false;
        if (!reader.TakeDigits(out var process) || !reader.Take("] ["u8))
            return false;
        if (!reader.TakeWord(out var word) || !Levels.TryParse(word, out var level) || !reader.Take("]"u8))
            return false;
        reader.SkipSpaces();
        line.Format = this;
        line.Level = level;
        line.Process = process;
        line.Message = reader.Rest;
        return true;
    }
}
