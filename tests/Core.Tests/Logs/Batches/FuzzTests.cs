using System.Text;
using CsCheck;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Batches;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.StackTraces;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Core.Tests.Logs.Batches;

/// <summary>
/// Whatever the bytes, a batch is read and an error is named without an exception and within bounds. The six targets
/// take a minute together; <c>./roleferry fuzz MINUTES</c> gives them more.
/// </summary>
public class FuzzTests
{
    private static readonly LogBatchLimits Limits = new() { MaxInflated = 1_000_000 };

    private static readonly string[] Pieces =
    [
        "ERROR",
        "Traceback (most recent call last):",
        "\n",
        "  File \"/app/x.py\", line 3, in f",
        "{\"level\":\"ERROR\",\"message\":",
        "\"event\":\"x\"",
        "\\u0000",
        "\ud83d\ude00",
        "{{{{[[[[",
        "]]}}",
        "\"",
        "\\",
        "\tat a.b.C.d(C.java:5)",
        "Caused by: x.YException: no",
        "goroutine 1 [running]:",
        "2026-11-23 12:00:00 UTC:10.0.0.5(5432):app@prod:[77]:ERROR:  x",
        "\"span_id\":\"1\",\"trace_id\":\"2\",\"duration_ms\":1e308",
        "é",
        " ",
        "=",
        ":",
        "12345",
    ];

    private const int Targets = 6;

    /// <summary>Of each target.</summary>
    private static int Seconds =>
        int.TryParse(Environment.GetEnvironmentVariable("ROLEFERRY_FUZZ_SECONDS"), out int seconds)
            ? seconds
            : 60 / Targets;

    private static readonly Gen<string> Message = Gen.OneOf(
            Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]),
            Gen.String[0, 12]
        )
        .Array[0, 20]
        .Select(p => string.Concat(p));

    [Fact]
    public void Any_text_at_all() => Run(Gen.String[0, 400], text => text);

    [Fact]
    public void Any_bytes_at_all() => Run(Gen.Byte.Array[0, 400], Sent.Wrap);

    [Fact]
    public void Any_gzip_with_a_few_bytes_changed() =>
        Run(Gen.Select(Message.Array[0, 20], Gen.Select(Gen.Int[0, 10_000], Gen.Byte).Array[0, 4]), (input) =>
            Sent.Wrap(Changed(Sent.Gzip(Json(input.Item1)), input.Item2))
        );

    [Fact]
    public void Any_JSON_with_a_few_bytes_changed() =>
        Run(Gen.Select(Message.Array[0, 20], Gen.Select(Gen.Int[0, 10_000], Gen.Byte).Array[0, 6]), input =>
            Sent.Payload(Changed(Json(input.Item1), input.Item2))
        );

    [Fact]
    public void Any_messages() =>
        Run(Message.Array[0, 40], messages => Sent.Payload(Json(messages)), messages => messages.Length);

    /// <summary>
    /// An error's name follows from its bytes alone: not from what stood in the buffers before, nor from the numbers
    /// in it.
    /// </summary>
    [Fact]
    public void Any_error_has_one_fingerprint() =>
        Gen.Select(
                Gen.OneOf(Gen.Byte.Array[0, 300], Message.Select(m => Encoding.UTF8.GetBytes(m))),
                Gen.Byte,
                Gen.Int[0, 99_999]
            )
            .Sample(
                (text, dirt, number) =>
                {
                    Assert.Equal(TemplateOf(text, 0), TemplateOf(text, dirt));
                    byte[] first = [.. "ERROR:app:Step 1 of "u8, .. text];
                    byte[] other = [.. Encoding.UTF8.GetBytes($"ERROR:app:Step {number} of "), .. text];
                    Assert.Equal(TemplateOf(first, dirt), TemplateOf(other, 0));
                },
                time: Seconds,
                threads: 1
            );

    private static string TemplateOf(byte[] text, byte dirt)
    {
        var scratch = new byte[LogLines.ScratchLength(text.Length)];
        var template = new byte[ErrorTemplate.MaxLength];
        Array.Fill(scratch, dirt);
        Array.Fill(template, dirt);
        var line = LogLines.Read(text, [.. LogFormats.All], Level.Error, scratch);
        int length = ErrorTemplate.Write(new LogEntry(Sent.Noon, text, line), InAppRules.Default, template);
        return Convert.ToHexString(template, 0, length);
    }

    private static void Run<T>(Gen<T> inputs, Func<T, string> payloadOf, Func<T, int>? events = null)
    {
        var parser = new LogBatchParser(Sent.Rules, [], Limits);
        inputs.Sample(
            input =>
            {
                var batch = parser.Parse(payloadOf(input));
                Assert.InRange(batch.Length, 0, Limits.MaxInflated);
                Assert.True(batch.Groups.Sum(g => g.Count) <= batch.Events);
                Assert.Equal(
                    batch.Read.Sum(g => g.Count),
                    batch
                        .Counters.Where(c => c.Metric.StartsWith("errors.", StringComparison.Ordinal))
                        .Sum(c => c.Count)
                );
                if (events is not null)
                    Assert.Equal(events(input), batch.Events + batch.Bad.Count);
            },
            time: Seconds,
            threads: 1
        );
    }

    private static byte[] Json(string[] messages) =>
        Encoding.UTF8.GetBytes(
            Sent.Envelope(
                messages.Select(
                    (m, i) => Sent.RawEvent(System.Text.Json.JsonEncodedText.Encode(Whole(m)).ToString(), i)
                )
            )
        );

    /// <summary>The encoder takes no half pairs.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static byte[] Changed(byte[] bytes, (int At, byte Value)[] changes)
    {
        foreach (var (at, value) in changes)
            if (bytes.Length > 0)
                bytes[at % bytes.Length] = value;
        return bytes;
    }
}
