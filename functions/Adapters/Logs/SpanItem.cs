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
        new()
        {
            L =
            [
                .. spans
                    .Take(MaxSpans)
                    .Select(s => new AttributeValue
                    {
                        M = new()
                        {
                            ["id"] = Item.Text(s.Id),
                            ["parent"] = Item.Text(s.ParentId),
                            ["kind"] = Item.Text(s.Kind),
                            ["name"] = Item.Text(s.Name),
                            ["micros"] = Item.Number((long)(s.Milliseconds * 1000)),
                            ["failed"] = new AttributeValue { BOOL = s.Failed },
                            ["endedAt"] = Item.Moment(s.EndedAt),
                            ["service"] = Item.Text(s.Service),
                        },
                    }),
            ],
        };

    public static IEnumerable<Span> Read(string traceId, Dictionary<string, AttributeValue> item) =>
        (item.GetValueOrDefault("spans")?.L ?? []).Select(s => new Span(
            traceId,
            s.M.Text("id"),
            s.M.Text("parent"),
            s.M.Text("kind"),
            s.M.Text("name"),
            s.M.Long("micros") / 1000.0,
            s.M.Flag("failed"),
            s.M.Moment("endedAt"),
            s.M.Text("service")
        ));
}
