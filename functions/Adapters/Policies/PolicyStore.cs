using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;

namespace RoleFerry.Adapters.Policies;

/// <summary>
/// Policies in the table: every one that was ever put into force, and the one that is. Functions pick it up within a
/// minute.
/// </summary>
public sealed class PolicyStore(TableCalls calls, EmbeddedPolicy embedded)
{
    private const int MostInForce = 10;

    /// <summary>
    /// The policy in force; null where the table has none, and the one that the functions carry decides.
    /// </summary>
    public async Task<PolicyVersion?> CurrentAsync(Deadline deadline) =>
        calls.ReadableOrNull((await calls.ReadAsync([Key(PolicyKeys.Current)], deadline)).FirstOrDefault(), Read);

    /// <summary>One that was in force once, by its number; null where there is none.</summary>
    public async Task<PolicyVersion?> FindAsync(int number, Deadline deadline) =>
        calls.ReadableOrNull((await calls.ReadAsync([Key(Sk(number))], deadline)).FirstOrDefault(), Read);

    /// <summary>
    /// All that were ever put into force, the newest first. What cannot be read any more is left out.
    /// </summary>
    public async Task<IReadOnlyList<PolicyVersion>> HistoryAsync(Deadline deadline)
    {
        var items = await calls.QueryAsync(HistoryRequest(), deadline);
        return calls.Readable(items, Read);
    }

    private static QueryRequest HistoryRequest() =>
        new()
        {
            KeyConditionExpression = "PK = :pk AND begins_with(SK, :version)",
            ExpressionAttributeValues = new()
            {
                [":pk"] = Item.Text(PolicyKeys.Pk),
                [":version"] = Item.Text(PolicyKeys.Version),
            },
            ScanIndexForward = false,
            ConsistentRead = true,
        };

    /// <summary>
    /// A channel as the newest policy has it that had one of this name; null where none ever had.
    /// </summary>
    public async Task<Channel?> FindChannelAsync(string name, Deadline deadline) =>
        (await HistoryAsync(deadline))
            .Select(version => version.Policy)
            .Append(embedded.Value)
            .Select(policy => policy.Channels.GetValueOrDefault(name))
            .FirstOrDefault(channel => channel is not null);

    /// <summary>
    /// The policies that a function may have decided by since a moment, up to the newest ten: those that were in force,
    /// and the one that it carries, which decides in a process that has not reached the table yet.
    /// </summary>
    public async Task<IReadOnlyList<RoutingPolicy>> InForceSinceAsync(DateTimeOffset since, Deadline deadline)
    {
        var request = HistoryRequest();
        (request.TableName, request.Limit) = (calls.Table, MostInForce);
        var answer = await calls.RunAsync((client, ct) => client.QueryAsync(request, ct), deadline);
        var history = calls.Readable(answer.Items ?? [], Read);
        var newer = history.TakeWhile(version => version.AppliedAt > since).Count();
        return [.. history.Take(newer + 1).Select(version => version.Policy), embedded.Value];
    }

    /// <summary>Puts a policy into force.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="comparedWith">The one in force that it was compared with; null where the table had none.</param>
    /// <param name="by">Who does so.</param>
    /// <param name="why">What they say of it.</param>
    /// <param name="now">The clock, UTC.</param>
    /// <returns>
    /// The version; null where another policy is in force by now than the one it was compared with: nothing is
    /// written.
    /// </returns>
    /// <exception cref="StoreUnavailableException">
    /// No answer in time: look which one is in force before trying again.
    /// </exception>
    public async Task<PolicyVersion?> ApplyAsync(
        RoutingPolicy policy,
        PolicyVersion? comparedWith,
        string by,
        string why,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        var newest = await HistoryAsync(deadline) is [var last, ..] ? last.Number : 0;
        var version = new PolicyVersion(Math.Max(newest, comparedWith?.Number ?? 0) + 1, policy, now, by, why);
        var current = new Put { TableName = calls.Table, Item = Write(version, PolicyKeys.Current) };
        if (comparedWith is null)
        {
            current.ConditionExpression = "attribute_not_exists(PK)";
        }
        else
        {
            current.ConditionExpression = "version = :version AND (attribute_not_exists(#number) OR #number = :number)";
            current.ExpressionAttributeNames = new() { ["#number"] = "number" };
            current.ExpressionAttributeValues = new()
            {
                [":version"] = Item.Text(comparedWith.Policy.Version),
                [":number"] = Item.Number(comparedWith.Number),
            };
        }

        var kept = new Put
        {
            TableName = calls.Table,
            Item = Write(version, Sk(version.Number)),
            ConditionExpression = "attribute_not_exists(PK)",
        };
        try
        {
            await calls.RunAsync(
                (client, ct) =>
                    client.TransactWriteItemsAsync(
                        new TransactWriteItemsRequest
                        {
                            TransactItems =
                            [
                                new TransactWriteItem { Put = current },
                                new TransactWriteItem { Put = kept },
                            ],
                        },
                        ct
                    ),
                deadline
            );
            return version;
        }
        catch (TransactionCanceledException)
        {
            return null;
        }
    }

    private static string Sk(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{PolicyKeys.Version}{number:D6}");

    private static Item Key(string sk) => new(PolicyKeys.Pk, sk);

    private static Item Write(PolicyVersion version, string sk) =>
        Key(sk)
            .With("type", "policy")
            .With("json", Encoding.UTF8.GetString(PolicyJson.Write(version.Policy)))
            .With("version", version.Policy.Version)
            .With("number", version.Number)
            .With("appliedAt", version.AppliedAt)
            .With("by", version.By)
            .With("why", version.Why);

    private PolicyVersion Read(Dictionary<string, AttributeValue> item) =>
        PolicyJson.Read(Encoding.UTF8.GetBytes(item.Text("json")), embedded.Kinds) is PolicyRead.Good good
            ? new PolicyVersion(
                item.Int("number"),
                good.Policy,
                item.Moment("appliedAt"),
                item.Text("by"),
                item.Text("why")
            )
            : throw ItemReading.Not("json", "a policy that this code can read");
}
