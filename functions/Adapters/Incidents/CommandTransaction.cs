using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

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

    private readonly TransactionWrites _writes = new(table);

    public TransactWriteItemsRequest Request => _writes.Request;

    /// <summary>What had no room, to be written behind it.</summary>
    public List<TransactWriteItem> Rest => _writes.Rest;

    /// <param name="markId">Names what is done: it is done once.</param>
    /// <param name="seenFor">How long that is remembered.</param>
    public void Build(string markId, TimeSpan seenFor)
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
        _writes.Add(
            new Put
            {
                Item = mark,
                ConditionExpression = "attribute_not_exists(PK)",
                ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
            }
        );
        _writes.Add(StateWrites.State(table, decision.Before, incident));
        _writes.Add(new Put { Item = TimelineItem.Write(incident.Id, markId, decision.Event!) });
        if (StateWrites.OpenPointer(table, decision.Before, incident, decision.Replaces) is { } pointer)
            _writes.Add(pointer);
        if (StateWrites.StillStale(table, incident, decision.Replaces) is { } check)
            _writes.Add(check);
        if (StateWrites.PostMortem(table, decision.Before, incident) is { } postMortem)
            _writes.Add(postMortem);
        if (StateWrites.Expiry(table, decision.Before, incident, now) is { } expiry)
            _writes.Add(expiry);
        foreach (var entry in outbox.OrderBy(e => e.Notification.Kind != NotificationKind.Page))
            _writes.Add(new Put { Item = OutboxItem.Write(entry) });
        foreach (var alarm in decision.ToldJoins.Take(TransactionRoom.JoinedAlarms))
            _writes.Add(IncidentMember.Told(table, incident.Id, alarm.Key));
    }

    /// <summary>Which condition did not hold, and what that means.</summary>
    public CommitResult Explain(List<CancellationReason> reasons)
    {
        if (reasons[0].Code != "ConditionalCheckFailed")
            return CommitResult.Conflict;
        return reasons[0].Item.GetValueOrDefault("writer")?.S == _writer
            ? CommitResult.Committed
            : CommitResult.Duplicate;
    }
}
