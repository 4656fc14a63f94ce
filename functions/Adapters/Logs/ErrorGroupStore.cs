using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Batches;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Core.Logs.Traces;
using RoleFerry.Core.Metrics.Counters;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Logs;

/// <summary>Error groups, counters and kept traces in the table. Reads that decisions rest on are consistent.</summary>
public sealed class ErrorGroupStore(TableCalls calls)
{
    /// <summary>
    /// Keys of one read. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
    /// </summary>
    private const int MaxKeys = 100;

    private const int ListPage = 50;

    /// <summary>Reads what a batch is decided on.</summary>
    internal async Task<LoadedLogs> LoadAsync(
        LogBatch batch,
        IReadOnlyList<BatchSlice> slices,
        LogRules rules,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        var services = batch.Read.Select(g => g.Service).Distinct(StringComparer.Ordinal).ToArray();
        var standIns = StandIns(batch, services).ToArray();
        var layoutsKey = NewLayouts.Key(batch.Head?.LogGroup ?? "", now);
        var raisedHour = CounterKeys.HourOf(HourCount.HourOf(batch.Newest ?? DateTimeOffset.UnixEpoch));
        var keys = new List<Dictionary<string, AttributeValue>>();
        keys.AddRange(slices.Select(s => new Item(LogKeys.Slice(batch.Id, s.Number), "SEEN")));
        keys.AddRange(standIns.Select(s => new Item(LogKeys.Group(s), TableKeys.State)));
        keys.AddRange(services.Select(s => RaisedKey(s, raisedHour)));
        foreach (var group in batch.Groups)
        {
            keys.Add(new Item(LogKeys.Group(group.Fingerprint), TableKeys.State));
            keys.Add(new Item(LogKeys.Group(group.Fingerprint), CounterKeys.HourOf(NewestHour(group))));
        }

        if (batch.Unread.Count > 0)
            keys.Add(layoutsKey);
        int shard = CounterKeys.Shard(batch.Id);
        var different = batch
            .Metrics.Where(m => m.Samples.Count > 0)
            .ToDictionary(m => m, m => CounterItem.DifferentKey(m, shard));
        keys.AddRange(different.Values);

        var items = await ReadAsync(keys, deadline);
        var followed = await FollowedAsync(batch, items, now, deadline);
        var written = slices
            .Where(s => items.ContainsKey((LogKeys.Slice(batch.Id, s.Number), "SEEN")))
            .Select(s => s.Number)
            .ToHashSet();
        var known = new Dictionary<ErrorFingerprint, KnownGroup>();
        foreach (var standIn in standIns)
        {
            var item = items.GetValueOrDefault((LogKeys.Group(standIn), TableKeys.State));
            if (calls.ReadableOrNull(item, ErrorGroupItem.Read) is { } group)
                known[standIn] = new KnownGroup(group, 0, []);
        }

        await Task.WhenAll(
            batch
                .Groups.GroupBy(t => followed.GetValueOrDefault(t.Fingerprint)?.Group ?? t.Fingerprint)
                .Select(async tallies =>
                {
                    var item = items.GetValueOrDefault((LogKeys.Group(tallies.Key), TableKeys.State));
                    if (calls.ReadableOrNull(item, ErrorGroupItem.Read) is not { } group)
                        return;
                    var hour = tallies.Max(NewestHour);
                    var thisHour = items
                        .GetValueOrDefault((LogKeys.Group(tallies.Key), CounterKeys.HourOf(hour)))
                        ?.Long("total")
                        ?? 0;
                    var mayBeSpike =
                        group.AlarmSince is null
                        && tallies.All(t => t.Unread is null)
                        && thisHour + tallies.Sum(t => t.Count) >= rules.Signals.SpikeAtLeast;
                    var history = mayBeSpike ? await HistoryAsync(tallies.Key, group.FirstSeen, hour, deadline) : [];
                    lock (known)
                        known[tallies.Key] = new KnownGroup(group, thisHour, history);
                })
        );

        var raised = services.ToDictionary(
            s => s,
            s => items.GetValueOrDefault((RaisedKey(s, raisedHour)[TableKeys.Pk].S, raisedHour))?.Long("total") ?? 0,
            StringComparer.Ordinal
        );
        var samples = different.ToDictionary(
            d => d.Key,
            d =>
                items.GetValueOrDefault((d.Value[TableKeys.Pk].S, d.Value[TableKeys.Sk].S)) is { } item
                    ? CounterItem.ReadDifferent(item)
                    : DistinctSketch.Empty
        );
        var layouts = items.GetValueOrDefault((layoutsKey[TableKeys.Pk].S, layoutsKey[TableKeys.Sk].S));
        return new LoadedLogs(
            new KnownLogs(followed, known, raised, written.Contains(0), layouts?.Long("total") ?? 0),
            written,
            samples
        );
    }

