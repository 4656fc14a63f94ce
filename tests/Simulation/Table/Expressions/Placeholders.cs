using Amazon.DynamoDBv2.Model;
using RoleFerry.Simulation.Table.Values;

namespace RoleFerry.Simulation.Table.Expressions;

/// <summary>What <c>#name</c> and <c>:value</c> stand for in one call.</summary>
internal sealed class Placeholders
{
    private readonly Dictionary<string, string>? _names;
    private readonly Dictionary<string, StoredValue>? _values;

    /// <param name="names">The call's <c>ExpressionAttributeNames</c>.</param>
    /// <param name="values">The call's <c>ExpressionAttributeValues</c>.</param>
    /// <param name="expressions">The call's expressions; null where one is not given.</param>
    /// <exception cref="Amazon.DynamoDBv2.AmazonDynamoDBException">
    /// One is missing, is no value, or is not used.
    /// </exception>
    public Placeholders(
        Dictionary<string, string>? names,
        Dictionary<string, AttributeValue>? values,
        params ReadOnlySpan<ParsedExpression?> expressions
    )
    {
        var isAnyUsed = false;
        foreach (var expression in expressions)
            isAnyUsed |= expression is not null;
        if (isAnyUsed && (names is { Count: 0 } || values is { Count: 0 }))
            throw TableErrors.Invalid("ExpressionAttributeNames and ExpressionAttributeValues must not be empty");
        _names = names;
        _values = values is null ? null : SdkValues.Read(values);
        foreach (var expression in expressions)
            if (expression is not null)
                RequireGiven(expression);
        if (names is not null)
            foreach (var name in names.Keys)
                RequireUse(name, expressions);
        if (values is not null)
            foreach (var value in values.Keys)
                RequireUse(value, expressions);
    }

    /// <summary>The attribute that a name in an expression means.</summary>
    public string Name(string name) => name[0] == '#' ? _names![name] : name;

    /// <summary>The value of a placeholder.</summary>
    public StoredValue Value(string placeholder) => _values![placeholder];

    private void RequireGiven(ParsedExpression expression)
    {
        foreach (var placeholder in expression.Placeholders)
            if ((placeholder[0] == '#' ? _names?.ContainsKey(placeholder) : _values?.ContainsKey(placeholder)) != true)
                throw TableErrors.Invalid($"An expression uses {placeholder}, which is not defined");
    }

    private static void RequireUse(string placeholder, ReadOnlySpan<ParsedExpression?> expressions)
    {
        foreach (var expression in expressions)
            if (expression?.Placeholders.Contains(placeholder) == true)
                return;
        throw TableErrors.Invalid($"{placeholder} is defined and unused in expressions");
    }
}
