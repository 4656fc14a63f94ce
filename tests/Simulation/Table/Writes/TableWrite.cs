using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Simulation.Table.Expressions;
using RoleFerry.Simulation.Table.Values;

namespace RoleFerry.Simulation.Table.Writes;

/// <summary>
/// One write of one item: alone, or in a transaction. What is wrong with it whatever the item is shows when it is made.
/// </summary>
internal abstract class TableWrite
{
    private readonly ConditionExpression? _condition;

    protected TableWrite(ItemKey key, WriteExpressions expressions, UpdateExpression? update = null)
    {
        Key = key;
        _condition = ParsedExpression.Condition(expressions.Condition);
        Given = new Placeholders(expressions.Names, expressions.Values, _condition, update);
        _condition?.Root.Check(Given);
        AnswersItem = expressions.OnFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD;
    }

    /// <summary>The item that it concerns.</summary>
    public ItemKey Key { get; }

    /// <summary>Whether the item is told to a caller whose condition did not hold.</summary>
    public bool AnswersItem { get; }

    /// <summary>Bytes that it has in a transaction.</summary>
    public virtual int Size => 0;

    protected Placeholders Given { get; }

    public static TableWrite Of(PutItemRequest put) =>
        new PutWrite(
            put.Item,
            new(
                put.ConditionExpression,
                put.ExpressionAttributeNames,
                put.ExpressionAttributeValues,
                put.ReturnValuesOnConditionCheckFailure
            )
        );

    public static TableWrite Of(UpdateItemRequest update) =>
        new UpdateWrite(
            update.Key,
            update.UpdateExpression,
            new(
                update.ConditionExpression,
                update.ExpressionAttributeNames,
                update.ExpressionAttributeValues,
                update.ReturnValuesOnConditionCheckFailure
            )
        );

    public static TableWrite Of(DeleteItemRequest delete) =>
        new DeleteWrite(
            delete.Key,
            new(
                delete.ConditionExpression,
                delete.ExpressionAttributeNames,
                delete.ExpressionAttributeValues,
                delete.ReturnValuesOnConditionCheckFailure
            )
        );

    public static TableWrite Of(TransactWriteItem item) =>
        (item.Put, item.Update, item.Delete, item.ConditionCheck) switch
        {
            ({ } put, null, null, null) => new PutWrite(
                put.Item,
                new(
                    put.ConditionExpression,
                    put.ExpressionAttributeNames,
                    put.ExpressionAttributeValues,
                    put.ReturnValuesOnConditionCheckFailure
                )
            ),
            (null, { } update, null, null) => new UpdateWrite(
                update.Key,
                update.UpdateExpression ?? throw TableErrors.Invalid("An update wants an UpdateExpression"),
                new(
                    update.ConditionExpression,
                    update.ExpressionAttributeNames,
                    update.ExpressionAttributeValues,
                    update.ReturnValuesOnConditionCheckFailure
                )
            ),
            (null, null, { } delete, null) => new DeleteWrite(
                delete.Key,
                new(
                    delete.ConditionExpression,
                    delete.ExpressionAttributeNames,
                    delete.ExpressionAttributeValues,
                    delete.ReturnValuesOnConditionCheckFailure
                )
            ),
            (null, null, null, { } check) => new CheckWrite(
                check.Key,
                new(
                    check.ConditionExpression ?? throw TableErrors.Invalid("A check wants a ConditionExpression"),
                    check.ExpressionAttributeNames,
                    check.ExpressionAttributeValues,
                    check.ReturnValuesOnConditionCheckFailure
                )
            ),
            _ => throw TableErrors.Invalid("TransactItems can only contain one of Check, Put, Update or Delete"),
        };

    /// <summary>Refuses what the table's schema does not allow, whatever the item is.</summary>
    /// <exception cref="AmazonDynamoDBException">In a transaction that is the reason.</exception>
    public virtual void Require() => ItemRules.RequireLength(Key);

    /// <summary>Whether the item, null where there is none, fulfils the condition.</summary>
    public bool Holds(StoredItem? item) => _condition?.Root.Holds(item, Given) ?? true;

    /// <summary>What the item is from now on; null where it is deleted.</summary>
    /// <exception cref="AmazonDynamoDBException">It cannot be computed for this item.</exception>
    public abstract StoredItem? Next(StoredItem? before);

    private sealed class PutWrite(StoredItem item, WriteExpressions expressions)
        : TableWrite(new ItemKey(item.Pk, item.Sk), expressions)
    {
        public PutWrite(Dictionary<string, AttributeValue>? item, WriteExpressions expressions)
            : this(ItemRules.ItemOf(item), expressions) { }

        public override int Size => item.Size;

        public override void Require()
        {
            base.Require();
            ItemRules.RequireIndexKeys(item);
        }

        public override StoredItem Next(StoredItem? before) => item;
    }

    private sealed class DeleteWrite(Dictionary<string, AttributeValue>? key, WriteExpressions expressions)
        : TableWrite(ItemRules.KeyOf(key), expressions)
    {
        public override StoredItem? Next(StoredItem? before) => null;
    }

    private sealed class CheckWrite(Dictionary<string, AttributeValue>? key, WriteExpressions expressions)
        : TableWrite(ItemRules.KeyOf(key), expressions)
    {
        public override StoredItem? Next(StoredItem? before) => before;
    }
}
