using System.Collections;
using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace RoleFerry.Simulation.Tests.Table;

/// <summary>
/// Requests, answers and exceptions as text in which two are equal when DynamoDB means the same by them: attributes and
/// sets have no order.
/// </summary>
internal static class Described
{
    private const int LongestText = 80;

    /// <summary>A request, with what it says and no more.</summary>
    public static string Request(object? value) =>
        value switch
        {
            null => "null",
            AttributeValue attribute => Value(attribute),
            string text => Short(text),
            ConstantClass or bool or int => value.ToString()!,
            IDictionary map => "{"
                + string.Join(", ", map.Keys.Cast<string>().Select(k => $"{Short(k)}: {Request(map[k])}"))
                + "}",
            IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Request)) + "]",
            _ => value.GetType().Name
                + " { "
                + string.Join(
                    ", ",
                    value
                        .GetType()
                        .GetProperties()
                        .Where(p => p.CanWrite && p.GetIndexParameters().Length == 0)
                        .Select(p => (p.Name, Value: p.GetValue(value)))
                        .Where(p => p.Value is not null)
                        .Select(p => $"{p.Name}: {Request(p.Value)}")
                )
                + " }",
        };

    public static string Item(Dictionary<string, AttributeValue>? item) =>
        item is null
            ? "none"
            : "{"
                + string.Join(
                    ", ",
                    item.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{Short(a.Key)}: {Value(a.Value)}")
                )
                + "}";

    /// <summary>All pages of a query or a scan.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="range">The attribute that they are ordered by; null where they are not.</param>
    /// <param name="isOrderWhole">Whether that says all about the order, so that each page is comparable.</param>
    public static string Pages(List<Paged> pages, string? range, bool isOrderWhole)
    {
        if (pages is [.., var last, { Scanned: 0 }])
            pages = [.. pages[..^2], last with { Last = null }];
        return isOrderWhole
            ? string.Join(
                "\n",
                pages.Select(p => $"{p.Count} of {p.Scanned} until {Item(p.Last)}:\n  {Items(p.Items!)}")
            )
            : $"{pages.Sum(p => p.Count)} of {pages.Sum(p => p.Scanned)}"
                + (
                    range is null
                        ? ""
                        : $" by {string.Join(",", pages.SelectMany(p => p.Items!).Select(i => Value(i[range])))}"
                )
                + $":\n  {Unordered(pages.SelectMany(p => p.Items!))}";
    }

    private static string Items(IEnumerable<Dictionary<string, AttributeValue>> items) =>
        string.Join("\n  ", items.Select(Item));

    /// <summary>Items whose order means nothing.</summary>
    public static string Unordered(IEnumerable<Dictionary<string, AttributeValue>>? items) =>
        items is null ? "none" : string.Join("\n  ", items.Select(Item).Order(StringComparer.Ordinal));

    public static string Fault(Exception e) =>
        e switch
        {
            TransactionCanceledException cancelled => $"{Kind(cancelled)} "
                + string.Join(", ", cancelled.CancellationReasons.Select(r => $"{r.Code} {Item(r.Item)}")),
            ConditionalCheckFailedException refused => $"{Kind(refused)} {Item(refused.Item)}",
            AmazonServiceException service => Kind(service),
            _ => $"{e.GetType().Name}: {e.Message}",
        };

    private static string Kind(AmazonServiceException e) => $"{e.GetType().Name} {e.ErrorCode} {(int)e.StatusCode}";

    private static string Value(AttributeValue? value)
    {
        if (value is null)
            return "null";
        var parts = new List<string>();
        if (value.S is { } s)
            parts.Add($"'{Short(s)}'");
        if (value.N is { } n)
            parts.Add(Number(n));
        if (value.B is { } b)
            parts.Add($"B {Hex(b)}");
        if (value.BOOL is { } flag)
            parts.Add(flag.ToString(CultureInfo.InvariantCulture));
        if (value.NULL is { } isNull)
            parts.Add($"NULL {isNull}");
        if (value.SS is { } ss)
            parts.Add($"SS<{string.Join(", ", ss.Select(Short).Order(StringComparer.Ordinal))}>");
        if (value.NS is { } ns)
            parts.Add($"NS<{string.Join(", ", ns.Select(Number).Order(StringComparer.Ordinal))}>");
        if (value.BS is { } bs)
            parts.Add($"BS<{string.Join(", ", bs.Select(Hex).Order(StringComparer.Ordinal))}>");
        if (value.L is { } l)
            parts.Add($"[{string.Join(", ", l.Select(Value))}]");
        if (value.M is { } m)
            parts.Add(Item(m));
        return parts.Count == 0 ? "nothing" : string.Join(" and ", parts);
    }

    private static string Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
            : text;

    private static string Hex(MemoryStream bytes) => Convert.ToHexString(bytes.ToArray());

    private static string Short(string text) =>
        text.Length <= LongestText
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"{text[..20]}…{text.Length}…{text[^10..]}");
}
