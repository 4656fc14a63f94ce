using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Simulation.Table.Values;

namespace RoleFerry.Simulation.Table.Writes;

/// <summary>One write of a transaction, tried on the item as it stands.</summary>
internal sealed class TransactionAttempt
{
    public TransactionAttempt(TableWrite write, StoredItem? before)
    {
        Before = before;
        try
        {
            write.Require();
            if (write.Holds(before))
                After = write.Next(before);
            else
                Reason = new CancellationReason
                {
                    Code = TableErrors.ConditionFailed,
                    Message = "The conditional request failed",
                    Item = write.AnswersItem ? before?.ToSdk() : null,
                };
        }
        catch (AmazonDynamoDBException e) when (TableErrors.IsInvalid(e))
        {
            Reason = new CancellationReason { Code = TableErrors.CannotBeDone, Message = e.Message };
        }
    }

    public StoredItem? Before { get; }

    public StoredItem? After { get; }

    /// <summary>Why the transaction cannot be; null where it is not because of this.</summary>
    public CancellationReason? Reason { get; }
}