    /// <summary>The groups that may count for others, unless they are among the batch's own.</summary>
    private static IEnumerable<ErrorFingerprint> StandIns(LogBatch batch, IEnumerable<string> services) =>
        services
            .Select(BatchDecider.FloodOf)
            .Concat(batch.Unread.Select(g => g.Unread!.Others.Fingerprint))
            .Except(batch.Groups.Select(g => g.Fingerprint));

    /// <summary>
    /// Of groups that are not stored, those whose errors an older group has, by what is kept of them or by the first
    /// version's rules. Adds what is read of the older groups to the items.
    /// </summary>
    private async Task<IReadOnlyDictionary<ErrorFingerprint, FollowedGroup>> FollowedAsync(
        LogBatch batch,
        Dictionary<(string Pk, string Sk), Dictionary<string, AttributeValue>> items,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        var unknown = batch
            .Read.Where(g => !items.ContainsKey((LogKeys.Group(g.Fingerprint), TableKeys.State)))
            .ToArray();
        if (unknown.Length == 0)
            return new Dictionary<ErrorFingerprint, FollowedGroup>();
        await AddAsync([
            .. unknown.Select(g => FollowedItem.Key(g.Fingerprint)),
            .. unknown.SelectMany(g => StateKeys(g.Earlier, NewestHour(g))),
        ]);
        var kept = unknown
            .Select(g => (Tally: g, Item: items.GetValueOrDefault((LogKeys.Group(g.Fingerprint), FollowedItem.Sk))))
            .Select(g => (g.Tally, Group: calls.ReadableOrNull(g.Item, item => FollowedItem.Read(item, now))))
            .ToArray();
        await AddAsync([
            .. kept.Where(g => g.Group is not null)
                .SelectMany(g => StateKeys(g.Group!.Group, NewestHour(g.Tally)))
                .Where(k => !items.ContainsKey((k[TableKeys.Pk].S, k[TableKeys.Sk].S))),
        ]);
        return kept.Select(g => (g.Tally, Group: g.Group ?? new FollowedGroup(g.Tally.Earlier, IsKept: false)))
            .Where(g => items.ContainsKey((LogKeys.Group(g.Group.Group), TableKeys.State)))
            .ToDictionary(g => g.Tally.Fingerprint, g => g.Group);

        async Task AddAsync(IEnumerable<Item> keys)
        {
            var wanted = keys.DistinctBy(k => (k[TableKeys.Pk].S, k[TableKeys.Sk].S));
            foreach (var (key, item) in await ReadAsync([.. wanted], deadline))
                items[key] = item;
        }
    }

    private static IEnumerable<Item> StateKeys(ErrorFingerprint group, DateTimeOffset hour) =>
        [new(LogKeys.Group(group), TableKeys.State), new(LogKeys.Group(group), CounterKeys.HourOf(hour))];

