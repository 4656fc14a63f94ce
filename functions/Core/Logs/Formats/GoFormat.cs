using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// log/slog's text handler and others that write keys and values, <c>time=TIME level=ERROR msg="message"</c>
/// (https://pkg.go.dev/log/slog#TextHandler); zap's console, <c>TIME	ERROR	logger	file.go:12	message</c>; klog,
/// <c>E1013 14:30:00.123456       1 file.go:12] message</c>.
/// </summary>
internal sealed class GoFormat() : LogFormat("Go", [.. Levels.Triggers, .. Klog, Trigger.Anywhere("goroutine")])
{
    /// <summary>klog writes a level as one letter, with the month behind it: errors and what is fatal.</summary>
    private static readonly Trigger[] Klog =
    [
        Trigger.EventStart("E0"),
        Trigger.EventStart("E1"),
        Trigger.EventStart("F0"),
        Trigger.EventStart("F1"),
    ];

    internal override bool TryRead(ReadOnlySpan<byte> text, Level keep, scoped ref Span<byte> scratch, ref LogLine line)
    {
        if (!ReadKeys(text, ref scratch, ref line) && !ReadZap(text, ref line) && !ReadKlog(text, ref line))
            return false;
        line.Format = this;
        return true;
    }

    private static bool ReadKeys(ReadOnlySpan<byte> text, scoped ref Span<byte> scratch, ref LogLine line)
    {
        if (!text.StartsWith("time="u8) && !text.StartsWith("ts="u8) && !text.StartsWith("level="u8))
            return false;
        if (!Levels.TryParse(ValueOf(text, "level="u8, ref scratch), out var level))
            return false;
        line.Level = level;
        var message = ValueOf(text, "msg="u8, ref scratch);
        line.Message = message.IsEmpty ? text : message;
        var error = ValueOf(text, "err="u8, ref scratch);
        line.Exception = error.IsEmpty ? ValueOf(text, "error="u8, ref scratch) : error;
        line.TraceId = ValueOf(text, "trace_id="u8, ref scratch);
        return true;
    }

    /// <summary>The value behind a key that begins a word, without its quotes and escapes.</summary>
    private static ReadOnlySpan<byte> ValueOf(
        ReadOnlySpan<byte> text,
        ReadOnlySpan<byte> key,
        scoped ref Span<byte> scratch
    )
    {
        int start = text.IndexOf(key);
        while (start > 0 && text[start - 1] != ' ')
        {
            int next = text[(start + 1)..].IndexOf(key);
            start = next < 0 ? -1 : start + 1 + next;
        }

        if (start < 0)
            return [];
        var value = text[(start + key.Length)..];
        if (value is not [(byte)'"', ..])
        {
            int space = value.IndexOf((byte)' ');
            return space < 0 ? value : value[..space];
        }

        int end = 1;
        while (end < value.Length && value[end] != '"')
            end += value[end] == '\\' ? 2 : 1;
        value = value[1..Math.Min(end, value.Length)];
        if (!value.Contains((byte)'\\'))
            return value;
        int length = JsonText.Unescape(value, scratch);
        value = scratch[..length];
        scratch = scratch[length..];
        return value;
    }

    private static bool ReadZap(ReadOnlySpan<byte> text, ref LogLine line)
    {
        var reader = new LineReader(text);
        if (
            !reader.TakeTime()
            || !reader.Take("\t"u8)
            || !reader.TakeUntil("\t"u8, 8, out var word)
            || !Levels.TryParse(word, out var level)
        )
            return false;
        var start = reader;
        while (reader.TakeUntil("\t"u8, 128, out var part) && !part.Contains((byte)' '))
        {
            if (!part.Contains((byte)':'))
                line.Logger = part;
            start = reader;
        }

        line.Level = level;
        line.Message = start.Rest;
        return true;
    }

    private static bool ReadKlog(ReadOnlySpan<byte> text, ref LogLine line)
    {
        if (text is not [(byte)'I' or (byte)'W' or (byte)'E' or (byte)'F', >= (byte)'0' and <= (byte)'9', ..])
            return false;
        var reader = new LineReader(text[1..]);
        if (!reader.TakeDigits(out var day) || day.Length != 4 || !reader.Take(" "u8) || !reader.TakeTime())
            return false;
        reader.SkipSpaces();
        if (!reader.TakeDigits(out _) || !reader.TakeUntil("] "u8, 128, out _))
            return false;
        line.Level = text[0] switch
        {
            (byte)'I' => Level.Info,
            (byte)'W' => Level.Warning,
            (byte)'E' => Level.Error,
            _ => Level.Critical,
        };
        line.Message = reader.Rest;
        return true;
    }
}
