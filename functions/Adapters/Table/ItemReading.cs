using System.Collections.Immutable;
using System.Globalization;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Adapters.Table;

/// <summary>
/// Reads attributes of a stored item; one that is missing is empty, so that items of older code stay readable.
/// </summary>
internal static class ItemReading
{
    public static string Text(this Dictionary<string, AttributeValue> item, string name) =>
        item.TryGetValue(name, out var value) ? value.S ?? "" : "";

    public static string? TextOrNull(this Dictionary<string, AttributeValue> item, string name) =>
        item.TryGetValue(name, out var value) ? value.S : null;

    public static int Int(this Dictionary<string, AttributeValue> item, string name) => (int)item.Long(name);

    public static long Long(this Dictionary<string, AttributeValue> item, string name) =>
        item.TryGetValue(name, out var value) && value.N is { } n ? long.Parse(n, CultureInfo.InvariantCulture) : 0;

    public static bool Flag(this Dictionary<string, AttributeValue> item, string name) =>
        item.TryGetValue(name, out var value) && value.BOOL == true;

    public static DateTimeOffset Moment(this Dictionary<string, AttributeValue> item, string name) =>
        DateTimeOffset.FromUnixTimeMilliseconds(item.Long(name));

    public static DateTimeOffset? MomentOrNull(this Dictionary<string, AttributeValue> item, string name) =>
        item.ContainsKey(name) ? item.Moment(name) : null;

    public static DateTimeOffset? ExpiryOrNull(this Dictionary<string, AttributeValue> item, string name) =>
        item.ContainsKey(name) ? DateTimeOffset.FromUnixTimeSeconds(item.Long(name)) : null;

    public static ImmutableArray<string> List(this Dictionary<string, AttributeValue> item, string name) =>
        item.TryGetValue(name, out var value) && value.L is { } list ? [.. list.Select(v => v.S)] : [];

    public static ImmutableArray<Reason> Reasons(this Dictionary<string, AttributeValue> item, string name) =>
        [.. item.List(name).Select(ReasonOf)];

    public static T Enum<T>(this Dictionary<string, AttributeValue> item, string name)
        where T : struct, Enum => System.Enum.TryParse<T>(item.Text(name), out var value) ? value : default;

    public static Reason ReasonOf(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && System.Enum.TryParse<ReasonCode>(line[..colon], out var code)
            ? new Reason(code, line[(colon + 2)..])
            : new Reason(default, line);
    }
}
