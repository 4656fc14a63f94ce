using Amazon.DynamoDBv2.Model;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Table;

/// <summary>
/// Collects the writes of one transaction so that DynamoDB takes it: one write for each item, of which the first
/// counts, and no more than <see cref="TransactionRoom.MostWrites"/>.
/// </summary>
internal sealed class TransactionWrites(string table)
{
    private readonly HashSet<(string Pk, string Sk)> _items = [];

    /// <summary>The transaction.</summary>
    public TransactWriteItemsRequest Request { get; } = new() { TransactItems = [] };

    /// <summary>What had no room, in its order: to be written behind the transaction.</summary>
    public List<TransactWriteItem> Rest { get; } = [];

    /// <summary>Whether one more write has room.</summary>
    public bool HasRoom => Request.TransactItems.Count < TransactionRoom.MostWrites;

    /// <returns>Whether the write is in the transaction.</returns>
    public bool Add(TransactWriteItem write)
    {
        if (!_items.Add(KeyOf(write)))
            return false;
        if (!HasRoom)
        {
            Rest.Add(write);
            return false;
        }

        Request.TransactItems.Add(write);
        return true;
    }

    public bool Add(Put put)
    {
        put.TableName = table;
        return Add(new TransactWriteItem { Put = put });
    }

    public bool Add(Update update)
    {
        update.TableName = table;
        return Add(new TransactWriteItem { Update = update });
    }

    public bool Delete(Item key) =>
        Add(
            new TransactWriteItem
            {
                Delete = new Delete { TableName = table, Key = key },
            }
        );

    private static (string Pk, string Sk) KeyOf(TransactWriteItem write)
    {
        var key = write.Put?.Item ?? write.Update?.Key ?? write.Delete?.Key ?? write.ConditionCheck.Key;
        return (key[TableKeys.Pk].S, key[TableKeys.Sk].S);
    }
}
