using System.Text.Json;
using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// One JSON object a line, or over several lines of one event. The keys of the formats that are in use mean the same
/// thing wherever they stand: Python with json.dumps, structlog, loguru, Powertools
/// (https://docs.powertools.aws.dev/lambda/python/latest/core/logger/), Serilog's compact format
/// (https://github.com/serilog/serilog-formatting-compact), pino, Microsoft.Extensions.Logging, Log4j 2, Monolog, GELF,
/// the Elastic Common Schema, OpenTelemetry's records, and Lambda's JSON format
/// (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html).
/// </summary>
internal sealed class JsonFormat : LogFormat
{
    /// <summary>The format; an object in the message of any other is read by it too.</summary>
    public static readonly JsonFormat Instance = new();

    /// <summary>Scratch space beyond the line's own length: what is put around a stack that has no head.</summary>
    public const int ExtraScratch = 128;

    private JsonFormat()
        : base(
            "Json",
            [
                .. Levels.Triggers,
                Trigger.NumberOfError("level"),
                Trigger.NumberOfError("lvl"),
                Trigger.NumberOfError("severity"),
                Trigger.Quoted("severitynumber"),
                Trigger.Quoted("severity_number"),
                Trigger.NumberOfError("priority"),
                // A level of one letter, as it stands and with JSON's escapes.
                Trigger.Anywhere("\"e\""),
                Trigger.Anywhere("\"f\""),
                Trigger.Anywhere("\"e\\"),
                Trigger.Anywhere("\"f\\"),
                Trigger.Anywhere("error"),
                Trigger.Anywhere("exception"),
                Trigger.Anywhere("traceback"),
                Trigger.Anywhere("m.fault"),
                // The status of a Lambda platform event.
                Trigger.Quoted("timeout"),
            ]
        ) { }

    internal override bool IsOneEventAnEntry => true;

    /// <summary>Reads an object into a line that has what was before the object.</summary>
    internal override bool TryRead(
        ReadOnlySpan<byte> text,
        Level keep,
        scoped ref Span<byte> scratch,
        ref LogLine line
    ) => TryRead(text, keep, ref scratch, ref line, out _, out _);

    /// <summary>As the other, and says more of the object.</summary>
    /// <param name="text">The object, and perhaps more behind it.</param>
    /// <param name="keep">The least level whose lines are read whole.</param>
    /// <param name="scratch">Room for text without its escapes.</param>
    /// <param name="line">Gets what was read.</param>
    /// <param name="length">The bytes that the object takes.</param>
    /// <param name="isWrapper">Whether the message is a whole line of a program, and the rest only its cover.</param>
    public bool TryRead(
        ReadOnlySpan<byte> text,
        Level keep,
        scoped ref Span<byte> scratch,
        ref LogLine line,
        out int length,
        out bool isWrapper
    )
    {
        length = 0;
        isWrapper = false;
        if (!LooksLikeObject(text) || scratch.Length < (2 * text.Length) + ExtraScratch)
            return false;
        try
        {
            JsonLineReader.Read(text, keep, ref scratch, ref line, out length, out isWrapper);
        }
        catch (JsonException)
        {
            return false;
        }

        line.Format = this;
        return true;
    }

    /// <summary>Spares what only looks like JSON, such as Python's dictionaries, the price of an exception.</summary>
    private static bool LooksLikeObject(ReadOnlySpan<byte> text)
    {
        if (text is not [(byte)'{', ..])
            return false;
        var rest = text[1..].TrimStart(" \t\r\n"u8);
        return rest is [(byte)'"' or (byte)'}', ..] && text.TrimEnd(" \t\r\n"u8) is [.., (byte)'}'];
    }
}
