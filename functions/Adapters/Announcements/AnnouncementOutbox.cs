using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Announcements;

namespace RoleFerry.Adapters.Announcements;

/// <summary>
/// Announcements that wait to be sent. Each is written once, whoever tries how often; the minute's tick sends what is
/// due.
/// </summary>
public sealed class AnnouncementOutbox(TableCalls calls)
{
    /// <summary>How long an announcement is known by its id, and can be looked up.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(60);

    /// <summary>Writes an announcement to be sent.</summary>
    /// <param name="announcement">What to say.</param>
    /// <param name="due">From when on.</param>
    /// <returns>False where one with that id was written before.</returns>
    /// <exception cref="StoreUnavailableException">No answer in time; asking again is safe.</exception>
    public async Task<bool> AddAsync(Announcement announcement, DateTimeOffset due, Deadline deadline)
    {
        var put = Put(announcement, due);
        try
        {
            await calls.RunAsync(
                (client, ct) =>
                    client.PutItemAsync(
                        new PutItemRequest
                        {
                            TableName = put.TableName,
                            Item = put.Item,
                            ConditionExpression = put.ConditionExpression,
                        },
                        ct
                    ),
                deadline
            );
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    /// <summary>
    /// The same as a part of a transaction. The condition fails where one with that id was written before.
    /// </summary>
    public Put Put(Announcement announcement, DateTimeOffset due) =>
        new()
        {
            TableName = calls.Table,
            Item = AnnouncementItem.Write(
                new AnnouncementEntry
                {
                    Announcement = announcement,
                    State = AnnouncementState.Pending,
                    Attempts = 0,
                    CreatedAt = due,
                    DueAt = due,
                }
            ),
            ConditionExpression = "attribute_not_exists(PK)",
        };

    /// <summary>One announcement; null where there is none (any more).</summary>
    public async Task<AnnouncementEntry?> FindAsync(string id, Deadline deadline) =>
        calls.ReadableOrNull((await calls.ReadAsync([Key(id)], deadline)).FirstOrDefault(), AnnouncementItem.Read);

    /// <summary>Ids of what is due. Read from an index that may be a moment old: lease before sending.</summary>
    public async Task<IReadOnlyList<string>> DueAsync(DateTimeOffset now, int limit, Deadline deadline)
    {
        var keys = await DueIndex.ReadAsync(calls, AnnouncementItem.Shard, now, limit, deadline);
        return [.. keys.Select(key => key.Text(TableKeys.Pk)[AnnouncementItem.Pk("").Length..])];
    }

    /// <summary>Takes one for sending.</summary>
    /// <returns>It, leased until <paramref name="until"/>; null where it is done or somebody else has it.</returns>
    public async Task<AnnouncementEntry?> LeaseAsync(
        string id,
        DateTimeOffset now,
        DateTimeOffset until,
        Deadline deadline
    )
    {
        try
        {
            var response = await calls.RunAsync(
                (client, ct) =>
                    client.UpdateItemAsync(
                        new UpdateItemRequest
                        {
                            TableName = calls.Table,
                            Key = Key(id),
                            UpdateExpression = "SET dueAt = :until ADD attempts :one",
                            ConditionExpression = "#state = :pending AND dueAt <= :now",
                            ExpressionAttributeNames = new() { ["#state"] = "state" },
                            ExpressionAttributeValues = new()
                            {
                                [":until"] = Item.Moment(until),
                                [":one"] = Item.Number(1),
                                [":pending"] = Item.Text(nameof(AnnouncementState.Pending)),
                                [":now"] = Item.Moment(now),
                            },
                            ReturnValues = ReturnValue.ALL_NEW,
                        },
                        ct
                    ),
                deadline
            );
            return calls.ReadableOrNull(response.Attributes, AnnouncementItem.Read);
        }
        catch (ConditionalCheckFailedException)
        {
            return null;
        }
    }

    /// <summary>
    /// Writes what became of a leased one; nothing where the lease was lost meanwhile, since somebody else writes it
    /// then.
    /// </summary>
    /// <exception cref="StoreUnavailableException">
    /// No answer in time: the lease will end and it is sent again.
    /// </exception>
    public async Task FinishAsync(AnnouncementEntry leased, AnnouncementEntry after, Deadline deadline)
    {
        try
        {
            await calls.RunAsync(
                (client, ct) =>
                    client.PutItemAsync(
                        new PutItemRequest
                        {
                            TableName = calls.Table,
                            Item = AnnouncementItem.Write(after),
                            ConditionExpression = "#state = :pending AND attempts = :attempts",
                            ExpressionAttributeNames = new() { ["#state"] = "state" },
                            ExpressionAttributeValues = new()
                            {
                                [":pending"] = Item.Text(nameof(AnnouncementState.Pending)),
                                [":attempts"] = Item.Number(leased.Attempts),
                            },
                        },
                        ct
                    ),
                deadline
            );
        }
        catch (ConditionalCheckFailedException) { }
    }

    private static Item Key(string id) => new(AnnouncementItem.Pk(id), AnnouncementItem.Sk);
}
