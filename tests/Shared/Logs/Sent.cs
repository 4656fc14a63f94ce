using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Signals;

namespace RoleFerry.Tests.Logs;

/// <summary>What CloudWatch Logs sends as awslogs.data, and worse.</summary>
internal static class Sent
{
    public const string Group = "/ecs/roleferry-api";

    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly LogRules Rules = new()
    {
        Groups = [new LogGroupRule(Group, "api", []), new LogGroupRule("/ecs/roleferry-workers", "workers", [])],
        Refuse = ["/aws/lambda/roleferry-"],
        Patterns =
        [
            new NamedPattern("connection pool exhausted", new LogMatcher("connection pool exhausted"), Severity.P0),
        ],
        Fingerprints = [],
        InApp = [],
        Libraries = [],
        Redact = [],
        Measures =
        [
            new MeasureRule("request_completed", "RequestDuration", "duration_ms", MeasureUnit.Milliseconds, null, []),
        ],
        Traces = new TraceRule(1000, 1, 10),
        Signals = new SignalRule(30, 10, 20),
    };

    public static string Batch(params ReadOnlySpan<string> messages) =>
        Payload(Envelope([.. messages.ToArray().Select(Event)]));

    public static string Event(string message, int index) => Event(message, index, Noon.AddSeconds(index));

    public static string Event(string message, int index, DateTimeOffset time) =>
        RawEvent(JsonEncodedText.Encode(message, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), index, time);

    public static string RawEvent(string json, int index, DateTimeOffset? time = null) =>
        $$"""{"id":"{{index.ToString("D56", CultureInfo.InvariantCulture)}}","timestamp":{{(time ?? Noon.AddSeconds(index)).ToUnixTimeMilliseconds()}},"message":"{{json}}"}""";

    public static string Envelope(IEnumerable<string> events, string group = Group) =>
        $$"""{"messageType":"DATA_MESSAGE","owner":"123456789012","logGroup":"{{group}}","logStream":"api/1","subscriptionFilters":["f"],"logEvents":[{{string.Join(',', events)}}]}""";

    public static string Payload(string json) => Payload(Encoding.UTF8.GetBytes(json));

    public static string Payload(byte[] json) => Wrap(Gzip(json));

    public static byte[] Gzip(byte[] json)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
            gzip.Write(json);
        return buffer.ToArray();
    }

    public static string Wrap(byte[] gzip) => Convert.ToBase64String(gzip);
}
