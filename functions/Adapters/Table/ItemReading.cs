using System.Collections.Immutable;
using System.Globalization;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Adapters.Table;

/// <summary>
/// Reads attributes of a stored item. One that is missing is empty, so that items of older code stay readable; one
/// that is there and is something else is refused, so that nothing is decided on what nobody wrote.
/// </summary>
/// <exception cref="UnreadableAttributeException">The attribute is something else.</exception>
internal static class ItemReading
{
    public static string Text(this Dictionary<string, AttributeValue> item, string name) => item.TextOrNull(name) ?? "";

    public static string? TextOrNull(this Dictionary<string, AttributeValue> item, string name) =>
        !item.TryGetValue(name, out var value) ? null : value.S ?? throw Not(name, "a text");

    public static int Int(this Dictionary<string, AttributeValue> item, string name) =>
        item.Long(name) is var number && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : throw Not(name, "a number of 32 bits");

    public static long Long(this Dictionary<string, AttributeValue> item, string name) => item.LongOrNull(name) ?? 0;

    public static bool Flag(this Dictionary<string, AttributeValue> item, string name) =>
        item.TryGetValue(name, out var value) && (value.BOOL ?? throw Not(name, "true or false"));

    public static DateTimeOffset Moment(this Dictionary<string, AttributeValue> item, string name) =>
        item.MomentOrNull(name) ?? DateTimeOffset.UnixEpoch;

    public static DateTimeOffset? MomentOrNull(this Dictionary<string, AttributeValue> item, string name) =>
        item.LongOrNull(name) is not { } milliseconds ? null
        : milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : throw Not(name, "a time in milliseconds since 1970");

    public static DateTimeOffset? ExpiryOrNull(this Dictionary<string, AttributeValue> item, string name) =>
        item.LongOrNull(name) is not { } seconds ? null
        : seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds()
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : throw Not(name, "a time in seconds since 1970");

    /// <summary>
    /// Whether DynamoDB is to delete it, which it does within days.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ttl-expired-items.html
    /// </summary>
    public static bool HasExpired(this Dictionary<string, AttributeValue> item, DateTimeOffset now) =>
        item.TryGetValue("expiresAt", out var at)
        && long.TryParse(at.N, NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= now.ToUnixTimeSeconds();

    public static ImmutableArray<string> List(this Dictionary<string, AttributeValue> item, string name) =>
        [.. item.Values(name).Select(v => v.S ?? throw Not(name, "a list of texts"))];

    /// <summary>A list of anything; empty where it is missing.</summary>
    public static IReadOnlyList<AttributeValue> Values(this Dictionary<string, AttributeValue> item, string name) =>
        !item.TryGetValue(name, out var value) ? [] : value.L ?? throw Not(name, "a list");

    public static ImmutableArray<Reason> Reasons(this Dictionary<string, AttributeValue> item, string name) =>
        [.. item.List(name).Select(ReasonOf)];

    /// <summary>A word of this code's own; the first of them where it is missing.</summary>
    public static T Enum<T>(this Dictionary<string, AttributeValue> item, string name)
        where T : struct, Enum =>
        item.Text(name) is not { Length: > 0 } word ? default
        : System.Enum.TryParse<T>(word, out var value) && System.Enum.IsDefined(value) ? value
        : throw Not(name, $"one of {string.Join(", ", System.Enum.GetNames<T>())}");

    public static Reason ReasonOf(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && System.Enum.TryParse<ReasonCode>(line[..colon], out var code)
            ? new Reason(code, line[(colon + 2)..])
            : new Reason(default, line);
    }

    /// <summary>
    /// What an item says of itself has to be what it is stored under: else it would be written to another place than
    /// it was read from.
    /// </summary>
    public static void RequireKey(this Dictionary<string, AttributeValue> item, string pk, string sk)
    {
        if (item.Text(TableKeys.Pk) != pk)
            throw Not(TableKeys.Pk, "the partition of what the item says");
        if (item.Text(TableKeys.Sk) != sk)
            throw Not(TableKeys.Sk, "the key of what the item says");
    }

    /// <summary>The fault of an attribute that is not what it should be.</summary>
    public static UnreadableAttributeException Not(string name, string what, Exception? cause = null) =>
        new(name, $"this is not {what}", cause);

    private static long? LongOrNull(this Dictionary<string, AttributeValue> item, string name) =>
        !item.TryGetValue(name, out var value) ? null
        : long.TryParse(value.N, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw Not(name, "a whole number");
}
