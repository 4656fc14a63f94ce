using System.Collections.Immutable;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.Escalation;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Adapters.Incidents;

/// <summary>
/// Incidents in the table. Reads are consistent; a decision is written in one transaction that is refused when what it
/// was decided on has changed.
/// </summary>
public sealed class IncidentStore(TableCalls calls)
{
    private readonly QuarantineStore _quarantine = new(calls);
    private readonly FiringSources _sources = new(calls);

    /// <summary>
    /// How long a handled transition is known as handled: the longest that a copy can be late. EventBridge and SNS
    /// try for a day, Lambda's own queue holds an event for up to 6 hours more.
    /// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
    /// </summary>
    private static readonly TimeSpan SeenFor = TimeSpan.FromHours(24 + 6);

    /// <summary>How long a recovered alarm is remembered. A firing one is remembered until it recovers.</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromDays(30);

    private const int AtOnce = 8;

    /// <summary>Index partitions of what the clock has to look at.</summary>
    private static readonly ImmutableArray<string> DueShards =
    [
        IncidentMember.DueShard,
        .. Enumerable.Range(0, TableKeys.Shards).Select(TableKeys.ClockShard),
    ];

    /// <summary>
    /// Reads what matters to a signal: one call where no incident is concerned, two where one is.
    /// </summary>
    /// <param name="triaged">The signal.</param>
    /// <param name="sourceKeys">Where alarms stand that may hold it back; read side by side with the rest.</param>
    public async Task<LoadedState> LoadAsync(Triaged triaged, ImmutableArray<string> sourceKeys, Deadline deadline)
    {
        var sources = SourcesAsync(sourceKeys, deadline);
        var loaded = await LoadOwnAsync(triaged, deadline);
        return loaded with { Known = loaded.Known with { Sources = await sources } };
    }

    private async Task<LoadedState> LoadOwnAsync(Triaged triaged, Deadline deadline)
    {
        var signal = triaged.Signal;
        var seenKey = Key(TableKeys.Seen(signal.DedupId), "SEEN");
        var alarmKey = Key(TableKeys.Alarm(signal.Key), "LAST");
        var openKey = Key(TableKeys.Open(triaged.Key), "OPEN");
        var first = await calls.ReadAsync([seenKey, alarmKey, openKey], deadline);

        var last = Find(first, alarmKey);
        var memory = calls.ReadableOrNull(last, ReadMemory);
        if (memory is null && last is not null)
            await _quarantine.TakeAsync(last, calls.Now, deadline);
        var openId = Find(first, openKey) is { } pointer ? PointedAt(pointer) : null;
        var seen = Find(first, seenKey) is not null;
        if (memory?.IncidentId is null && openId is null)
            return new LoadedState(new KnownState { Memory = memory }, seen);

        return new LoadedState(
            triaged.State == SignalState.Alarm
                ? await ForAlarmAsync(memory, openId, deadline)
                : await ForRecoveryAsync(triaged, memory, deadline),
            seen
        );
    }

    /// <summary>
    /// One incident as it stands, and where its messages stand by channel name; null where there is none.
    /// </summary>
    public async Task<IncidentView?> FindAsync(string incidentId, Deadline deadline)
    {
        var items = await calls.QueryAsync(Query(incidentId, TableKeys.Posted, TableKeys.State), deadline);
        return IncidentView.Read(calls, items);
    }

    /// <summary>
    /// As <see cref="FindAsync"/>, without the alarms that are over and told of: of thousands they cost reading, but no
    /// transfer.
    /// </summary>
    private async Task<IncidentView?> FindUnsettledAsync(string incidentId, Deadline deadline)
    {
        var query = Query(incidentId, TableKeys.Posted, TableKeys.State);
        query.FilterExpression = "attribute_not_exists(#state) OR #state <> :ok OR attribute_exists(untoldSince)";
        query.ExpressionAttributeNames = new() { ["#state"] = "state" };
        query.ExpressionAttributeValues.Add(":ok", Item.Text(nameof(SignalState.Ok)));
        return IncidentView.Read(calls, await calls.QueryAsync(query, deadline));
    }

