using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents.Commands;

namespace RoleFerry.Adapters.Incidents;

/// <summary>
/// A command's decision as one <c>TransactWriteItems</c>: its mark, the incident, the timeline's line, the outbox.
/// </summary>
internal sealed class CommandTransaction(
    string table,
    CommandDecision decision,
    IReadOnlyList<OutboxEntry> outbox,
    DateTimeOffset now
)
{
    /// <summary>
    /// Marks the writes of this attempt, so that a write whose answer was lost is recognised as our own.
    /// </summary>
    private readonly string _writer = Guid.NewGuid().ToString("N");

    /// <param name="markId">Names what is done: it is done once.</param>
    /// <param name="seenFor">How long that is remembered.</param>
    public TransactWriteItemsRequest Build(string markId, TimeSpan seenFor)
    {
        var (command, incident) = (decision.Command, decision.After);
        var mark = new Item(TableKeys.Seen(markId), "SEEN")
            .With("type", "command")
            .With("way", command.Way.ToString())
            .With("who", command.Who)
            .With("at", command.At)
            .With("handledAt", now)
            .With("outcome", decision.Outcome.ToString())
            .With("incidentId", incident.Id)
            .With("reasons", Item.List([decision.Reason]))
            .With("writer", _writer)
            .With("expiresAt", Item.Expiry(now + seenFor));
        var request = new TransactWriteItemsRequest
        {
            TransactItems =
            [
                Put(mark, "attribute_not_exists(PK)"),
                StateWrites.State(table, decision.Before, incident),
                Put(TimelineItem.Write(incident.Id, markId, decision.Event!)),
                .. outbox.Select(entry => Put(OutboxItem.Write(entry))),
                .. decision
                    .ToldJoins.Take(IncidentMember.MostToldAtOnce)
                    .Select(alarm => new TransactWriteItem
                    {
                        Update = IncidentMember.Told(table, incident.Id, alarm.Key),
                    }),
            ],
        };
        if (StateWrites.OpenPointer(table, decision.Before, incident, decision.Replaces) is { } pointer)
            request.TransactItems.Add(pointer);
        if (StateWrites.StillStale(table, incident, decision.Replaces) is { } check)
            request.TransactItems.Add(check);
        if (StateWrites.PostMortem(table, decision.Before, incident) is { } postMortem)
            request.TransactItems.Add(postMortem);
        return request;
    }

    /// <summary>Which condition did not hold, and what that means.</summary>
    public CommitResult Explain(List<CancellationReason> reasons)
    {
        if (reasons[0].Code != "ConditionalCheckFailed")
            return CommitResult.Conflict;
        return reasons[0].Item.GetValueOrDefault("writer")?.S == _writer ? CommitResult.Committed : CommitResult.Duplicate;
    }

    private TransactWriteItem Put(Item item, string? condition = null) =>
        new()
        {
            Put = new Put
            {
                TableName = table,
                Item = item,
                ConditionExpression = condition,
                ReturnValuesOnConditionCheckFailure = condition is null
                    ? null
                    : ReturnValuesOnConditionCheckFailure.ALL_OLD,
            },
        };
}
