using System.Collections.Concurrent;

namespace RoleFerry.Simulation.Table.Expressions;

/// <summary>
/// An expression as it was read once; its values are those of each call. The product has some dozen, so that all are
/// kept.
/// </summary>
/// <param name="Placeholders">The names and values that it uses, with their <c>#</c> and <c>:</c>.</param>
internal abstract record ParsedExpression(HashSet<string> Placeholders)
{
    /// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html</summary>
    private const int LongestInBytes = 4096;

    private static readonly ConcurrentDictionary<string, ConditionExpression> Conditions = new();
    private static readonly ConcurrentDictionary<string, UpdateExpression> Updates = new();

    /// <summary>A condition, a filter or a key's condition; null for null.</summary>
    /// <exception cref="Amazon.DynamoDBv2.AmazonDynamoDBException">DynamoDB could not read it either.</exception>
    /// <exception cref="NotSupportedException">DynamoDB could, but the product writes none like it.</exception>
    public static ConditionExpression? Condition(string? text) =>
        text is null ? null : Conditions.GetOrAdd(text, static t => Parser(t).Condition());

    /// <inheritdoc cref="Condition"/>
    public static UpdateExpression? Update(string? text) =>
        text is null ? null : Updates.GetOrAdd(text, static t => Parser(t).Update());

    private static ExpressionParser Parser(string text)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(text) > LongestInBytes)
            throw TableErrors.Invalid("Expression size has exceeded the maximum allowed size");
        return new ExpressionParser(text);
    }
}

/// <summary>A condition on one item.</summary>
internal sealed record ConditionExpression(ConditionNode Root, HashSet<string> Placeholders)
    : ParsedExpression(Placeholders)
{
    /// <summary>The attributes that it looks at.</summary>
    public IEnumerable<string> Names(Placeholders given) => Root.Operands.SelectMany(o => o.Names(given));
}

/// <summary>Changes of one item.</summary>
internal sealed record UpdateExpression(IReadOnlyList<UpdateAction> Actions, HashSet<string> Placeholders)
    : ParsedExpression(Placeholders);
