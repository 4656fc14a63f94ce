using System.Globalization;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Adapters.Table;

/// <summary>One DynamoDB item, written and read attribute by attribute: no reflection, no document model.</summary>
internal sealed class Item : Dictionary<string, AttributeValue>
{
    public Item(string pk, string sk)
        : base(StringComparer.Ordinal)
    {
        this[TableKeys.Pk] = Text(pk);
        this[TableKeys.Sk] = Text(sk);
    }

    public static AttributeValue Text(string value) => new() { S = value };

    public static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    /// <summary>Milliseconds since 1970: what the indexes sort by.</summary>
    public static AttributeValue Moment(DateTimeOffset value) => Number(value.ToUnixTimeMilliseconds());

    /// <summary>Seconds since 1970: what DynamoDB's time to live reads.</summary>
    public static AttributeValue Expiry(DateTimeOffset value) => Number(value.ToUnixTimeSeconds());

    public static AttributeValue List(IEnumerable<string> values) => new() { L = [.. values.Select(Text)] };

    /// <summary><c>Code: text</c> lines, as a person reads them in the console too.</summary>
    public static AttributeValue List(IEnumerable<Reason> reasons) => List(reasons.Select(r => $"{r.Code}: {r.Text}"));

    public Item With(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            this[name] = Text(value);
        return this;
    }

    public Item With(string name, long value) => With(name, Number(value));

    public Item WithNumber(string name, long? value) => value is { } v ? With(name, v) : this;

    public Item With(string name, DateTimeOffset? value) => value is { } v ? With(name, Moment(v)) : this;

    public Item With(string name, AttributeValue value)
    {
        this[name] = value;
        return this;
    }
}
