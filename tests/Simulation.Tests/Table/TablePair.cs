using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Simulation.Table;

namespace RoleFerry.Simulation.Tests.Table;

/// <summary>A simulated table and one of DynamoDB Local that were asked the same.</summary>
internal sealed class TablePair : IAsyncDisposable
{
    private readonly AmazonDynamoDBClient _local;
    private readonly SimulatedDynamoDb _simulated;

    private TablePair(AmazonDynamoDBClient local, string name)
    {
        (_local, Name) = (local, name);
        _simulated = new SimulatedDynamoDb(new SimulatedTable(name), new DirectNetwork());
    }

    /// <summary>The name of both.</summary>
    public string Name { get; }

    public static async Task<TablePair> CreateAsync(DynamoDbLocalFixture local)
    {
        var (client, table) = await local.NewTableAsync();
        return new TablePair(client, table);
    }

    /// <summary>Asks both, and fails where their answers differ.</summary>
    /// <param name="call">What is asked.</param>
    /// <param name="place">For whoever looks for it.</param>
    public async Task CompareAsync(Call call, string place)
    {
        var (expected, ofLocal) = await AnswerAsync(call, _local);
        var (actual, ofTable) = await AnswerAsync(call, _simulated);
        if (expected != actual && !KnownDifferences.Explain(ofLocal, ofTable))
            Assert.Fail(
                $"{place}: {call.Text}\nDynamoDB Local: {expected}\n  {ofLocal?.Message}\n"
                    + $"Simulated: {actual}\n  {ofTable?.Message}"
            );
    }

    /// <summary>Fails where the tables, or their indexes, do not hold the same.</summary>
    public async Task CompareContentsAsync(string place)
    {
        await CompareAsync(Call.Scan(new ScanRequest { TableName = Name }), place);
        foreach (var shard in RandomValues.DueShards)
            await CompareAsync(OfIndex("Due", "dueShard", shard, "dueAt"), place);
        foreach (var status in RandomValues.OpenStatuses)
            await CompareAsync(OfIndex("Open", "openStatus", status, "openedAt"), place);
    }

    public ValueTask DisposeAsync()
    {
        _local.Dispose();
        _simulated.Dispose();
        return ValueTask.CompletedTask;
    }

    private Call OfIndex(string index, string hash, string value, string range) =>
        Call.Query(
            new QueryRequest
            {
                TableName = Name,
                IndexName = index,
                KeyConditionExpression = $"{hash} = :hash",
                ExpressionAttributeValues = new() { [":hash"] = RandomValues.Text(value) },
            },
            range
        );

    private static async Task<(string Answer, Exception? Fault)> AnswerAsync(Call call, IAmazonDynamoDB client)
    {
        try
        {
            return (await call.Make(client), null);
        }
        catch (Exception e)
        {
            return (Described.Fault(e), e);
        }
    }
}
