using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Table;

/// <summary>
/// A table in memory that does what DynamoDB does with the calls of this project. It takes no time, knows no clock and
/// no chance: whoever holds it decides how far its copies lag and when what has expired goes. For one thread.
/// </summary>
/// <param name="name">The table's name; calls of another answer that it does not exist.</param>
/// <param name="beforeCopyAnswers">
/// Runs before an index or an eventually consistent read answers, and lets the copy know as much as it should by then.
/// Without it nothing lags.
/// </param>
public sealed class SimulatedTable(string name, Action<TableCopy>? beforeCopyAnswers = null)
{
    /// <inheritdoc cref="TableCopy"/>
    /// <param name="index">The index; null for the copy that answers eventually consistent reads of the table.</param>
    public TableCopy Copy(string? index) => throw new NotImplementedException($"{name} {beforeCopyAnswers}");

    public GetItemResponse Execute(GetItemRequest request) => throw new NotImplementedException();

    public BatchGetItemResponse Execute(BatchGetItemRequest request) => throw new NotImplementedException();

    public QueryResponse Execute(QueryRequest request) => throw new NotImplementedException();

    public ScanResponse Execute(ScanRequest request) => throw new NotImplementedException();

    public PutItemResponse Execute(PutItemRequest request) => throw new NotImplementedException();

    public UpdateItemResponse Execute(UpdateItemRequest request) => throw new NotImplementedException();

    public DeleteItemResponse Execute(DeleteItemRequest request) => throw new NotImplementedException();

    public TransactWriteItemsResponse Execute(TransactWriteItemsRequest request) =>
        throw new NotImplementedException();

    /// <summary>Deletes items whose time to live is over. DynamoDB does it late, and never early.</summary>
    /// <param name="now">The clock, UTC.</param>
    /// <param name="isDeleted">Which of them go now, by their keys; all, where it is not given.</param>
    /// <returns>How many went.</returns>
    public int Expire(DateTimeOffset now, Func<string, string, bool>? isDeleted = null) =>
        throw new NotImplementedException();

    /// <summary>All items as they stand, in the order of their keys; the caller's to keep.</summary>
    public IReadOnlyList<Dictionary<string, AttributeValue>> Items() => throw new NotImplementedException();
}
