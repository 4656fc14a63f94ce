using Amazon.DynamoDBv2.Model;
using RoleFerry.Simulation.Table.Expressions;
using RoleFerry.Simulation.Table.Values;

namespace RoleFerry.Simulation.Table.Writes;

/// <summary>Changes attributes of an item, which comes to be if it is not there.</summary>
internal sealed class UpdateWrite : TableWrite
{
    private readonly UpdateExpression? _update;

    public UpdateWrite(Dictionary<string, AttributeValue>? key, string? update, WriteExpressions expressions)
        : this(key, ParsedExpression.Update(update), expressions) { }

    private UpdateWrite(Dictionary<string, AttributeValue>? key, UpdateExpression? update, WriteExpressions expressions)
        : base(ItemRules.KeyOf(key), expressions, update)
    {
        _update = update;
        foreach (var action in update?.Actions ?? [])
            action.Check(Given);
        if (update?.Actions.DistinctBy(a => Given.Name(a.Target.Name)).Count() < update?.Actions.Count)
            throw TableErrors.Invalid("Two document paths overlap with each other");
    }

    public override StoredItem Next(StoredItem? before)
    {
        before ??= new StoredItem(
            new() { [TableShape.Main.Hash] = new TextValue(Key.Pk), [TableShape.Main.Range] = new TextValue(Key.Sk) }
        );
        var attributes = before.Copy();
        foreach (var action in _update?.Actions ?? [])
        {
            var target = Given.Name(action.Target.Name);
            if (TableShape.Main.Keys.Contains(target))
                throw TableErrors.Invalid($"Cannot update attribute {target}. This attribute is part of the key");
            if (action.Next(before, Given) is { } value)
                attributes[target] = value;
            else
                attributes.Remove(target);
        }

        var after = new StoredItem(attributes);
        ItemRules.RequireIndexKeys(after);
        ItemRules.RequireSize(after);
        return after;
    }
}
