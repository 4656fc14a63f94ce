namespace RoleFerry.Core.Logs.Formats;

/// <summary>Reads log events in whatever format they come.</summary>
public static class LogLines
{
    private static readonly LogFormat[] Everything =
    [
        LogFormat.Json,
        LogFormat.Lambda,
        LogFormat.Celery,
        LogFormat.Gunicorn,
        LogFormat.Postgres,
        LogFormat.Go,
        LogFormat.Java,
        LogFormat.Python,
        LogFormat.Uvicorn,
        LogFormat.DotNet,
        LogFormat.Node,
    ];

    /// <summary>Every format, in the order in which they are tried when nothing is known about a log group.</summary>
    public static IReadOnlyList<LogFormat> All => Everything;

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
            if (!TryRead(format, text, keep, ref scratch, ref line))
                continue;
            ReadInner(keep, ref scratch, ref line);
            return line;
        }

        var plain = default(LogLine);
        PlainFormat.Read(text, ref plain);
        return plain;
    }

    /// <summary>
    /// Reads the object that a message is, or that a runtime of Lambda has put behind it:
    /// <c>Invoke Error	{"errorType": ...}</c>.
    /// </summary>
    private static void ReadInner(Level keep, ref Span<byte> scratch, ref LogLine line)
    {
        if (line.Level < keep && line.Format == LogFormat.Json)
            return;
        var message = line.Message;
        if (message is [(byte)'{', ..])
        {
            if (JsonFormat.TryRead(message, keep, ref scratch, ref line) && line.Message == message)
                line.Message = [];
            return;
        }

        int tab = line.Format == LogFormat.Lambda ? message.IndexOf("\t{\"errorType\""u8) : -1;
        if (tab >= 0 && JsonFormat.TryRead(message[(tab + 1)..], keep, ref scratch, ref line))
            line.Message = message[..tab].TrimEnd((byte)' ');
    }

    private static bool TryRead(
        LogFormat format,
        ReadOnlySpan<byte> text,
        Level keep,
        ref Span<byte> scratch,
        ref LogLine line
    ) =>
        format switch
        {
            LogFormat.Json => JsonFormat.TryRead(text, keep, ref scratch, ref line),
            LogFormat.Python => PythonFormat.TryRead(text, ref line),
            LogFormat.Uvicorn => UvicornFormat.TryRead(text, ref line),
            LogFormat.Gunicorn => GunicornFormat.TryRead(text, ref line),
            LogFormat.Celery => CeleryFormat.TryRead(text, ref line),
            LogFormat.Postgres => PostgresFormat.TryRead(text, ref line),
            LogFormat.Lambda => LambdaFormat.TryRead(text, ref line),
            LogFormat.DotNet => DotNetFormat.TryRead(text, ref line),
            LogFormat.Java => JavaFormat.TryRead(text, ref line),
            LogFormat.Node => NodeFormat.TryRead(text, ref line),
            LogFormat.Go => GoFormat.TryRead(text, ref scratch, ref line),
            _ => false,
        };
}
