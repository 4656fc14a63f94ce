using System.Collections.Immutable;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Adapters.OnCall;

/// <summary>What the table knows of who is on call: a newer policy than the built-in one, and overrides.</summary>
public sealed class OnCallStore(TableCalls calls)
{
    /// <summary>
    /// All of it: the compiled policy's JSON, null where there is none, and the overrides, the past ones too.
    /// </summary>
    public async Task<(string? Json, ImmutableArray<Override> Overrides)> LoadAsync(Deadline deadline)
    {
        string? json = null;
        var overrides = ImmutableArray.CreateBuilder<Override>();
        var items = await calls.QueryAsync(
            new QueryRequest
            {
                KeyConditionExpression = "PK = :pk",
                ExpressionAttributeValues = new() { [":pk"] = Item.Text(OverrideItem.Partition) },
                ConsistentRead = true,
            },
            deadline
        );
        foreach (var item in items)
        {
            if (item[TableKeys.Sk].S == "CURRENT")
                json = item.Text("json");
            else if (item[TableKeys.Sk].S.StartsWith(OverrideItem.Prefix, StringComparison.Ordinal))
                overrides.AddRange(calls.Readable([item], OverrideItem.Read));
        }

        return (json, overrides.ToImmutable());
    }

    /// <summary>Keeps an override. Saying the same again changes nothing but who said it last.</summary>
    /// <exception cref="StoreUnavailableException">No answer in time; saying it again is safe.</exception>
    public Task AddAsync(Override said, Deadline deadline) =>
        calls.RunAsync(
            (client, ct) => client.PutItemAsync(new PutItemRequest(calls.Table, OverrideItem.Write(said)), ct),
            deadline
        );

    /// <summary>Takes an override back.</summary>
    /// <returns>False where there is none with this id.</returns>
    public async Task<bool> RemoveAsync(string id, Deadline deadline)
    {
        var answer = await calls.RunAsync(
            (client, ct) =>
                client.DeleteItemAsync(
                    new DeleteItemRequest(calls.Table, new Item(OverrideItem.Partition, OverrideItem.Prefix + id))
                    {
                        ReturnValues = Amazon.DynamoDBv2.ReturnValue.ALL_OLD,
                    },
                    ct
                ),
            deadline
        );
        return answer.Attributes is { Count: > 0 };
    }
}
