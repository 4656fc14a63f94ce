namespace RoleFerry.Core.Logs.Formats;

/// <summary>Reads log events in whatever format they come.</summary>
public static class LogLines
{
    /// <summary>Scratch space that <see cref="Read"/> needs for an event of a length.</summary>
    public static int ScratchLength(int eventLength) => 4 * (eventLength + JsonFormat.ExtraScratch);

    /// <summary>
    /// Reads one log event, which may have several lines. The message of any format may itself be a JSON object: what
    /// this says wins. Never throws, whatever the bytes.
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
        foreach (var format in expected)
        {
            var line = default(LogLine);
            line.Level = Level.Info;
            if (!format.TryRead(text, keep, ref scratch, ref line))
                continue;
            ReadInner(keep, ref scratch, ref line);
            return line;
        }

        var plain = default(LogLine);
        LogFormats.Plain.TryRead(text, keep, ref scratch, ref plain);
        return plain;
    }

    /// <summary>Reads the object that a message is.</summary>
    private static void ReadInner(Level keep, ref Span<byte> scratch, ref LogLine line)
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
