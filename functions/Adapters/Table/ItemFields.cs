using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Sources;

namespace RoleFerry.Adapters.Table;

/// <summary>
/// An item's attributes in one of two directions. Writing, each method stores the value under its name and returns it;
/// reading, it returns what is stored and ignores the value. So the one expression that makes a value of its members
/// maps each of them for both directions:
/// <code>
/// static Override Map(ItemFields item, Override? it) => new(item.Text("person", it?.Person), ...);
/// </code>
/// A missing attribute is read as empty, so that items of older code stay readable.
/// </summary>
internal readonly struct ItemFields
{
    private readonly Dictionary<string, AttributeValue> _item;
    private readonly bool _writes;

    private ItemFields(Dictionary<string, AttributeValue> item, bool writes) => (_item, _writes) = (item, writes);

    public static ItemFields Reading(Dictionary<string, AttributeValue> item) => new(item, writes: false);

    public static ItemFields Writing(Dictionary<string, AttributeValue> item) => new(item, writes: true);

    /// <summary>A part of the item's key. It is there in both directions.</summary>
    public string Key(string name) => Needed(name, _item.TextOrNull(name));

    /// <param name="name">The attribute.</param>
    /// <param name="value">What is written.</param>
    /// <param name="keepEmpty">Whether an empty text is stored; else it leaves no attribute.</param>
    public string Text(string name, string? value, bool keepEmpty = false) => TextOrNull(name, value, keepEmpty) ?? "";

    /// <inheritdoc cref="Text"/>
    public string? TextOrNull(string name, string? value, bool keepEmpty = false)
    {
        if (!_writes)
            return _item.TextOrNull(name);
        return value is null || (value.Length == 0 && !keepEmpty) ? value : Put(name, Item.Text(value), value);
    }

    public long Long(string name, long? value) =>
        _writes && value is { } number ? Put(name, Item.Number(number), number) : _item.Long(name);

    public int Int(string name, int? value) =>
        _writes && value is { } number ? (int)Put(name, Item.Number(number), number) : _item.Int(name);

    public int? IntOrNull(string name, int? value) => Has(name, value) ? Int(name, value) : null;

    public double Real(string name, double? value) =>
        _writes && value is { } number
            ? Put(name, new() { N = number.ToString("R", CultureInfo.InvariantCulture) }, number)
        : double.TryParse(
            _item.GetValueOrDefault(name)?.N,
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var stored
        )
            ? stored
        : throw ItemReading.Not(name, "a number");

    public double? RealOrNull(string name, double? value) => Has(name, value) ? Real(name, value) : null;

    public bool Flag(string name, bool? value) =>
        _writes && value is { } flag ? Put(name, new() { BOOL = flag }, flag) : _item.Flag(name);

    /// <summary>To the millisecond.</summary>
    public DateTimeOffset Moment(string name, DateTimeOffset? value) =>
        _writes && value is { } moment ? Put(name, Item.Moment(moment), moment) : _item.Moment(name);

    /// <inheritdoc cref="Moment"/>
    public DateTimeOffset? MomentOrNull(string name, DateTimeOffset? value) =>
        Has(name, value) ? Moment(name, value) : null;

    /// <summary>To the second, as DynamoDB's time to live has it.</summary>
    public DateTimeOffset? ExpiryOrNull(string name, DateTimeOffset? value) =>
        _writes && value is { } moment ? Put(name, Item.Expiry(moment), moment) : _item.ExpiryOrNull(name);

    public T Enum<T>(string name, T? value)
        where T : struct, Enum =>
        _writes && value is { } word ? Put(name, Item.Text(word.ToString()), word) : _item.Enum<T>(name);

    public T? EnumOrNull<T>(string name, T? value)
        where T : struct, Enum => Has(name, value) ? Enum(name, value) : null;

    /// <param name="name">The attribute.</param>
    /// <param name="value">What is written.</param>
    /// <param name="keepEmpty">Whether an empty list is stored; else it leaves no attribute.</param>
    public ImmutableArray<string> Texts(string name, ImmutableArray<string>? value, bool keepEmpty = true)
    {
        if (!_writes || value is not { } texts)
            return _item.List(name);
        return texts.IsEmpty && !keepEmpty ? texts : Put(name, Item.List(texts), texts);
    }

    public ImmutableArray<Reason> Reasons(string name, ImmutableArray<Reason>? value) =>
        _writes && value is { } reasons ? Put(name, Item.List(reasons), reasons) : _item.Reasons(name);

    /// <summary>A list of moments, each as the text of its milliseconds since 1970.</summary>
    public ImmutableArray<DateTimeOffset> Moments(string name, ImmutableArray<DateTimeOffset>? value) =>
        _writes && value is { } moments
            ? Put(name, Item.List(moments.Select(at => Item.Moment(at).N)), moments)
            :
            [
                .. _item
                    .List(name)
                    .Select(at => new Dictionary<string, AttributeValue> { [name] = new() { N = at } }.Moment(name)),
            ];

    /// <param name="name">The attribute.</param>
    /// <param name="value">What is written.</param>
    /// <param name="receivedAt">Stands in for a time that cannot be read.</param>
    public Signal Signal(string name, Signal? value, DateTimeOffset receivedAt) =>
        _writes && value is not null ? Put(name, Item.Text(SignalDocument.Write(value)), value)
        : SignalReader.Read(Encoding.UTF8.GetBytes(_item.Text(name)), receivedAt).Signals is [var signal, ..] ? signal
        : throw ItemReading.Not(name, "a signal");

    /// <summary>A value that has a text of its own.</summary>
    public T Document<T>(string name, T? value, Func<T, string> write, Func<string, T> read)
        where T : class =>
        _writes && value is not null ? Put(name, Item.Text(write(value)), value) : read(_item.Text(name));

    /// <summary>A map of its own within the item, which has to be there.</summary>
    public T Part<T>(string name, T? value, Func<ItemFields, T?, T> map)
        where T : struct =>
        _writes && value is { } part
            ? Put(name, Written(part, map), part)
            : map(Reading(_item.GetValueOrDefault(name)?.M ?? throw ItemReading.Not(name, "a map")), null);

    /// <summary>A list of such maps.</summary>
    public ImmutableArray<T> Parts<T>(string name, ImmutableArray<T>? value, Func<ItemFields, T?, T> map)
        where T : struct
    {
        if (_writes && value is { } parts)
            return Put(name, new() { L = [.. parts.Select(p => Written(p, map))], IsLSet = true }, parts);
        return
        [
            .. _item
                .Values(name)
                .Select(part => map(Reading(part.M ?? throw ItemReading.Not(name, "a list of maps")), null)),
        ];
    }

    private static string Needed(string name, string? text) =>
        text ?? throw new UnreadableAttributeException(name, "this is missing");

    private static AttributeValue Written<T>(T value, Func<ItemFields, T?, T> map)
        where T : struct
    {
        var part = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        map(Writing(part), value);
        return new() { M = part };
    }

    private bool Has<T>(string name, T? value)
        where T : struct => _writes ? value is not null : _item.ContainsKey(name);

    private T Put<T>(string name, AttributeValue stored, T value)
    {
        _item[name] = stored;
        return value;
    }
}