    /// <summary>The group in which errors of a fingerprint count: its own, or an older one that it follows.</summary>
    public async Task<ErrorFingerprint> GroupOfAsync(ErrorFingerprint fingerprint, Deadline deadline)
    {
        var answer = await calls.RunAsync(
            (client, ct) => client.GetItemAsync(new GetItemRequest(calls.Table, FollowedItem.Key(fingerprint)), ct),
            deadline
        );
        var item = answer.Item is { Count: > 0 } found ? found : null;
        var followed = calls.ReadableOrNull(item, i => FollowedItem.Read(i, DateTimeOffset.MinValue));
        return followed is null || await StateAsync(fingerprint, deadline) is not null ? fingerprint : followed.Group;
    }

    /// <summary>Writes a slice of a batch, all or nothing.</summary>
    /// <returns>
    /// <see cref="CommitResult.Duplicate"/> when a copy has written it; <see cref="CommitResult.Conflict"/> when a
    /// state has changed: load and decide again.
    /// </returns>
    /// <exception cref="StoreUnavailableException">
    /// No answer in time: it may or may not be written, and asking again is safe.
    /// </exception>
    internal async Task<CommitResult> CommitAsync(BatchTransaction transaction, Deadline deadline)
    {
        try
        {
            await calls.RunAsync((client, ct) => client.TransactWriteItemsAsync(transaction.Request, ct), deadline);
            return CommitResult.Committed;
        }
        catch (TransactionCanceledException e)
        {
            return transaction.Explain(e.CancellationReasons);
        }
    }

    /// <summary>What waits of a stream for the lines that belong to it, and whether a batch's are among it.</summary>
    /// <param name="head">The stream.</param>
    /// <param name="batchId">The batch.</param>
    /// <param name="deadline">When to stop.</param>
    internal async Task<(Dictionary<string, AttributeValue>? Item, bool IsTaken)> WaitingAsync(
        LogBatchHead head,
        string batchId,
        Deadline deadline
    )
    {
        var items = await ReadAsync([CutItem.Key(head), new Item(LogKeys.Slice(batchId, 0), "SEEN")], deadline);
        return (
            items.GetValueOrDefault((LogKeys.Cut(head), LogKeys.CutSk)),
            items.ContainsKey((LogKeys.Slice(batchId, 0), "SEEN"))
        );
    }

    /// <summary>What waits of a stream; null where nothing does.</summary>
    /// <param name="key">The item's partition key.</param>
    /// <param name="deadline">When to stop.</param>
    internal async Task<Dictionary<string, AttributeValue>?> WaitingAsync(string key, Deadline deadline) =>
        (await ReadAsync([new Item(key, LogKeys.CutSk)], deadline)).GetValueOrDefault((key, LogKeys.CutSk));

    /// <summary>The same as it was written; null where nobody understands it, which is noted.</summary>
    internal WaitingCuts? Waiting(Dictionary<string, AttributeValue>? item) => calls.ReadableOrNull(item, CutItem.Read);

    /// <summary>Streams of which something has waited long enough, by the partition keys of their items.</summary>
    internal async Task<IReadOnlyList<string>> DueCutsAsync(DateTimeOffset now, int limit, Deadline deadline)
    {
        var found = await DueIndex.ReadAsync(calls, LogKeys.CutShard, now, limit, deadline);
        return [.. found.Select(i => i.Text(TableKeys.Pk))];
    }

    /// <summary>Groups of errors that were read, by when they were seen last, the newest first.</summary>
    /// <param name="limit">How many at most.</param>
    public Task<IReadOnlyList<StoredGroup>> ListAsync(int limit, Deadline deadline) =>
        ListAsync(isUnread: false, limit, deadline);

    /// <summary>Groups of unread errors, by when they were seen last, the newest first.</summary>
    /// <param name="limit">How many at most.</param>
    public Task<IReadOnlyList<StoredGroup>> ListUnreadAsync(int limit, Deadline deadline) =>
        ListAsync(isUnread: true, limit, deadline);

