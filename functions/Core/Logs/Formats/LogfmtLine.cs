using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// Keys and values in any order, <c>level=error msg="it broke" order=7</c>: https://brandur.org/logfmt. What stands
/// between them is passed over.
/// </summary>
internal static class LogfmtLine
{
    private const int MaxLength = 8 * 1024;

    private static readonly WordTable<Key> Keys = new(
        (one, _) => one,
        (Key.Level, "level lvl severity log.level loglevel log_level levelname at"),
        (Key.Message, "msg message"),
        (Key.Description, "desc description reason"),
        (Key.Error, "err error exception"),
        (Key.Logger, "logger component module target source"),
        (Key.TraceId, "trace_id traceid trace.id"),
        (Key.Service, "service service.name app"),
        (Key.Version, "version")
    );

    private enum Key : byte
    {
        None,
        Level,
        Message,
        Description,
        Error,
        Logger,
        TraceId,
        Service,
        Version,
    }

    /// <summary>Whether a key's value is the line's level.</summary>
    public static bool IsLevelKey(ReadOnlySpan<byte> key) => Keys.Find(key) == Key.Level;

    /// <summary>Reads a line that has a level among its keys.</summary>
    /// <param name="text">The line; further lines of its event are not looked at.</param>
    /// <param name="scratch">Room for values without their escapes; what is used is cut off its front.</param>
    /// <param name="line">Gets what was read.</param>
    /// <returns>False where no key is a level.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, scoped ref Span<byte> scratch, ref LogLine line)
    {
        var rest = text.Length > MaxLength ? text[..MaxLength] : text;
        int end = rest.IndexOf((byte)'\n');
        if (end >= 0)
            rest = rest[..end];
        bool hasLevel = false;
        int pairs = 0;
        line.Message = default;
        while (TryNext(ref rest, out var name, out var value))
        {
            pairs++;
            var key = Keys.Find(name);
            if (key == Key.None)
                continue;
            if (key == Key.Level)
            {
                if (!hasLevel && Levels.TryParseValue(value, out var level))
                    (line.Level, hasLevel) = (level, true);
                continue;
            }

            Set(key, Unescaped(value, ref scratch), ref line);
        }

        if (line.Message.IsEmpty)
            line.Message = text;
        // One pair alone may stand in a sentence.
        return hasLevel && (pairs > 1 || IsLevelKey(text[..Math.Max(0, text.IndexOf((byte)'='))]));
    }

    /// <summary>The length of a text in quotation marks that begins here, with both.</summary>
    public static int EndOfQuotes(ReadOnlySpan<byte> text)
    {
        int at = 1;
        while (at < text.Length && text[at] != '"')
            at += text[at] == '\\' ? 2 : 1;
        return Math.Min(at + 1, text.Length);
    }

    private static void Set(Key key, ReadOnlySpan<byte> value, ref LogLine line)
    {
        switch (key)
        {
            case Key.Message:
            case Key.Description when line.Message.IsEmpty:
                line.Message = value;
                break;
            case Key.Error when !ErrorSigns.IsNothing(value):
                line.Exception = value;
                break;
            case Key.Logger:
                line.Logger = value;
                break;
            case Key.TraceId:
                line.TraceId = value;
                break;
            case Key.Service:
                line.Service = value;
                break;
            case Key.Version:
                line.Version = value;
                break;
        }
    }

    /// <summary>Takes the next pair off a line; words without a value are passed over.</summary>
    private static bool TryNext(
        scoped ref ReadOnlySpan<byte> rest,
        out ReadOnlySpan<byte> name,
        out ReadOnlySpan<byte> value
    )
    {
        while (true)
        {
            rest = rest.TrimStart(" \t"u8);
            int end = rest.IndexOfAny(" \t=\""u8);
            if (end < 0)
            {
                name = value = [];
                return false;
            }

            name = rest[..end];
            byte mark = rest[end];
            if (mark == '"')
            {
                rest = rest[(end + EndOfQuotes(rest[end..]))..];
                continue;
            }

            rest = rest[(end + 1)..];
            if (mark != '=')
                continue;
            if (rest is [(byte)'"', ..])
            {
                int length = EndOfQuotes(rest);
                value = rest[1..Math.Max(1, length - 1)];
                rest = rest[length..];
                return true;
            }

            int space = rest.IndexOfAny((byte)' ', (byte)'\t');
            value = space < 0 ? rest : rest[..space];
            rest = rest[value.Length..];
            return true;
        }
    }

    private static ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> value, scoped ref Span<byte> scratch)
    {
        if (!value.Contains((byte)'\\') || value.Length > scratch.Length)
            return value;
        int length = JsonText.Unescape(value, scratch);
        ReadOnlySpan<byte> text = scratch[..length];
        scratch = scratch[length..];
        return text;
    }
}
