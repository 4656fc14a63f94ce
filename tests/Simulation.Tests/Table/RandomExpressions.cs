using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Tests.Table;

/// <summary>The expressions of one call, with the names and values that they use.</summary>
internal sealed class RandomExpressions(RandomValues values)
{
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, AttributeValue> _values = [];

    /// <summary>What the call gives as names; seldom more, or less, than its expressions use.</summary>
    public Dictionary<string, string>? Names => _names.Count == 0 && !values.Chance(0.01) ? null : _names;

    public Dictionary<string, AttributeValue>? Values => _values.Count == 0 && !values.Chance(0.01) ? null : _values;

    /// <summary>A condition of any attributes, or of those that are not among these.</summary>
    public string Condition(params string[] without) => ConditionOf([.. AllNames().Except(without)]);

    /// <summary>A condition of these attributes.</summary>
    public string ConditionOf(params string[] names)
    {
        var text = Condition(depth: 0, names);
        if (values.Chance(0.01))
            _names["#unused"] = "unused";
        if (values.Chance(0.01))
            _values[":unused"] = RandomValues.Text("unused");
        return Spoiled(text);
    }

    /// <param name="mayHaveKeys">Whether it may try to change keys.</param>
    public string Update(bool mayHaveKeys)
    {
        var names = mayHaveKeys && values.Chance(0.02) ? AllNames() : RandomValues.Names;
        var free = new Queue<string>(names.OrderBy(_ => values.Below(1000)));
        var clauses = new List<string>();
        if (values.Chance(0.7))
            clauses.Add($"SET {Several(free, SetAction)}");
        if (values.Chance(0.4))
            clauses.Add($"REMOVE {Several(free, Name)}");
        if (values.Chance(0.4))
            clauses.Add($"ADD {Several(free, n => $"{Name(n)} {AddedTo(n)}")}");
        if (values.Chance(0.15))
            clauses.Add($"DELETE {Several(free, n => $"{Name(n)} {AddedTo(n)}")}");
        if (values.Chance(0.02))
            clauses.Add($"SET {Several(free, SetAction)}");
        return Spoiled(string.Join(" ", clauses.OrderBy(_ => values.Below(1000))));
    }

    /// <summary>A condition of an index's or the table's keys.</summary>
    public string Key(string hash, string range)
    {
        var text = $"{Name(hash)} = {Value(hash)}";
        if (values.Chance(0.02))
            return Spoiled($"{Name(hash)} > {Value(hash)}");
        if (values.Chance(0.3))
            return Spoiled(text);
        var stretch = values.Below(4) switch
        {
            0 => $"{Name(range)} BETWEEN {Value(range)} AND {Value(range)}",
            1 when range == "SK" => $"begins_with({Name(range)}, {Given(RandomValues.Text(Prefix()))})",
            _ => $"{Name(range)} {values.Pick(["=", "<", "<=", ">", ">=", ">="])} {Value(range)}",
        };
        if (values.Chance(0.01))
            stretch = $"{Name(range)} <> {Value(range)}";
        return Spoiled(values.Chance(0.1) ? $"{stretch} AND {text}" : $"{text} AND {stretch}");
    }

    private static IEnumerable<string> AllNames() => RandomValues.Names.Concat(["PK", "SK"]);

    private string Prefix() => values.Pick(["OUT#", "EVT#", "SIG#", "S", "OUT#1", "😀"]);

    private string Several(Queue<string> free, Func<string, string> one)
    {
        var count = Math.Min(1 + values.Below(3), free.Count);
        return string.Join(", ", Enumerable.Range(0, count).Select(_ => one(free.Dequeue())).ToArray());
    }

    private string SetAction(string name)
    {
        var other = values.Chance(0.7) ? name : values.Pick([.. RandomValues.Names]);
        return values.Below(10) switch
        {
            0 => $"{Name(name)} = {Name(other)}",
            1 => $"{Name(name)} = {Name(other)} {values.Pick(["+", "-"])} {Value("attempts")}",
            2 => $"{Name(name)} = if_not_exists({Name(other)}, {Value(name)})",
            3 => $"{Name(name)} = if_not_exists({Name(other)}, {Value("version")}) + {Value("version")}",
            _ => $"{Name(name)} = {Value(name)}",
        };
    }

    private string AddedTo(string name) => Value(values.Chance(0.8) ? name : "attempts");

    private string Condition(int depth, string[] names)
    {
        var name = values.Pick(names);
        return values.Below(depth < 2 ? 14 : 10) switch
        {
            0 => $"attribute_not_exists({Name(name)})",
            1 => $"attribute_exists({Name(name)})",
            2 => $"begins_with({Name(name)}, {Value(values.Chance(0.5) ? "state" : name)})",
            3 => $"{Name(name)} BETWEEN {Value(name)} AND {Value(name)}",
            4 => $"size({Name(name)}) {Comparator()} {Value("attempts")}",
            5 => $"{Name(name)} {Comparator()} {Name(values.Pick(names))}",
            6 or 7 => $"{Name(name)} = {Value(name)}",
            8 or 9 => $"{Name(name)} {Comparator()} {Value(name)}",
            10 => $"NOT {Condition(depth + 1, names)}",
            11 => $"({Condition(depth + 1, names)} OR {Condition(depth + 1, names)})",
            12 => $"{Condition(depth + 1, names)} AND {Condition(depth + 1, names)}",
            _ => $"{Condition(depth + 1, names)} OR {Condition(depth + 1, names)}",
        };
    }

    private string Comparator() => values.Pick(["=", "<>", "<", "<=", ">", ">="]);

    private string Name(string name)
    {
        if (RandomValues.PlainNames.Contains(name) && values.Chance(0.5))
            return name;
        if (!values.Chance(0.002))
            _names["#" + name] = name;
        return "#" + name;
    }

    private string Value(string name) => Given(values.Any(name));

    private string Given(AttributeValue value)
    {
        var placeholder = $":v{_values.Count}";
        _values[placeholder] = value;
        return placeholder;
    }

    private string Spoiled(string text)
    {
        if (!values.Chance(0.02))
            return text;
        return values.Below(5) switch
        {
            0 => "",
            1 => $"({text})",
            2 => $"(({text}))",
            3 => text + values.Pick([" AND", ")", " ?", ",", " text"]),
            _ => text.Remove(values.Below(text.Length + 1) / 2, Math.Min(1, text.Length)),
        };
    }
}
