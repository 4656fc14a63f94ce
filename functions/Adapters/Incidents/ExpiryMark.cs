using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;

namespace RoleFerry.Adapters.Incidents;

/// <summary>
/// The item <c>INC#id / EXPIRY</c>: all items of the incident are to expire where it is over, and none where it is
/// open. It is written with what makes it so and stays until that is done.
/// </summary>
internal static class ExpiryMark
{
    /// <summary>Partition of the index Due. One: an incident ends seldom.</summary>
    public const string Partition = "EXPIRY";

    /// <summary>Writes it. One that is there gives way: the last word counts.</summary>
    /// <param name="table">The table.</param>
    /// <param name="incidentId">Whose items.</param>
    /// <param name="dueAt">When it is done, and from when on they are kept for their time.</param>
    public static TransactWriteItem Write(string table, string incidentId, DateTimeOffset dueAt) =>
        new()
        {
            Put = new Put
            {
                TableName = table,
                Item = Key(incidentId)
                    .With("type", "expiry")
                    .With("dueShard", Partition)
                    .With("dueAt", Item.Moment(dueAt)),
            },
        };

    /// <summary>Has it wait for longer, where it is still as it was read.</summary>
    public static Update Move(string incidentId, DateTimeOffset dueAt, DateTimeOffset next) =>
        new UpdateText().Set("dueAt", Item.Moment(next)).Require("dueAt", Item.Moment(dueAt)).Build(Key(incidentId));

    /// <summary>Takes it away, where it is still as it was read.</summary>
    public static TransactWriteItem Delete(string table, string incidentId, DateTimeOffset dueAt) =>
        new()
        {
            Delete = new Delete
            {
                TableName = table,
                Key = Key(incidentId),
                ConditionExpression = "dueAt = :due",
                ExpressionAttributeValues = new() { [":due"] = Item.Moment(dueAt) },
            },
        };

    /// <summary>Whether a stored one is found by its time.</summary>
    public static bool IsWaiting(Dictionary<string, AttributeValue> item) =>
        item.GetValueOrDefault("dueShard")?.S == Partition && item.GetValueOrDefault("dueAt")?.N is not null;

    private static Item Key(string incidentId) => new(TableKeys.Incident(incidentId), TableKeys.Expiry);
}
