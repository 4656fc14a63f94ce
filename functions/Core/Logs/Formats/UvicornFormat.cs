namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// Uvicorn's default formatter, which fills the level up to a width: <c>ERROR:    Exception in ASGI application</c>.
/// See https://www.uvicorn.org/settings/#logging.
/// </summary>
internal sealed class UvicornFormat() : LogFormat("Uvicorn", Levels.Triggers)
{
    internal override bool TryRead(ReadOnlySpan<byte> text, Level keep, scoped ref Span<byte> scratch, ref LogLine line)
    {
        var reader = new LineReader(text);
        if (!reader.TakeWord(out var word) || !Levels.TryParseCapitals(word, out var level) || !reader.Take(":"u8))
            return false;
        if (!reader.Take(" "u8))
            return false;
        reader.SkipSpaces();
        line.Format = this;
        line.Level = level;
        line.Message = reader.Rest;
        return true;
    }
}