    private async Task<IReadOnlyList<StoredGroup>> ListAsync(bool isUnread, int limit, Deadline deadline)
    {
        var shards = await Task.WhenAll(
            Enumerable
                .Range(0, TableKeys.Shards)
                .Select(n =>
                    calls.RunAsync(
                        (client, ct) =>
                            client.QueryAsync(
                                new QueryRequest
                                {
                                    TableName = calls.Table,
                                    IndexName = TableKeys.OpenIndex,
                                    KeyConditionExpression = "openStatus = :shard",
                                    ExpressionAttributeValues = new()
                                    {
                                        [":shard"] = Item.Text(LogKeys.ListShard(n, isUnread)),
                                    },
                                    ScanIndexForward = false,
                                    Limit = Math.Max(limit, ListPage),
                                },
                                ct
                            ),
                        deadline
                    )
                )
        );
        return
        [
            .. calls
                .Readable(shards.SelectMany(s => s.Items ?? []), ErrorGroupItem.ReadStored)
                .OrderByDescending(g => g.Group.LastSeen)
                .Take(limit),
        ];
    }

    /// <summary>One group; null where there is none.</summary>
    public async Task<StoredGroup?> FindAsync(ErrorFingerprint fingerprint, Deadline deadline) =>
        calls.ReadableOrNull(await StateAsync(fingerprint, deadline), ErrorGroupItem.ReadStored);

    /// <summary>The counts of a group's hours in which it was seen, the oldest first.</summary>
    public async Task<IReadOnlyList<HourCount>> HoursAsync(
        ErrorFingerprint fingerprint,
        DateTimeOffset from,
        DateTimeOffset to,
        Deadline deadline
    )
    {
        var items = await QueryAsync(
            LogKeys.Group(fingerprint),
            CounterKeys.HourOf(from),
            CounterKeys.HourOf(to),
            deadline
        );
        return [.. items.Select(i => new HourCount(HourOf(i[TableKeys.Sk].S), i.Long("total")))];
    }

    /// <summary>What is kept of a trace.</summary>
    public async Task<IReadOnlyList<Span>> TraceAsync(string traceId, Deadline deadline)
    {
        var items = await QueryAsync(LogKeys.Trace(traceId), LogKeys.Spans, LogKeys.Spans + "~", deadline);
        return [.. calls.Readable(items, i => SpanItem.Read(traceId, i)).SelectMany(spans => spans)];
    }

    /// <summary>
    /// The errors behind alarms, with the requests that they broke: what an incident has to show of them.
    /// </summary>
    /// <param name="alarms">
    /// An incident's alarms, in their order; those that no error group raised are passed over.
    /// </param>
    public async Task<IReadOnlyList<ErrorEvidence>> BehindAsync(IEnumerable<SignalKey> alarms, Deadline deadline)
    {
        var found = await Task.WhenAll(
            alarms.Select(async alarm =>
                GroupSignal.TryReadKey(alarm, out var fingerprint) ? await EvidenceAsync(fingerprint, deadline) : null
            )
        );
        return [.. found.OfType<ErrorEvidence>()];
    }

    /// <summary>One group and the request that its sample is from; null where there is no such group.</summary>
    public async Task<ErrorEvidence?> EvidenceAsync(ErrorFingerprint fingerprint, Deadline deadline)
    {
        if (await FindAsync(fingerprint, deadline) is not { } group)
            return null;
        return new ErrorEvidence(group, group.TraceId.Length == 0 ? [] : await TraceAsync(group.TraceId, deadline));
    }

    /// <summary>Groups whose alarm may have been quiet long enough to end.</summary>
    public async Task<IReadOnlyList<ErrorFingerprint>> DueToEndAsync(DateTimeOffset now, int limit, Deadline deadline)
    {
        var found = await DueIndex.ReadAsync(calls, LogKeys.QuietShard, now, limit, deadline);
        return
        [
            .. found
                .Select(i => ErrorFingerprint.TryParse(i.Text(TableKeys.Pk)["ERR#".Length..], out var f) ? f : default)
                .Where(f => f != default),
        ];
    }

