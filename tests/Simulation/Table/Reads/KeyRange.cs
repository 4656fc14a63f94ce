using RoleFerry.Simulation.Table.Expressions;
using RoleFerry.Simulation.Table.Values;

namespace RoleFerry.Simulation.Table.Reads;

/// <summary>What a <c>KeyConditionExpression</c> asks for: one partition, and a stretch of it.</summary>
internal sealed class KeyRange
{
    private static readonly string[] HashOperators = ["="];
    private static readonly string[] RangeOperators = ["=", "<", "<=", ">", ">="];

    private readonly TableShape _shape;
    private readonly Placeholders _given;

    /// <summary>The condition of the sort key; null where the whole partition is asked for.</summary>
    private readonly ConditionNode? _stretch;

    /// <summary>The first value of that condition.</summary>
    private readonly StoredValue? _first;

    /// <exception cref="Amazon.DynamoDBv2.AmazonDynamoDBException">It is no condition of this table's keys.</exception>
    public KeyRange(ConditionExpression condition, Placeholders given, TableShape shape)
    {
        (_shape, _given) = (shape, given);
        var (hash, other) = condition.Root is ConditionNode.Both both
            ? (both.Left, both.Right)
            : (condition.Root, (ConditionNode?)null);
        if (!IsHash(hash) && other is not null)
            (hash, other) = (other, hash);
        if (!IsHash(hash))
            throw TableErrors.Invalid($"Query condition missed key schema element: {shape.Hash}");
        Hash = given.Value(((Operand.Given)((ConditionNode.Comparison)hash).Right).Placeholder)
            is TextValue { Text: { Length: > 0 } text }
            ? text
            : throw TableErrors.Invalid("The partition key is empty or has another type than the schema says");

        _stretch = other;
        if (_stretch is null)
            return;
        if (!IsStretch(_stretch))
            throw TableErrors.Invalid($"Query condition missed key schema element: {shape.Range}");
        foreach (var operand in _stretch.Operands)
        {
            if (operand is not Operand.Given { Placeholder: var placeholder })
                continue;
            var value = given.Value(placeholder);
            _first ??= value;
            if (value.Kind != shape.RangeKind || value is TextValue { Text: "" })
                throw TableErrors.Invalid("The sort key is empty or has another type than the schema says");
        }
    }

    /// <summary>The partition.</summary>
    public string Hash { get; }

    /// <summary>Where an item of the partition is: less than 0 before the stretch, 0 in it, more behind.</summary>
    public int Side(StoredItem item)
    {
        if (_stretch is null || _stretch.Holds(item, _given))
            return 0;
        if (_stretch is ConditionNode.Comparison { Operator: "<" or "<=" })
            return 1;
        var order = StoredValue.Order(item[_shape.Range]!, _first!)!.Value;
        return order == 0 ? -1 : order;
    }

    private bool IsHash(ConditionNode node) => IsComparison(node, _shape.Hash, HashOperators);

    private bool IsStretch(ConditionNode node) =>
        node switch
        {
            ConditionNode.BeginsWith begins => _given.Name(begins.Attribute.Name) == _shape.Range,
            ConditionNode.Between between => IsRange(between.Operand),
            _ => IsComparison(node, _shape.Range, RangeOperators),
        };

    private bool IsRange(Operand operand) =>
        operand is Operand.Named attribute && _given.Name(attribute.Name) == _shape.Range;

    private bool IsComparison(ConditionNode node, string attribute, string[] operators) =>
        node is ConditionNode.Comparison { Left: Operand.Named left, Right: Operand.Given } comparison
        && _given.Name(left.Name) == attribute
        && operators.Contains(comparison.Operator);
}
