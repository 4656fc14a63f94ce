using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// Lambda's own lines (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-view.html), and what
/// its runtimes put before a message: <c>[ERROR] TIME REQUEST message</c> (Python), <c>TIME REQUEST ERROR message</c>
/// (Node).
/// </summary>
internal sealed class LambdaFormat()
    : LogFormat(
        "Lambda",
        [
            .. Levels.Triggers,
            Trigger.Anywhere("timed out"),
            Trigger.Anywhere("exited"),
            Trigger.EventStart("INIT_REPORT "),
        ]
    )
{
    private const int RequestIdLength = 36;

    internal override bool TryRead(ReadOnlySpan<byte> text, Level keep, scoped ref Span<byte> scratch, ref LogLine line)
    {
        var reader = new LineReader(text);
        bool isRead = text switch
        {
            [(byte)'[', ..] => ReadPython(ref reader, ref line),
            [>= (byte)'0' and <= (byte)'9', ..] => ReadAfterTime(ref reader, ref line),
            [(byte)'R', ..] => ReadRequest(ref reader, ref line) || ReadPlatform(ref reader, ref line),
            _ => ReadPlatform(ref reader, ref line),
        };
        if (!isRead)
            return false;
        line.Format = this;
        line.Message = reader.Rest;
        ReadError(keep, ref scratch, ref line);
        return true;
    }

    /// <summary>
    /// Reads the error that a runtime has put behind a message: <c>Invoke Error	{"errorType": ...}</c>.
    /// </summary>
    private static void ReadError(Level keep, scoped ref Span<byte> scratch, ref LogLine line)
    {
        var message = line.Message;
        int tab = message.IndexOf("\t{\"errorType\""u8);
        if (tab >= 0 && JsonFormat.Instance.TryRead(message[(tab + 1)..], keep, ref scratch, ref line))
            line.Message = message[..tab].TrimEnd((byte)' ');
    }

    /// <summary><c>[LEVEL]	TIME	REQUEST	</c>, or <c>[ERROR] Type: message</c> when the function raised it.</summary>
    private static bool ReadPython(ref LineReader reader, ref LogLine line)
    {
        if (
            !reader.Take("["u8)
            || !reader.TakeUntil("]"u8, 12, out var word)
            || !Levels.TryParseCapitals(word, out var level)
        )
            return false;
        if (reader.Take("\t"u8))
        {
            if (!reader.TakeTime() || !reader.Take("\t"u8) || !TakeRequest(ref reader, ref line))
                return false;
        }
        else if (!reader.Take(" "u8))
        {
            return false;
        }

        reader.SkipSpaces();
        line.Level = level;
        return true;
    }

    /// <summary><c>TIME	REQUEST	LEVEL	</c>, or <c>TIME REQUEST Task timed out after 30.03 seconds</c>.</summary>
    private static bool ReadAfterTime(ref LineReader reader, ref LogLine line)
    {
        if (!reader.TakeTime() || !(reader.Take("\t"u8) || reader.Take(" "u8)) || !TakeRequest(ref reader, ref line))
            return false;
        if (reader.Take(" "u8))
        {
            line.Level = reader.Rest.StartsWith("Task timed out"u8) ? Level.Error : Level.Info;
            return true;
        }

        if (
            !reader.Take("\t"u8)
            || !reader.TakeUntil("\t"u8, 12, out var word)
            || !Levels.TryParseCapitals(word, out var level)
        )
            return false;
        line.Level = level;
        return true;
    }

    /// <summary>
    /// <c>RequestId: REQUEST Error: Runtime exited with error: signal: killed</c>: out of memory, or an exit of its
    /// own.
    /// </summary>
    private static bool ReadRequest(ref LineReader reader, ref LogLine line)
    {
        var start = reader;
        if (reader.Take("RequestId: "u8) && TakeRequest(ref reader, ref line) && reader.Take(" "u8))
        {
            line.Level =
                reader.Take("Error: "u8) || reader.Rest.StartsWith("Process exited"u8) ? Level.Error : Level.Info;
            return true;
        }

        reader = start;
        return false;
    }

    /// <summary>
    /// What Lambda says of starts, ends and extensions. A report of a timeout follows a line of its own that says so;
    /// one of a crash may be all that there is.
    /// </summary>
    private static bool ReadPlatform(ref LineReader reader, ref LogLine line)
    {
        var text = reader.Rest;
        bool isInit = text.StartsWith("INIT_REPORT "u8);
        if (isInit || text.StartsWith("REPORT RequestId: "u8))
        {
            int status = text.IndexOf("Status: "u8);
            bool failed =
                status > 0
                && (
                    text[status..].StartsWith("Status: error"u8)
                    || (isInit && text[status..].StartsWith("Status: timeout"u8))
                );
            if (failed)
                Fail(ref reader, text[status..], ref line);
            return true;
        }

        if (text.StartsWith("EXTENSION\t"u8))
        {
            if (text.IndexOf("Error Type: "u8) > 0)
                Fail(ref reader, text, ref line);
            return true;
        }

        return text.StartsWith("START RequestId: "u8)
            || text.StartsWith("END RequestId: "u8)
            || text.StartsWith("INIT_START "u8)
            || text.StartsWith("XRAY TraceId: "u8);
    }

    private static void Fail(ref LineReader reader, ReadOnlySpan<byte> message, ref LogLine line)
    {
        line.Level = Level.Error;
        reader = new LineReader(message);
    }

    private static bool TakeRequest(ref LineReader reader, ref LogLine line)
    {
        var rest = reader.Rest;
        if (rest.Length < RequestIdLength || rest[8] != '-' || rest[13] != '-' || rest[18] != '-' || rest[23] != '-')
            return false;
        line.TraceId = rest[..RequestIdLength];
        return reader.Take(rest[..RequestIdLength]);
    }
}
