using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Table.Values;

/// <summary>Reads the SDK's values, and refuses what DynamoDB refuses of them.</summary>
internal static class SdkValues
{
    /// <summary>Lists and maps within one another, so that what lies in the innermost is the 32nd level.</summary>
    private const int DeepestNesting = 31;

    /// <summary>A value that may be missing.</summary>
    public static StoredValue? ReadOrNull(AttributeValue? value) => value is null ? null : Read(value);

    /// <exception cref="Amazon.DynamoDBv2.AmazonDynamoDBException">It is no value of DynamoDB's.</exception>
    public static StoredValue Read(AttributeValue? value)
    {
        if (value is null)
            throw TableErrors.Invalid("Supplied AttributeValue is empty, must contain exactly one of the types");
        StoredValue? read = null;
        if (value.S is { } text)
            Take(ref read, new TextValue(text));
        if (value.N is { } number)
            Take(ref read, NumberValue.Parse(number));
        if (value.B is { } bytes)
            Take(ref read, new BinaryValue(bytes.ToArray()));
        if (value.BOOL is { } flag)
            Take(ref read, FlagValue.Of(flag));
        if (value.NULL is { } isNull)
            Take(ref read, isNull ? NullValue.Only : throw TableErrors.Invalid("NULL must be true"));
        if (value.SS is { } texts)
            Take(ref read, SetOf(ValueKind.SS, texts.Select(t => new TextValue(t))));
        if (value.NS is { } numbers)
            Take(ref read, SetOf(ValueKind.NS, numbers.Select(NumberValue.Parse)));
        if (value.BS is { } binaries)
            Take(ref read, SetOf(ValueKind.BS, binaries.Select(b => new BinaryValue(b.ToArray()))));
        if (value.L is { } list)
            Take(ref read, new ListValue([.. list.Select(Read)]));
        if (value.M is { } map)
            Take(ref read, new MapValue(Read(map)));
        return read ?? throw TableErrors.Invalid("Supplied AttributeValue is empty, must contain one of the types");
    }

    /// <inheritdoc cref="Read(AttributeValue)"/>
    public static Dictionary<string, StoredValue> Read(Dictionary<string, AttributeValue> values)
    {
        var read = new Dictionary<string, StoredValue>(values.Count);
        foreach (var (name, value) in values)
        {
            var one = Read(value);
            if (one.Depth > DeepestNesting)
                throw TableErrors.Invalid("Nesting Levels have exceeded supported limits");
            read.Add(name, one);
        }

        return read;
    }

    private static void Take(ref StoredValue? read, StoredValue value) =>
        read = read is null
            ? value
            : throw TableErrors.Invalid("Supplied AttributeValue has more than one datatypes set");

    private static SetValue SetOf(ValueKind kind, IEnumerable<StoredValue> members) =>
        SetValue.Of(kind, members) ?? throw TableErrors.Invalid("A set may not be empty or contain duplicates");
}
