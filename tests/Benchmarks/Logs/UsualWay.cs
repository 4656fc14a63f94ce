using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.StackTraces;

namespace RoleFerry.Benchmarks.Logs;

/// <summary>
/// What most functions do with such a batch: decode it to a string as <c>CloudWatchLogsEvent.AWSLogs.DecodeData</c>
/// does, make an object of every event and a JsonDocument of every message that is one, and fingerprint what is an
/// error.
/// </summary>
internal static class UsualWay
{
    /// <summary>The formats that both ways expect.</summary>
    public static readonly ImmutableArray<LogFormat> Formats =
    [
        .. new[] { "json", "python", "uvicorn", "gunicorn" }.Select(n => LogFormats.Find(n)!),
    ];

    /// <returns>Errors by fingerprint.</returns>
    public static Dictionary<ErrorFingerprint, int> Read(byte[] payload)
    {
        var outer = JsonSerializer.Deserialize(payload, UsualJson.Default.UsualEvent)!;
        using var gzip = new GZipStream(
            new MemoryStream(Convert.FromBase64String(outer.Awslogs.Data)),
            CompressionMode.Decompress
        );
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        var batch = JsonSerializer.Deserialize(reader.ReadToEnd(), UsualJson.Default.UsualBatch)!;

        var errors = new Dictionary<ErrorFingerprint, int>();
        var template = new byte[ErrorTemplate.MaxLength];
        foreach (var logEvent in batch.LogEvents)
        {
            if (!IsError(logEvent.Message))
                continue;
            byte[] text = Encoding.UTF8.GetBytes(logEvent.Message);
            var line = LogLines.Read(
                text,
                Formats.AsSpan(),
                Level.Error,
                new byte[LogLines.ScratchLength(text.Length)]
            );
            int length = ErrorTemplate.Write(
                new LogEntry(DateTimeOffset.FromUnixTimeMilliseconds(logEvent.Timestamp), text, line),
                InAppRules.Default,
                template
            );
            var fingerprint = ErrorFingerprint.OfTemplate(template.AsSpan(0, length));
            errors[fingerprint] = errors.GetValueOrDefault(fingerprint) + 1;
        }

        return errors;
    }

    private static bool IsError(string message)
    {
        if (!message.StartsWith('{'))
            return message.Contains(" ERROR ", StringComparison.Ordinal);
        using var document = JsonDocument.Parse(message);
        return document.RootElement.TryGetProperty("level", out var level) && level.GetString() == "ERROR";
    }
}

internal sealed record UsualEvent(UsualData Awslogs);

internal sealed record UsualData(string Data);

internal sealed record UsualBatch(
    string MessageType,
    string Owner,
    string LogGroup,
    string LogStream,
    List<UsualLogEvent> LogEvents
);

internal sealed record UsualLogEvent(string Id, long Timestamp, string Message);

[JsonSerializable(typeof(UsualEvent))]
[JsonSerializable(typeof(UsualBatch))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
internal sealed partial class UsualJson : JsonSerializerContext;