    /// <summary>What happened to an incident, the oldest first.</summary>
    public async Task<ImmutableArray<IncidentEvent>> TimelineAsync(string incidentId, Deadline deadline) =>
        [
            .. calls.Readable(
                await calls.QueryAsync(Query(incidentId, TableKeys.Event, TableKeys.Event + "~"), deadline),
                TimelineItem.Read
            ),
        ];

    /// <summary>The incident that an alarm belongs to, or did when it last fired; null where there is none.</summary>
    public async Task<string?> OfAlarmAsync(SignalKey alarm, Deadline deadline)
    {
        var items = await calls.ReadAsync([Key(TableKeys.Alarm(alarm), "LAST")], deadline);
        return calls.ReadableOrNull(items.FirstOrDefault(), ReadMemory)?.IncidentId;
    }

    /// <summary>
    /// Ids of the incidents that the clock has to look at, the longest due first. Read from an index that may be a
    /// moment old.
    /// </summary>
    public async Task<IReadOnlyList<string>> DueAsync(DateTimeOffset now, int limit, Deadline deadline)
    {
        var keys = await DueIndex.ReadAsync(calls, DueShards, now, limit, deadline);
        return
        [
            .. keys.OrderBy(k => k.Text("dueShard") == IncidentMember.DueShard)
                .ThenBy(k => k.Moment("dueAt"))
                .Select(k => k.Text(TableKeys.Pk)[TableKeys.Incident("").Length..])
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Has the clock look at an incident at once, where it is open.</summary>
    /// <returns>Whether it is.</returns>
    public Task<bool> WakeAsync(string incidentId, DateTimeOffset now, Deadline deadline) =>
        calls.TryUpdateAsync(
            new UpdateText()
                .Set("dueAt", Item.Moment(now))
                .Set("dueShard", Item.Text(TableKeys.ClockShard(incidentId)))
                .Require("openStatus", Item.Text(IncidentItem.OpenPartition))
                .Build(Key(TableKeys.Incident(incidentId), TableKeys.State)),
            deadline
        );

    /// <summary>
    /// Writes when the clock looks at an incident again, unless it has changed since it was read, or was woken: then
    /// it is looked at once more.
    /// </summary>
    /// <exception cref="StoreUnavailableException">
    /// No answer in time: it is looked at once more.
    /// </exception>
    public async Task SetClockAsync(Incident incident, ClockReading reading, Deadline deadline)
    {
        var text = new UpdateText()
            .Require("version", Item.Number(incident.Version))
            .Require("dueAt", incident.LookAt is { } read ? Item.Moment(read) : null);
        foreach (
            var (name, moment) in new[]
            {
                ("dueAt", reading.Next),
                ("acknowledgeBy", reading.AcknowledgeBy),
                ("resolveBy", reading.ResolveBy),
            }
        )
            _ = moment is { } at ? text.Set(name, Item.Moment(at)) : text.Remove(name);
        _ = reading.Next is null
            ? text.Remove("dueShard")
            : text.Set("dueShard", Item.Text(TableKeys.ClockShard(incident.Id)));
        await calls.TryUpdateAsync(text.Build(Key(TableKeys.Incident(incident.Id), TableKeys.State)), deadline);
    }

    /// <summary>
    /// Notes that people were told of alarms that had joined, where they were more than fit into the transaction.
    /// </summary>
    /// <exception cref="StoreUnavailableException">
    /// No answer in time: some of them may be told once more.
    /// </exception>
    public Task ToldAsync(string incidentId, ImmutableArray<JoinedAlarm> joined, Deadline deadline) =>
        UpdateAsync(
            [
                .. joined
                    .Skip(TransactionRoom.JoinedAlarms)
                    .Select(a => IncidentMember.Told(calls.Table, incidentId, a.Key)),
            ],
            deadline
        );

    /// <summary>
    /// Notes that the clock has looked at an incident because of alarms that joined: from now on its own next look
    /// counts.
    /// </summary>
    /// <exception cref="StoreUnavailableException">
    /// No answer in time: it looks once more.
    /// </exception>
    public Task LookedAsync(KnownIncident known, Deadline deadline) =>
        UpdateAsync(
            [
                .. known
                    .Joined.Where(a => a.LookAt is not null)
                    .Select(a =>
                        new UpdateText()
                            .Remove("dueShard")
                            .Remove("dueAt")
                            .Build(IncidentMember.ItemKey(known.Incident.Id, a.Key))
                    ),
            ],
            deadline
        );

    /// <summary>Reads what matters to a command; null where there is no such incident.</summary>
    public async Task<KnownIncident?> LoadAsync(IncidentCommand command, Deadline deadline)
    {
        var known = await LoadAsync(command.IncidentId, deadline);
        if (known is null || command.Action is not IncidentAction.Reopen)
            return known;
        var (open, stale) = await PointedAtAsync(known.Incident, deadline);
        return known with { OtherOpen = open, Stale = stale };
    }

    /// <summary>
    /// Reads an incident with its alarms that fire or were not told of yet, and where it was told; null where there
    /// is none.
    /// </summary>
    public async Task<KnownIncident?> LoadAsync(string incidentId, Deadline deadline) =>
        await FindUnsettledAsync(incidentId, deadline) is not { } view
            ? null
            : new KnownIncident
            {
                Incident = view.Incident,
                Firing =
                [
                    .. view
                        .Members.Where(m => m.State == SignalState.Alarm)
                        .Select(m => new FiringAlarm(m.Key, m.Name, m.At)),
                ],
                Joined = view.Joined,
                Told = [.. view.Posted.Keys],
            };

    /// <summary>Writes a command's decision: its mark, state, timeline and outbox, all or nothing.</summary>
    /// <param name="decision">
    /// What was decided on what <see cref="LoadAsync(IncidentCommand, Deadline)"/> answered.
    /// </param>
    /// <param name="markId">Names what is done: it is done once.</param>
    /// <param name="outbox">The decision's notifications as they go into the outbox.</param>
    /// <param name="now">The clock, UTC.</param>
    /// <exception cref="StoreUnavailableException">
    /// No answer in time: it may or may not be written, and asking again is safe.
    /// </exception>
    public async Task<CommitResult> CommitAsync(
        CommandDecision decision,
        string markId,
        IReadOnlyList<OutboxEntry> outbox,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        var transaction = new CommandTransaction(calls.Table, decision, outbox, now);
        transaction.Build(markId, SeenFor);
        return await WriteAsync(transaction.Request, transaction.Rest, transaction.Explain, deadline);
    }

    /// <summary>
    /// Incidents that are open, those opened last first. Read from an index that may be a moment old.
    /// </summary>
    public async Task<IReadOnlyList<Incident>> OpenAsync(int limit, Deadline deadline)
    {
        var page = await calls.RunAsync(
            (client, ct) =>
                client.QueryAsync(
                    new QueryRequest
                    {
                        TableName = calls.Table,
                        IndexName = TableKeys.OpenIndex,
                        KeyConditionExpression = "openStatus = :open",
                        ExpressionAttributeValues = new() { [":open"] = Item.Text(IncidentItem.OpenPartition) },
                        ScanIndexForward = false,
                        Limit = limit,
                    },
                    ct
                ),
            deadline
        );
        var found = await Task.WhenAll(
            (page.Items ?? []).Select(key => FindAsync(key.Text(TableKeys.Pk)["INC#".Length..], deadline))
        );
        return [.. found.OfType<IncidentView>().Select(v => v.Incident).Where(i => i.IsOpen)];
    }

    /// <summary>Alarms that fire and stand under these keys.</summary>
    public Task<ImmutableArray<FiringSource>> SourcesAsync(ImmutableArray<string> keys, Deadline deadline) =>
        _sources.ReadAsync(keys, deadline);

    /// <summary>Writes a decision: state, timeline, outbox and the signal's own marks, all or nothing.</summary>
    /// <param name="decision">
    /// What was decided on what
    /// <see cref="LoadAsync(Triaged, ImmutableArray{string}, Deadline)"/> answered.
    /// </param>
    /// <param name="outbox">The decision's notifications as they go into the outbox.</param>
    /// <param name="markSeen">
    /// False when the transition has been marked as handled already and only its outcome was left to settle.
    /// </param>
    /// <param name="now">The clock, UTC.</param>
    /// <exception cref="StoreUnavailableException">
    /// No answer in time: it may or may not be written, and asking again is safe.
    /// </exception>
    public async Task<CommitResult> CommitAsync(
        Decision decision,
        IReadOnlyList<OutboxEntry> outbox,
        bool markSeen,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        var transaction = new CommitTransaction(calls.Table, decision, outbox, now);
        transaction.Build(markSeen, SeenFor, RememberedFor);
        return await WriteAsync(
            transaction.Request,
            transaction.Rest,
            reasons => transaction.Explain(reasons, item => calls.ReadableOrNull(item, IncidentItem.Read)),
            deadline
        );
    }

    private async Task<CommitResult> WriteAsync(
        TransactWriteItemsRequest request,
        IReadOnlyList<TransactWriteItem> rest,
        Func<List<CancellationReason>, CommitResult> explain,
        Deadline deadline
    )
    {
        var result = await TryAsync(request, explain, deadline);
        if (result != CommitResult.Committed)
            return result;
        foreach (var some in rest.Chunk(TransactionRoom.MostWrites))
        {
            var more = new TransactWriteItemsRequest { TransactItems = [.. some] };
            await calls.RunAsync((client, ct) => client.TransactWriteItemsAsync(more, ct), deadline);
        }

        return result;
    }

    private async Task<CommitResult> TryAsync(
        TransactWriteItemsRequest request,
        Func<List<CancellationReason>, CommitResult> explain,
        Deadline deadline
    )
    {
        while (true)
        {
            try
            {
                await calls.RunAsync((client, ct) => client.TransactWriteItemsAsync(request, ct), deadline);
                return CommitResult.Committed;
            }
            catch (TransactionCanceledException e)
            {
                if (!StateWrites.LeavePointer(request.TransactItems, e.CancellationReasons))
                    return explain(e.CancellationReasons);
            }
        }
    }

    private Task UpdateAsync(IReadOnlyList<Update> updates, Deadline deadline) =>
        SideBySide.ForEachAsync(
            updates,
            AtOnce,
            async update => await calls.TryUpdateAsync(update, deadline),
            deadline.Cancellation
        );

    /// <summary>Which other incident is open for the same key, or is noted as open and is not.</summary>
    private async Task<(string? Open, StalePointer? Stale)> PointedAtAsync(Incident incident, Deadline deadline)
    {
        var pointer = await calls.ReadAsync([Key(TableKeys.Open(incident.Key), "OPEN")], deadline);
        if (pointer is not [var item] || PointedAt(item) is var id && id == incident.Id)
            return (null, null);
        var states = await calls.ReadAsync([Key(TableKeys.Incident(id), TableKeys.State)], deadline);
        return StaleOf(id, states, calls.Readable(states, IncidentItem.Read)) is { } stale ? (null, stale) : (id, null);
    }

    /// <summary>The id in a pointer; empty where it cannot be read, which names no incident.</summary>
    private static string PointedAt(Dictionary<string, AttributeValue> pointer) =>
        pointer.GetValueOrDefault("incidentId")?.S ?? "";

    /// <summary>What is wrong with a pointer; null where the incident that it names is open.</summary>
    private static StalePointer? StaleOf(
        string id,
        List<Dictionary<string, AttributeValue>> states,
        List<Incident> incidents
    ) =>
        incidents.Find(i => i.Id == id) is { } incident
            ? incident.IsOpen
                ? null
                : new StalePointer(id, StalePointerState.Over)
            : new StalePointer(
                id,
                states.Exists(s => s[TableKeys.Pk].S == TableKeys.Incident(id))
                    ? StalePointerState.Unreadable
                    : StalePointerState.Missing
            );

    private async Task<KnownState> ForAlarmAsync(SignalMemory? memory, string? openId, Deadline deadline)
    {
        var ids = new[] { memory?.IncidentId, openId }.OfType<string>().Distinct().ToArray();
        var items = await calls.ReadAsync(
            [.. ids.Select(id => Key(TableKeys.Incident(id), TableKeys.State))],
            deadline
        );
        var incidents = calls.Readable(items, IncidentItem.Read);
        return new KnownState
        {
            Memory = memory,
            Mine = incidents.Find(i => i.Id == memory?.IncidentId),
            Open = incidents.Find(i => i.Id == openId && i.IsOpen),
            Stale = openId is null ? null : StaleOf(openId, items, incidents),
        };
    }

    private async Task<KnownState> ForRecoveryAsync(Triaged triaged, SignalMemory? memory, Deadline deadline)
    {
        var known = new KnownState { Memory = memory };
        if (memory?.IncidentId is not { } id)
            return known;
        var alarm = triaged.Signal.Key;
        if (!triaged.Routing.IsByAlarm && await FindWithOthersAsync(id, alarm, deadline) is { } incident)
            return known with { Mine = incident, OthersFiring = true };
        if (await FindUnsettledAsync(id, deadline) is not { } view)
            return known;

        return known with
        {
            Mine = view.Incident,
            Joined = view.Joined,
            OthersFiring = view.Members.Any(m => m.State == SignalState.Alarm && m.Key != alarm),
            Told = [.. view.Posted.Keys],
        };
    }

    /// <summary>
    /// The incident, where another of its alarms fires, as that alarm itself says; its mark says only which to ask. So
    /// marks that older code did not write or left behind mislead nobody.
    /// </summary>
    /// <returns>Null where no mark leads to one: then the members have to be read.</returns>
    private async Task<Incident?> FindWithOthersAsync(string incidentId, SignalKey alarm, Deadline deadline)
    {
        var page = await calls.RunAsync(
            (client, ct) =>
                client.QueryAsync(
                    new QueryRequest
                    {
                        TableName = calls.Table,
                        KeyConditionExpression = "PK = :pk AND begins_with(SK, :fires)",
                        ExpressionAttributeValues = new()
                        {
                            [":pk"] = Item.Text(TableKeys.Incident(incidentId)),
                            [":fires"] = Item.Text(TableKeys.Fires),
                        },
                        ConsistentRead = true,
                        // This alarm's own and another one.
                        Limit = 2,
                    },
                    ct
                ),
            deadline
        );
        var own = TableKeys.FiringMember(alarm);
        if (page.Items?.Find(mark => mark[TableKeys.Sk].S != own) is not { } other)
            return null;
        var member = Key(TableKeys.Incident(incidentId), TableKeys.MemberOf(other[TableKeys.Sk].S));
        var state = Key(TableKeys.Incident(incidentId), TableKeys.State);
        var items = await calls.ReadAsync([member, state], deadline);
        return calls.ReadableOrNull(Find(items, member), IncidentMember.Read) is { State: SignalState.Alarm }
            ? calls.ReadableOrNull(Find(items, state), IncidentItem.Read)
            : null;
    }

    private static QueryRequest Query(string incidentId, string from, string to) =>
        new()
        {
            KeyConditionExpression = "PK = :pk AND SK BETWEEN :from AND :to",
            ExpressionAttributeValues = new()
            {
                [":pk"] = Item.Text(TableKeys.Incident(incidentId)),
                [":from"] = Item.Text(from),
                [":to"] = Item.Text(to),
            },
            ConsistentRead = true,
        };

    internal static SignalMemory ReadMemory(Dictionary<string, AttributeValue> item) =>
        new(item.Enum<SignalState>("state"), item.Moment("at"), item.TextOrNull("incidentId"));

    private static Item Key(string pk, string sk) => new(pk, sk);

    private static Dictionary<string, AttributeValue>? Find(List<Dictionary<string, AttributeValue>> items, Item key) =>
        items.Find(i => i[TableKeys.Pk].S == key[TableKeys.Pk].S && i[TableKeys.Sk].S == key[TableKeys.Sk].S);
}
