using System.Collections.Immutable;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.History;
using RoleFerry.Core.Incidents.PostMortems;

namespace RoleFerry.Adapters.Incidents;

/// <summary>
/// Incidents as people look back on them. Lists are queries of an index that may be a moment old; nothing scans but
/// <see cref="AdoptAsync"/>. What has expired is deleted item by item within days, and is gone from here at once.
/// </summary>
public sealed class IncidentHistory(TableCalls calls)
{
    private const int AtOnce = 8;

    /// <summary>The incidents that are open, the newest first.</summary>
    public async Task<IReadOnlyList<Incident>> OpenAsync(Deadline deadline) =>
        Newest(
            await ListAsync(IncidentItem.OpenPartition, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, deadline)
        );

    /// <summary>
    /// The incidents that a filter means, open or over, the newest first. Costs a query for each month of its time.
    /// </summary>
    public async Task<IReadOnlyList<Incident>> ListAsync(IncidentFilter filter, Deadline deadline)
    {
        var partitions =
            filter.Status is IncidentStatus.Resolved ? [] : new List<string> { IncidentItem.OpenPartition };
        if (filter.Status is null or IncidentStatus.Resolved)
            partitions.AddRange(Months(filter.From, filter.To).Select(IncidentItem.EndedPartition));
        var lists = await Task.WhenAll(partitions.Select(p => ListAsync(p, filter.From, filter.To, deadline)));
        return Newest(lists.SelectMany(l => l).Where(filter.Takes));
    }

    /// <summary>All that is kept of one incident; null where there is none.</summary>
    public async Task<IncidentRecord?> FindAsync(string incidentId, Deadline deadline)
    {
        var items = await calls.QueryAsync(
            new QueryRequest
            {
                KeyConditionExpression = "PK = :pk",
                ExpressionAttributeValues = new() { [":pk"] = Item.Text(TableKeys.Incident(incidentId)) },
                ConsistentRead = true,
            },
            deadline
        );
        if (
            calls.ReadableOrNull(
                items.Find(i => i[TableKeys.Sk].S == TableKeys.State && !i.HasExpired(calls.Now)),
                IncidentItem.Read
            )
            is not { } incident
        )
            return null;

        return new IncidentRecord
        {
            Incident = incident,
            Timeline = [.. calls.Readable(Of(TableKeys.Event), TimelineItem.Read)],
            Alarms =
            [
                .. calls
                    .Readable(Of(TableKeys.Joined), IncidentMember.Read)
                    .Select(m => new AlarmRecord(m.Name, m.State, m.At)),
            ],
            Messages = [.. calls.Readable(Of(TableKeys.Outbox), OutboxItem.Read).Select(Record)],
        };

        IEnumerable<Dictionary<string, AttributeValue>> Of(string prefix) =>
            items.Where(i => i[TableKeys.Sk].S.StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <summary>All that is kept of each of several incidents, in their order.</summary>
    public async Task<IReadOnlyList<IncidentRecord>> FindAsync(IReadOnlyList<Incident> incidents, Deadline deadline)
    {
        var records = new IncidentRecord?[incidents.Count];
        await SideBySide.ForEachAsync(
            Enumerable.Range(0, incidents.Count),
            AtOnce,
            async n => records[n] = await FindAsync(incidents[n].Id, deadline),
            deadline.Cancellation
        );
        return [.. records.OfType<IncidentRecord>()];
    }

    /// <summary>
    /// Takes in what older code wrote: the clock looks at what is open, what has ended is put into the index, and the
    /// post-mortems whose time is not over begin. Reads the whole table: to be run once after an upgrade, and
    /// harmless when it is run again.
    /// </summary>
    /// <returns>How many incidents were found that lacked it.</returns>
    public async Task<int> AdoptAsync(
        IncidentStore incidents,
        Func<PostMortem, Deadline, Task> beginPostMortem,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        var adopted = 0;
        foreach (var incident in (await OpenAsync(deadline)).Where(i => i.LookAt is null))
        {
            if (await incidents.WakeAsync(incident.Id, now, deadline))
                adopted++;
        }

        Dictionary<string, AttributeValue>? start = null;
        do
        {
            var request = new ScanRequest
            {
                TableName = calls.Table,
                FilterExpression = "SK = :state AND begins_with(PK, :incident) AND attribute_not_exists(openStatus)",
                ExpressionAttributeValues = new()
                {
                    [":state"] = Item.Text(TableKeys.State),
                    [":incident"] = Item.Text(TableKeys.Incident("")),
                },
                ExclusiveStartKey = start,
            };
            var page = await calls.RunAsync((client, ct) => client.ScanAsync(request, ct), deadline);
            foreach (var incident in calls.Readable(page.Items ?? [], IncidentItem.Read).Where(i => !i.IsOpen))
            {
                if (PostMortem.IsCalledFor(incident) && PostMortem.Of(incident) is var it && now < it.DueBy)
                    await beginPostMortem(it, deadline);
                if (await PutIntoIndexAsync(incident, deadline))
                    adopted++;
            }

            start = page.LastEvaluatedKey is { Count: > 0 } next ? next : null;
        } while (start is not null);
        return adopted;
    }

    private Task<bool> PutIntoIndexAsync(Incident incident, Deadline deadline) =>
        calls.TryUpdateAsync(
            new UpdateText()
                .Set("openStatus", Item.Text(IncidentItem.EndedPartition(incident.OpenedAt)))
                .Require("version", Item.Number(incident.Version))
                .Build(new Item(TableKeys.Incident(incident.Id), TableKeys.State)),
            deadline
        );

    private async Task<IEnumerable<Incident>> ListAsync(
        string partition,
        DateTimeOffset from,
        DateTimeOffset to,
        Deadline deadline
    )
    {
        var items = await calls.QueryAsync(
            new QueryRequest
            {
                IndexName = TableKeys.OpenIndex,
                KeyConditionExpression = "openStatus = :partition AND openedAt BETWEEN :from AND :to",
                ExpressionAttributeValues = new()
                {
                    [":partition"] = Item.Text(partition),
                    [":from"] = Item.Moment(from),
                    [":to"] = Item.Moment(to),
                },
            },
            deadline
        );
        return calls.Readable(items.Where(i => !i.HasExpired(calls.Now)), IncidentItem.Read);
    }

    /// <summary>
    /// An index that moves an incident from one partition to another may show it in both for a moment.
    /// </summary>
    private static ImmutableArray<Incident> Newest(IEnumerable<Incident> incidents) =>
        [
            .. incidents
                .GroupBy(i => i.Id, StringComparer.Ordinal)
                .Select(g => g.MaxBy(i => i.Version)!)
                .OrderByDescending(i => i.OpenedAt)
                .ThenBy(i => i.Id, StringComparer.Ordinal),
        ];

    private static IEnumerable<DateTimeOffset> Months(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (from.UtcDateTime, to.UtcDateTime);
        for (
            var month = new DateTimeOffset(first.Year, first.Month, 1, 0, 0, 0, TimeSpan.Zero);
            month.UtcDateTime <= last;
            month = month.AddMonths(1)
        )
            yield return month;
    }

    private static MessageRecord Record(OutboxEntry entry) =>
        new()
        {
            Notification = entry.Notification,
            Became = entry.State.ToString(),
            IsSent = entry.State == OutboxState.Sent,
            Attempts = entry.Attempts,
            CreatedAt = entry.CreatedAt,
            DoneAt = entry.DoneAt,
            History = entry.History,
        };
}