    /// <summary>
    /// Ends a group's alarm if it has been quiet, and puts the signal that says so where it will be published.
    /// </summary>
    /// <returns>The signal; null when there is nothing to end, or not any more.</returns>
    public Task<Signal?> EndAlarmAsync(
        ErrorFingerprint fingerprint,
        TimeSpan quiet,
        DateTimeOffset now,
        Deadline deadline
    ) => ChangeAsync(fingerprint, group => group.IsQuiet(now, quiet) ? group.Quiet() : null, quiet, now, deadline);

    /// <summary>A person's word on a group. An alarm that is open ends with it.</summary>
    /// <param name="status">
    /// <see cref="GroupStatus.Resolved"/>, <see cref="GroupStatus.Muted"/>, or <see cref="GroupStatus.Ongoing"/> to
    /// take the word back.
    /// </param>
    /// <returns>The signal of the alarm's end; null when none was open.</returns>
    public Task<Signal?> SetStatusAsync(
        ErrorFingerprint fingerprint,
        GroupStatus status,
        TimeSpan quiet,
        DateTimeOffset now,
        Deadline deadline
    ) =>
        ChangeAsync(
            fingerprint,
            group =>
                group with
                {
                    Status = status,
                    AlarmSince = null,
                    ResolvedAt = status == GroupStatus.Resolved ? now : null,
                },
            quiet,
            now,
            deadline
        );

    private async Task<Signal?> ChangeAsync(
        ErrorFingerprint fingerprint,
        Func<ErrorGroup, ErrorGroup?> change,
        TimeSpan quiet,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        while (await StateAsync(fingerprint, deadline) is { } item)
        {
            if (calls.ReadableOrNull(item, ErrorGroupItem.Read) is not { } before)
                return null;
            if (change(before) is not { } after)
            {
                await PostponeAsync(item, before, quiet, deadline);
                return null;
            }

            var signal =
                before.AlarmSince is not null && after.AlarmSince is null
                    ? GroupSignal.Ok(
                        fingerprint,
                        item.Text("signalName"),
                        item.Text("severity"),
                        item.Text("service"),
                        before,
                        now
                    )
                    : null;
            var request = new TransactWriteItemsRequest
            {
                TransactItems =
                [
                    Write(ErrorGroupItem.WriteState(item, before, after, quiet, LogKeys.QuietShard(fingerprint))),
                ],
            };
            if (signal is not null)
                request.TransactItems.Add(
                    new TransactWriteItem
                    {
                        Put = new Put { TableName = calls.Table, Item = SignalItem.Write(signal, now) },
                    }
                );
            if (await TryWriteAsync(request, deadline))
                return signal;
        }

        return null;
    }

    /// <summary>A group that is still seen is due again when it could be quiet at the earliest.</summary>
    private async Task PostponeAsync(
        Dictionary<string, AttributeValue> item,
        ErrorGroup group,
        TimeSpan quiet,
        Deadline deadline
    )
    {
        if (group.QuietAt(quiet) is { } due && item.Moment("dueAt") < due)
        {
            await TryWriteAsync(
                new TransactWriteItemsRequest
                {
                    TransactItems =
                    [
                        Write(ErrorGroupItem.WriteState(item, group, group, quiet, item.Text("dueShard"))),
                    ],
                },
                deadline
            );
        }
    }

    private TransactWriteItem Write(Update update)
    {
        update.TableName = calls.Table;
        return new TransactWriteItem { Update = update };
    }

    private async Task<bool> TryWriteAsync(TransactWriteItemsRequest request, Deadline deadline)
    {
        try
        {
            await calls.RunAsync((client, ct) => client.TransactWriteItemsAsync(request, ct), deadline);
            return true;
        }
        catch (TransactionCanceledException)
        {
            return false;
        }
    }

