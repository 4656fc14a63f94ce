using RoleFerry.Simulation.Table.Values;

namespace RoleFerry.Simulation.Table.Expressions;

/// <summary>What an expression computes with.</summary>
internal abstract record Operand
{
    /// <summary>Its value for an item; null where the item has none.</summary>
    public abstract StoredValue? Of(StoredItem? item, Placeholders given);

    /// <summary>Its type as far as it is known before there is an item.</summary>
    public virtual ValueKind? KnownKind(Placeholders given) => null;

    /// <summary>The attributes that it looks at.</summary>
    public virtual IEnumerable<string> Names(Placeholders given) => [];

    /// <summary>Refuses what can be seen to be wrong before there is an item.</summary>
    public virtual void Check(Placeholders given) { }

    /// <summary>An attribute.</summary>
    public sealed record Named(string Name) : Operand
    {
        public override StoredValue? Of(StoredItem? item, Placeholders given) => item?[given.Name(Name)];

        public override IEnumerable<string> Names(Placeholders given) => [given.Name(Name)];
    }

    /// <summary>A value of the call.</summary>
    public sealed record Given(string Placeholder) : Operand
    {
        public override StoredValue? Of(StoredItem? item, Placeholders given) => given.Value(Placeholder);

        public override ValueKind? KnownKind(Placeholders given) => given.Value(Placeholder).Kind;
    }

    /// <summary><c>size(attribute)</c>.</summary>
    public sealed record SizeOf(Named Attribute) : Operand
    {
        public override StoredValue? Of(StoredItem? item, Placeholders given) =>
            Attribute.Of(item, given)?.Length is { } length ? new NumberValue(length) : null;

        public override ValueKind? KnownKind(Placeholders given) => ValueKind.N;

        public override IEnumerable<string> Names(Placeholders given) => Attribute.Names(given);
    }

    /// <summary><c>if_not_exists(attribute, other)</c>.</summary>
    public sealed record IfNotExists(Named Attribute, Operand Other) : Operand
    {
        public override StoredValue? Of(StoredItem? item, Placeholders given) =>
            Attribute.Of(item, given) ?? Other.Of(item, given);

        public override void Check(Placeholders given) => Other.Check(given);
    }

    /// <summary><c>left + right</c>, or <c>left - right</c>.</summary>
    public sealed record Sum(Operand Left, Operand Right, bool IsDifference) : Operand
    {
        public override StoredValue? Of(StoredItem? item, Placeholders given)
        {
            var (left, right) = (Left.Of(item, given), Right.Of(item, given));
            return (left, right) switch
            {
                (null, _) or (_, null) => null,
                (NumberValue a, NumberValue b) => IsDifference ? a - b : a + b,
                _ => throw TableErrors.Invalid("An operand in the update expression has an incorrect data type"),
            };
        }

        public override void Check(Placeholders given)
        {
            foreach (var operand in new[] { Left, Right })
            {
                operand.Check(given);
                if (operand.KnownKind(given) is not (null or ValueKind.N))
                    throw TableErrors.Invalid("Incorrect operand type for operator or function; operator: + or -");
            }
        }
    }
}
