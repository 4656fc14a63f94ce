using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Adapters.Incidents;

/// <summary>
/// One decision as one <c>TransactWriteItems</c>, and what its refusal means. First comes what the decision is, then
/// pages, then what may follow where an older policy asks for more than a transaction takes.
/// </summary>
internal sealed class CommitTransaction(
    string table,
    Decision decision,
    IReadOnlyList<OutboxEntry> outbox,
    DateTimeOffset now
)
{
    private enum Part
    {
        Seen,
        State,
        Other,
    }

    private readonly TransactionWrites _writes = new(table);
    private readonly List<Part> _parts = [];

    /// <summary>
    /// Marks the writes of this attempt, so that a write whose answer was lost is recognised as our own.
    /// </summary>
    private readonly string _writer = Guid.NewGuid().ToString("N");

    public TransactWriteItemsRequest Request => _writes.Request;

    /// <summary>What had no room, to be written behind it.</summary>
    public List<TransactWriteItem> Rest => _writes.Rest;

    private Signal Signal => decision.Triaged.Signal;

    public void Build(bool markSeen, TimeSpan seenFor, TimeSpan rememberedFor)
    {
        if (markSeen)
            AddSeen(seenFor);
        if (decision.Memory is { } memory)
            AddMemory(memory, rememberedFor);
        if (decision.After is { } incident)
            AddIncident(incident);
        if (decision.Held is { } held)
            Add(Part.Other, new Put { Item = SuppressedAlarmItem.Write(held) });
        else if (decision.EndsHold)
            Delete(SuppressedAlarmItem.Key(decision.After!.Id, Signal.Key));
        AddOutbox(isPage: true);
        foreach (var source in decision.AsSource)
            AddSource(source);
        AddOutbox(isPage: false);
        if (markSeen)
            Add(Part.Other, new Put { Item = SignalLogItem.Write(decision, now) });
        foreach (var alarm in decision.ToldJoins.Take(TransactionRoom.JoinedAlarms).Where(a => a.Key != Signal.Key))
            Add(
                Part.Other,
                new TransactWriteItem { Update = IncidentMember.Told(table, decision.After!.Id, alarm.Key) }
            );
    }

    /// <summary>Which condition did not hold, and what that means.</summary>
    public CommitResult Explain(
        List<CancellationReason> reasons,
        Func<Dictionary<string, AttributeValue>, Incident?> read
    )
    {
        for (var i = 0; i < reasons.Count; i++)
        {
            if (reasons[i].Code != "ConditionalCheckFailed" || _parts[i] != Part.Seen)
                continue;
            return reasons[i].Item.GetValueOrDefault("writer")?.S == _writer
                ? CommitResult.Committed
                : CommitResult.Duplicate;
        }

        var failed = Enumerable
            .Range(0, reasons.Count)
            .Where(i => reasons[i].Code == "ConditionalCheckFailed")
            .ToArray();
        if (decision.Before is not null || failed is not [var only] || _parts[only] != Part.State)
            return CommitResult.Conflict;
        // Another alarm of the group may have opened it at the same moment: it has the same id, and may be over since.
        return read(reasons[only].Item)?.Signal.DedupId == Signal.DedupId
            ? CommitResult.Duplicate
            : CommitResult.IdTaken;
    }

    private void AddSeen(TimeSpan seenFor)
    {
        var item = new Item(TableKeys.Seen(Signal.DedupId), "SEEN")
            .With("type", "seen")
            .With("alarm", Signal.Key.ToString())
            .With("state", Signal.State.ToString())
            .With("at", Signal.At)
            .With("handledAt", now)
            .With("outcome", decision.Outcome.ToString())
            .With("incidentId", decision.After?.Id)
            .With("reasons", Item.List(decision.Reasons))
            .With("writer", _writer)
            .With("expiresAt", Item.Expiry(now + seenFor));
        Add(
            Part.Seen,
            new Put
            {
                Item = item,
                ConditionExpression = "attribute_not_exists(PK)",
                ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
            }
        );
    }

    private void AddMemory(SignalMemory memory, TimeSpan rememberedFor)
    {
        var item = new Item(TableKeys.Alarm(Signal.Key), "LAST")
            .With("type", "last")
            .With("state", memory.State.ToString())
            .With("at", memory.At)
            .With("incidentId", memory.IncidentId);
        if (memory.State == SignalState.Ok)
            item.With("expiresAt", Item.Expiry(now + rememberedFor));

        var put = new Put { Item = item };
        if (decision.MemoryBefore is { } before)
        {
            put.ConditionExpression = "#state = :state AND #at = :at";
            put.ExpressionAttributeNames = new() { ["#state"] = "state", ["#at"] = "at" };
            put.ExpressionAttributeValues = new()
            {
                [":state"] = Item.Text(before.State.ToString()),
                [":at"] = Item.Moment(before.At),
            };
        }
        else
        {
            put.ConditionExpression = "attribute_not_exists(PK)";
        }

        Add(Part.Other, put);
    }

    private void AddIncident(Incident incident)
    {
        if (decision.ChangesIncident)
        {
            Add(Part.State, StateWrites.State(table, decision.Before, incident));
            if (StateWrites.OpenPointer(table, decision.Before, incident, decision.Replaces) is { } pointer)
                Add(Part.Other, pointer);
            if (StateWrites.StillStale(table, incident, decision.Replaces) is { } check)
                Add(Part.Other, check);
            if (StateWrites.PostMortem(table, decision.Before, incident) is { } postMortem)
                Add(Part.Other, postMortem);
        }

        if (StateWrites.Expiry(table, decision.Before, incident, now) is { } expiry)
            Add(Part.Other, expiry);

        if (decision.Memory is { } memory)
            AddMember(incident, memory);
        if (decision.StillFires is { } alarm)
            Add(Part.Other, IncidentMember.StillFires(table, incident.Id, alarm));

        if (decision.Event is { } line)
            Add(Part.Other, new Put { Item = TimelineItem.Write(incident.Id, Signal.DedupId, line) });
    }

    private void AddMember(Incident incident, SignalMemory memory)
    {
        var by = decision.TellJoinBy;
        var text = new IncidentMember(
            Signal.Key,
            Signal.Name,
            memory.State,
            Signal.At,
            by is null ? null : now,
            by
        ).Write();
        if (decision.ToldJoins.Any(a => a.Key == Signal.Key))
            IncidentMember.Forget(text);
        if (Watchdog.Is(Signal))
            text.Set("expiresAt", Item.Expiry(now + Watchdog.KeptFor));
        var update = text.Build(IncidentMember.ItemKey(incident.Id, Signal.Key));
        update.TableName = table;
        Add(Part.Other, new TransactWriteItem { Update = update });

        var mark = IncidentMember.MarkKey(incident.Id, Signal.Key);
        if (memory.State == SignalState.Alarm)
            Add(Part.Other, new Put { Item = mark.With("type", "fires") });
        else
            Delete(mark);
    }

    private void AddOutbox(bool isPage)
    {
        foreach (var entry in outbox.Where(e => e.Notification.Kind == NotificationKind.Page == isPage))
            Add(Part.Other, new Put { Item = OutboxItem.Write(entry) });
    }

    /// <summary>It stands there while it fires.</summary>
    private void AddSource(FiringSource source)
    {
        if (decision.Memory!.State == SignalState.Alarm)
            Add(Part.Other, new Put { Item = FiringItem.Write(source) });
        else
            Delete(FiringItem.Key(source));
    }

    private void Delete(Item key) =>
        Add(
            Part.Other,
            new TransactWriteItem
            {
                Delete = new Delete { TableName = table, Key = key },
            }
        );

    private void Add(Part part, Put put)
    {
        put.TableName = table;
        Add(part, new TransactWriteItem { Put = put });
    }

    private void Add(Part part, TransactWriteItem write)
    {
        if (Watchdog.Is(Signal) && write.Put is { } put)
            put.Item["expiresAt"] = Item.Expiry(now + Watchdog.KeptFor);
        if (_writes.Add(write))
            _parts.Add(part);
    }
}
