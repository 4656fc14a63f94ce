using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Core.Logs;

/// <summary>Reads log lines in whatever format they come.</summary>
public static class LogLines
{
    /// <summary>Scratch space that <see cref="Read"/> needs for an event of a length.</summary>
    public static int ScratchLength(int eventLength) => 4 * (eventLength + JsonFormat.ExtraScratch);

    /// <summary>
    /// Reads one line without covers, with the further lines of its event. The message of any format may itself be a
    /// JSON object: what this says wins. Never throws, whatever the bytes.
    /// </summary>
    /// <param name="text">UTF-8, without the end of its last line.</param>
    /// <param name="expected">The formats to try, in this order.</param>
    /// <param name="keep">The least level whose lines are read whole; of others, only the level is sure.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> bytes.</param>
    public static LogLine Read(
        ReadOnlySpan<byte> text,
        scoped ReadOnlySpan<LogFormat> expected,
        Level keep,
        Span<byte> scratch
    )
    {
        var line = default(LogLine);
        if (TryRead(text, expected, keep, ref scratch, ref line))
            return line;
        line = default;
        LogFormats.Plain.TryRead(text, keep, ref scratch, ref line);
        return line;
    }

    private static bool TryRead(
        ReadOnlySpan<byte> text,
        scoped ReadOnlySpan<LogFormat> formats,
        Level keep,
        ref Span<byte> scratch,
        ref LogLine line
    )
    {
        foreach (var format in formats)
        {
            line = default;
            line.Level = Level.Info;
            if (!format.TryRead(text, keep, ref scratch, ref line))
                continue;
            ReadInner(keep, ref scratch, ref line);
            return true;
        }

        return false;
    }

    /// <summary>Reads the object that a message is.</summary>
    internal static void ReadInner(Level keep, ref Span<byte> scratch, ref LogLine line)
    {
        var message = line.Message;
        if (line.Format == JsonFormat.Instance && line.Level < keep)
            return;
        if (
            message is [(byte)'{', ..]
            && JsonFormat.Instance.TryRead(message, keep, ref scratch, ref line)
            && line.Message == message
        )
            line.Message = [];
    }
}
