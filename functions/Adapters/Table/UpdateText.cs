using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Adapters.Table;

/// <summary>
/// Writes an update's expressions. Every attribute has a placeholder, so that no name can be a reserved word.
/// </summary>
internal sealed class UpdateText
{
    private readonly List<string> _set = [];
    private readonly List<string> _add = [];
    private readonly List<string> _remove = [];
    private readonly List<string> _conditions = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AttributeValue> _values = new(StringComparer.Ordinal);

    public UpdateText Set(string name, AttributeValue value)
    {
        _set.Add($"{Name(name)} = {Value(value)}");
        return this;
    }

    /// <summary>An attribute that has a value keeps it.</summary>
    public UpdateText SetOnce(string name, AttributeValue value)
    {
        _set.Add($"{Name(name)} = if_not_exists({Name(name)}, {Value(value)})");
        return this;
    }

    public UpdateText Set(Dictionary<string, AttributeValue> attributes)
    {
        foreach (var (name, value) in attributes)
            Set(name, value);
        return this;
    }

    public UpdateText Add(string name, AttributeValue value)
    {
        _add.Add($"{Name(name)} {Value(value)}");
        return this;
    }

    public UpdateText Remove(string name)
    {
        _remove.Add(Name(name));
        return this;
    }

    /// <summary>An attribute must have a value, or with null must not be there.</summary>
    public UpdateText Require(string name, AttributeValue? value)
    {
        if (value is null)
            return RequireNone(name);
        _conditions.Add($"{Name(name)} = {Value(value)}");
        return this;
    }

    public UpdateText RequireNone(string name)
    {
        _conditions.Add($"attribute_not_exists({Name(name)})");
        return this;
    }

    /// <summary>A set must have fewer members than a number; one that is not there has none.</summary>
    public UpdateText RequireFewer(string name, int count)
    {
        string set = Name(name);
        _conditions.Add($"(attribute_not_exists({set}) OR size({set}) < {Value(Item.Number(count))})");
        return this;
    }

    public Update Build(Dictionary<string, AttributeValue> key) =>
        new()
        {
            Key = key,
            UpdateExpression = string.Join(
                ' ',
                new[] { Clause("SET", _set), Clause("ADD", _add), Clause("REMOVE", _remove) }.Where(c => c.Length > 0)
            ),
            ConditionExpression = _conditions.Count == 0 ? null : string.Join(" AND ", _conditions),
            ExpressionAttributeNames = _names,
            ExpressionAttributeValues = _values.Count == 0 ? null : _values,
        };

    private static string Clause(string word, List<string> parts) =>
        parts.Count == 0 ? "" : $"{word} {string.Join(", ", parts)}";

    private string Name(string name)
    {
        _names["#" + name] = name;
        return "#" + name;
    }

    private string Value(AttributeValue value)
    {
        string name = $":v{_values.Count}";
        _values[name] = value;
        return name;
    }
}
