using System.Collections.Immutable;
using RoleFerry.Core.Logs.Facts;
using RoleFerry.Core.Logs.Redaction;
using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Logs.Traces;

/// <summary>Reads a span out of a structured line.</summary>
internal static class SpanLine
{
    /// <summary>What a line has that is a span.</summary>
    public static readonly ImmutableArray<Trigger> Triggers =
    [
        Trigger.Anywhere("span_id"),
        Trigger.Anywhere("spanid"),
        Trigger.Anywhere("span.id"),
    ];

    /// <summary>UTF-16 units of an id, or of a service's name.</summary>
    public const int MaxId = 64;

    /// <summary>UTF-16 units of what is done.</summary>
    public const int MaxName = 200;

    /// <summary>UTF-16 units of the word for what does it.</summary>
    public const int MaxKind = 24;

    /// <summary>
    /// Reads one; texts are longer than those that are kept, for the search for secrets at their ends.
    /// </summary>
    /// <returns>Null when the line lacks a trace, a span or a duration.</returns>
    public static Span? TryRead(StructuredLine line, DateTimeOffset time, string service)
    {
        string trace = line.Text("trace_id"u8, "traceId"u8, MaxId + SampleText.FieldMargin);
        string id = line.Text("span_id"u8, "spanId"u8, MaxId + SampleText.FieldMargin);
        if (trace.Length == 0 || id.Length == 0)
            return null;
        if (
            !line.TryNumber("duration_ms"u8, out double milliseconds)
            && !line.TryNumber("durationMs"u8, out milliseconds)
        )
        {
            if (!line.TryNumber("duration"u8, out milliseconds))
                return null;
        }

        if (milliseconds is < 0 or > 86_400_000)
            return null;
        string kind = line.Text("kind"u8, "span_kind"u8, MaxKind + SampleText.FieldMargin);
        string name = line.Text("name"u8, "span_name"u8, MaxName + SampleText.FieldMargin);
        return new Span(
            trace,
            id,
            line.Text("parent_id"u8, "parent_span_id"u8, MaxId + SampleText.FieldMargin),
            kind.Length == 0 ? "span" : kind,
            name,
            milliseconds,
            HasFailed(line),
            time,
            line.Text("service"u8, default, MaxId + SampleText.FieldMargin) is { Length: > 0 } said ? said : service
        );
    }

    private static bool HasFailed(StructuredLine line)
    {
        var status = line.Raw("status"u8);
        return status.SequenceEqual("error"u8)
            || status.SequenceEqual("ERROR"u8)
            || status.SequenceEqual("failed"u8)
            || (line.TryNumber("status"u8, out double number) && number >= 500)
            || (line.TryNumber("status_code"u8, out number) && number >= 500)
            || (line.Raw("error"u8) is var error && !error.IsEmpty && !error.SequenceEqual("false"u8));
    }
}
