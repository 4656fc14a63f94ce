using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Logs.Traces;

namespace RoleFerry.Adapters.Logs;

/// <summary>A trace's spans as one list: each a map.</summary>
internal static class SpanItem
{
    /// <summary>Spans of a trace that one batch keeps: well within an item's 400 KB.</summary>
    private const int MaxSpans = 200;

    public static AttributeValue Write(IEnumerable<Span> spans) =>
        new() { L = [.. spans.Take(MaxSpans).Select(s => new AttributeValue { M = Write(s) })] };

    public static IReadOnlyList<Span> Read(string traceId, Dictionary<string, AttributeValue> item) =>
        [
            .. item.Values("spans")
                .Select(s =>
                    Map(ItemFields.Reading(s.M ?? throw ItemReading.Not("spans", "a list of maps")), traceId, null)
                ),
        ];

    private static Dictionary<string, AttributeValue> Write(Span span)
    {
        var item = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        Map(ItemFields.Writing(item), span.TraceId, span);
        return item;
    }

    private static Span Map(ItemFields item, string traceId, Span? it) =>
        new(
            traceId,
            item.Text("id", it?.Id, keepEmpty: true),
            item.Text("parent", it?.ParentId, keepEmpty: true),
            item.Text("kind", it?.Kind, keepEmpty: true),
            item.Text("name", it?.Name, keepEmpty: true),
            item.Long("micros", it is null ? null : (long)Math.Round(it.Milliseconds * 1000)) / 1000.0,
            item.Flag("failed", it?.Failed),
            item.Moment("endedAt", it?.EndedAt),
            item.Text("service", it?.Service, keepEmpty: true)
        );
}
