using RoleFerry.Simulation.Table.Values;

namespace RoleFerry.Simulation.Table.Expressions;

/// <summary>A condition, or a part of one.</summary>
internal abstract record ConditionNode
{
    /// <summary>All that it computes with.</summary>
    public abstract IReadOnlyList<Operand> Operands { get; }

    /// <summary>Whether an item fulfils it; null is an item that is not there.</summary>
    public abstract bool Holds(StoredItem? item, Placeholders given);

    /// <summary>Refuses what can be seen to be wrong before there is an item.</summary>
    /// <exception cref="Amazon.DynamoDBv2.AmazonDynamoDBException">A value has a type that it cannot have.</exception>
    public abstract void Check(Placeholders given);

    private static void RequireOrder(Operand operand, Placeholders given)
    {
        if (operand.KnownKind(given) is not (null or ValueKind.S or ValueKind.N or ValueKind.B))
            throw TableErrors.Invalid("Incorrect operand type for operator or function");
    }

    public sealed record Both(ConditionNode Left, ConditionNode Right) : ConditionNode
    {
        public override IReadOnlyList<Operand> Operands { get; } = [.. Left.Operands, .. Right.Operands];

        public override bool Holds(StoredItem? item, Placeholders given) =>
            Left.Holds(item, given) && Right.Holds(item, given);

        public override void Check(Placeholders given)
        {
            Left.Check(given);
            Right.Check(given);
        }
    }

    public sealed record Either(ConditionNode Left, ConditionNode Right) : ConditionNode
    {
        public override IReadOnlyList<Operand> Operands { get; } = [.. Left.Operands, .. Right.Operands];

        public override bool Holds(StoredItem? item, Placeholders given) =>
            Left.Holds(item, given) || Right.Holds(item, given);

        public override void Check(Placeholders given)
        {
            Left.Check(given);
            Right.Check(given);
        }
    }

    public sealed record Not(ConditionNode Inner) : ConditionNode
    {
        public override IReadOnlyList<Operand> Operands => Inner.Operands;

        public override bool Holds(StoredItem? item, Placeholders given) => !Inner.Holds(item, given);

        public override void Check(Placeholders given) => Inner.Check(given);
    }

    public sealed record Exists(Operand.Named Attribute, bool IsExpected) : ConditionNode
    {
        public override IReadOnlyList<Operand> Operands { get; } = [Attribute];

        public override bool Holds(StoredItem? item, Placeholders given) =>
            Attribute.Of(item, given) is not null == IsExpected;

        public override void Check(Placeholders given) { }
    }

    public sealed record BeginsWith(Operand.Named Attribute, Operand.Given Prefix) : ConditionNode
    {
        public override IReadOnlyList<Operand> Operands { get; } = [Attribute, Prefix];

        public override bool Holds(StoredItem? item, Placeholders given) =>
            (Attribute.Of(item, given), Prefix.Of(item, given)) switch
            {
                (TextValue value, TextValue prefix) => value.Text.StartsWith(prefix.Text, StringComparison.Ordinal),
                (BinaryValue value, BinaryValue prefix) => value.Bytes.AsSpan().StartsWith(prefix.Bytes),
                _ => false,
            };

        public override void Check(Placeholders given)
        {
            if (Prefix.KnownKind(given) is not (ValueKind.S or ValueKind.B))
                throw TableErrors.Invalid("Incorrect operand type for operator or function; operator: begins_with");
        }
    }

    public sealed record Between(Operand Operand, Operand From, Operand To) : ConditionNode
    {
        public override IReadOnlyList<Operand> Operands { get; } = [Operand, From, To];

        public override bool Holds(StoredItem? item, Placeholders given) =>
            (Operand.Of(item, given), From.Of(item, given), To.Of(item, given)) is ({ } value, { } from, { } to)
            && StoredValue.Order(value, from) >= 0
            && StoredValue.Order(value, to) <= 0;

        public override void Check(Placeholders given)
        {
            foreach (var operand in Operands)
                RequireOrder(operand, given);
            if (From is not Operand.Given from || To is not Operand.Given to)
                return;
            if (StoredValue.Order(given.Value(from.Placeholder), given.Value(to.Placeholder)) is null or > 0)
                throw TableErrors.Invalid("BETWEEN wants bounds of one type, the upper not below the lower");
        }
    }

    public sealed record Comparison(Operand Left, string Operator, Operand Right) : ConditionNode
    {
        public override IReadOnlyList<Operand> Operands { get; } = [Left, Right];

        public override bool Holds(StoredItem? item, Placeholders given)
        {
            var (left, right) = (Left.Of(item, given), Right.Of(item, given));
            return Operator switch
            {
                "=" => left is not null && left.Equals(right),
                "<>" => left is null || !left.Equals(right),
                _ => left is not null && right is not null && Holds(StoredValue.Order(left, right)),
            };
        }

        public override void Check(Placeholders given)
        {
            if (
                Left is Operand.Named left
                && Right is Operand.Named right
                && given.Name(left.Name) == given.Name(right.Name)
            )
                throw TableErrors.Invalid("The first operand must be distinct from the remaining operands");
            if (Operator is "=" or "<>")
                return;
            RequireOrder(Left, given);
            RequireOrder(Right, given);
        }

        private bool Holds(int? order) =>
            Operator switch
            {
                "<" => order < 0,
                "<=" => order <= 0,
                ">" => order > 0,
                _ => order >= 0,
            };
    }
}
