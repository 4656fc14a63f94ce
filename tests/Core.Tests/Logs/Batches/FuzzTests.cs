using System.Diagnostics;
using System.Text;
using CsCheck;
using RoleFerry.Core.Logs.Batches;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Core.Tests.Logs.Batches;

/// <summary>
/// Whatever the bytes, a batch is read without an exception and within its bounds. Each target runs for some seconds;
/// <c>ROLEFERRY_FUZZ_SECONDS=600</c> in the environment asks for more.
/// </summary>
public class FuzzTests
{
    private static readonly LogBatchLimits Limits = new() { MaxInflated = 1_000_000 };

    private static readonly string[] Pieces =
    [
        "ERROR", "Traceback (most recent call last):", "\n", "  File \"/app/x.py\", line 3, in f", "{\"level\":\"ERROR\",\"message\":", "\"event\":\"x\"",
        "\\u0000", "\ud83d\ude00", "{{{{[[[[", "]]}}", "\"", "\\", "\tat a.b.C.d(C.java:5)", "Caused by: x.YException: no", "goroutine 1 [running]:",
        "2026-11-23 12:00:00 UTC:10.0.0.5(5432):app@prod:[77]:ERROR:  x", "\"span_id\":\"1\",\"trace_id\":\"2\",\"duration_ms\":1e308", "é", " ", "=", ":", "12345",
    ];

    private static int Seconds => int.TryParse(Environment.GetEnvironmentVariable("ROLEFERRY_FUZZ_SECONDS"), out int seconds) ? seconds : 15;

    private static readonly Gen<string> Message = Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.String[0, 12]).Array[0, 20].Select(p => string.Concat(p));

    [Fact]
    public void Any_bytes_at_all() => Run(Gen.Byte.Array[0, 400], bytes => bytes);

    [Fact]
    public void Any_gzip_with_a_few_bytes_changed() => Run(
        Gen.Select(Message.Array[0, 20], Gen.Select(Gen.Int[0, 10_000], Gen.Byte).Array[0, 4]),
        (input) => Sent.Wrap(Changed(Sent.Gzip(Json(input.Item1)), input.Item2)));

    [Fact]
    public void Any_JSON_with_a_few_bytes_changed() => Run(
        Gen.Select(Message.Array[0, 20], Gen.Select(Gen.Int[0, 10_000], Gen.Byte).Array[0, 6]),
        input => Sent.Payload(Changed(Json(input.Item1), input.Item2)));

    [Fact]
    public void Any_messages() => Run(Message.Array[0, 40], messages => Sent.Payload(Json(messages)), messages => messages.Length);

    private static void Run<T>(Gen<T> inputs, Func<T, byte[]> payloadOf, Func<T, int>? events = null)
    {
        var parser = new LogBatchParser(Sent.Rules, Limits);
        long end = Stopwatch.GetTimestamp() + (Seconds * Stopwatch.Frequency);
        inputs.Sample(
            input =>
            {
                if (Stopwatch.GetTimestamp() > end) return;
                lock (parser)
                {
                    var batch = parser.Parse(payloadOf(input));
                    Assert.InRange(batch.Length, 0, Limits.MaxInflated);
                    Assert.True(batch.Groups.Sum(g => g.Count) <= batch.Events);
                    Assert.Equal(batch.Groups.Sum(g => g.Count), batch.Counters.Where(c => c.Metric.StartsWith("errors.", StringComparison.Ordinal)).Sum(c => c.Count));
                    if (events is not null) Assert.Equal(events(input), batch.Events + batch.Bad.Count);
                }
            },
            time: Seconds);
    }

    private static byte[] Json(string[] messages) =>
        Encoding.UTF8.GetBytes(Sent.Envelope(messages.Select((m, i) => Sent.RawEvent(System.Text.Json.JsonEncodedText.Encode(Whole(m)).ToString(), i))));

    /// <summary>The encoder takes no half pairs.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static byte[] Changed(byte[] bytes, (int At, byte Value)[] changes)
    {
        foreach (var (at, value) in changes)
            if (bytes.Length > 0) bytes[at % bytes.Length] = value;
        return bytes;
    }
}