    private async Task<Dictionary<string, AttributeValue>?> StateAsync(ErrorFingerprint fingerprint, Deadline deadline)
    {
        var answer = await calls.RunAsync(
            (client, ct) =>
                client.GetItemAsync(
                    new GetItemRequest(calls.Table, new Item(LogKeys.Group(fingerprint), TableKeys.State))
                    {
                        ConsistentRead = true,
                    },
                    ct
                ),
            deadline
        );
        return answer.Item is { Count: > 0 } item ? item : null;
    }

    private async Task<IReadOnlyList<long>> HistoryAsync(
        ErrorFingerprint fingerprint,
        DateTimeOffset firstSeen,
        DateTimeOffset hour,
        Deadline deadline
    )
    {
        var from = hour.AddHours(-SpikeTest.Hours);
        var since = HourCount.HourOf(firstSeen);
        if (since > from)
            from = since;
        if (from >= hour)
            return [];
        var hours = await HoursAsync(fingerprint, from, hour.AddHours(-1), deadline);
        var history = new long[(int)(hour - from).TotalHours];
        foreach (var count in hours)
            history[(int)(count.Hour - from).TotalHours] = count.Count;
        return history;
    }

    private async Task<Dictionary<(string Pk, string Sk), Dictionary<string, AttributeValue>>> ReadAsync(
        List<Dictionary<string, AttributeValue>> keys,
        Deadline deadline
    )
    {
        var pages = await Task.WhenAll(keys.Chunk(MaxKeys).Select(chunk => ReadAllAsync([.. chunk], deadline)));
        return pages.SelectMany(p => p).ToDictionary(i => (i[TableKeys.Pk].S, i[TableKeys.Sk].S));
    }

    private async Task<List<Dictionary<string, AttributeValue>>> ReadAllAsync(
        List<Dictionary<string, AttributeValue>> keys,
        Deadline deadline
    )
    {
        var found = new List<Dictionary<string, AttributeValue>>();
        while (keys.Count > 0)
        {
            var left = keys;
            keys = await calls.RunAsync(
                async (client, ct) =>
                {
                    var answer = await client.BatchGetItemAsync(
                        new BatchGetItemRequest
                        {
                            RequestItems = new()
                            {
                                [calls.Table] = new KeysAndAttributes { Keys = left, ConsistentRead = true },
                            },
                        },
                        ct
                    );
                    var read = answer.Responses?.GetValueOrDefault(calls.Table) ?? [];
                    var unread = answer.UnprocessedKeys?.GetValueOrDefault(calls.Table)?.Keys ?? [];
                    if (read.Count == 0 && unread.Count > 0)
                        throw new UnprocessedKeysException();
                    found.AddRange(read);
                    return unread;
                },
                deadline
            );
        }

        return found;
    }

    private Task<List<Dictionary<string, AttributeValue>>> QueryAsync(
        string pk,
        string from,
        string to,
        Deadline deadline
    ) =>
        calls.QueryAsync(
            new QueryRequest
            {
                KeyConditionExpression = "PK = :pk AND SK BETWEEN :from AND :to",
                ExpressionAttributeValues = new()
                {
                    [":pk"] = Item.Text(pk),
                    [":from"] = Item.Text(from),
                    [":to"] = Item.Text(to),
                },
                ConsistentRead = true,
            },
            deadline
        );

    private static DateTimeOffset NewestHour(GroupTally tally) => tally.Hours.Max(h => h.Hour);

    private static DateTimeOffset HourOf(string sk) =>
        DateTimeOffset.ParseExact(
            sk[CounterKeys.Hour.Length..],
            "yyyyMMdd'T'HH",
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal
        );

    private static Item RaisedKey(string service, string hour) =>
        new(CounterKeys.Counter(BatchTransaction.RaisedMetric(service), 0), hour);
}
