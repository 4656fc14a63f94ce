using Amazon.DynamoDBv2;
using RoleFerry.Simulation.Table.Values;

namespace RoleFerry.Simulation.Table.Expressions;

/// <summary>One change of one attribute.</summary>
internal abstract record UpdateAction(Operand.Named Target)
{
    /// <summary>
    /// What the attribute is from now on, by what the whole item was before; null where it has none any more.
    /// </summary>
    /// <exception cref="AmazonDynamoDBException">It cannot be computed for this item.</exception>
    public abstract StoredValue? Next(StoredItem before, Placeholders given);

    /// <summary>Refuses what can be seen to be wrong before there is an item.</summary>
    public virtual void Check(Placeholders given) { }

    private static AmazonDynamoDBException WrongType() =>
        TableErrors.Invalid("An operand in the update expression has an incorrect data type");

    public sealed record Set(Operand.Named Target, Operand Operand) : UpdateAction(Target)
    {
        public override StoredValue? Next(StoredItem before, Placeholders given) =>
            Operand.Of(before, given)
            ?? throw TableErrors.Invalid(
                "The provided expression refers to an attribute that does not exist in the item"
            );

        public override void Check(Placeholders given) => Operand.Check(given);
    }

    public sealed record Remove(Operand.Named Target) : UpdateAction(Target)
    {
        public override StoredValue? Next(StoredItem before, Placeholders given) => null;
    }

    /// <summary>Adds a number to a number, or members to a set.</summary>
    public sealed record Add(Operand.Named Target, Operand.Given Operand) : UpdateAction(Target)
    {
        public override StoredValue? Next(StoredItem before, Placeholders given) =>
            (Target.Of(before, given), Operand.Of(before, given)) switch
            {
                (null, var value) => value,
                (NumberValue number, NumberValue more) => number + more,
                (SetValue set, SetValue more) when set.Kind == more.Kind => set.With(more),
                _ => throw WrongType(),
            };

        public override void Check(Placeholders given)
        {
            if (given.Value(Operand.Placeholder) is not (NumberValue or SetValue))
                throw TableErrors.Invalid("Incorrect operand type for operator or function; operator: ADD");
        }
    }

    /// <summary>Takes members out of a set.</summary>
    public sealed record Delete(Operand.Named Target, Operand.Given Operand) : UpdateAction(Target)
    {
        public override StoredValue? Next(StoredItem before, Placeholders given) =>
            (Target.Of(before, given), Operand.Of(before, given)) switch
            {
                (null, _) => null,
                (SetValue set, SetValue less) when set.Kind == less.Kind => set.Without(less),
                _ => throw WrongType(),
            };

        public override void Check(Placeholders given)
        {
            if (given.Value(Operand.Placeholder) is not SetValue)
                throw TableErrors.Invalid("Incorrect operand type for operator or function; operator: DELETE");
        }
    }
}
