using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Table;

namespace RoleFerry.Adapters.Consistency;

/// <summary>
/// Looks for what should not be in the incident table, and mends it. It reads the whole table; what it finds it looks
/// for once more, for much changes while it reads.
/// </summary>
public sealed class TableCheck(TableCalls calls, QuarantineStore quarantine)
{
    /// <summary>Looks.</summary>
    /// <exception cref="StoreUnavailableException">No answer in time.</exception>
    public async Task<TableCheckResult> LookAsync(DateTimeOffset now, Deadline deadline)
    {
        var first = await ScanAsync(now, deadline);
        var found = first.Findings();
        if (found.Count == 0)
            return new([], first.Items, first.Quarantined);
        var second = await ScanAsync(now, deadline);
        return new([.. second.Findings().Where(f => found.Any(f.IsSame))], second.Items, second.Quarantined);
    }

    /// <summary>Mends what was found. Nothing that stands for a page is deleted.</summary>
    /// <returns>False where it cannot be mended, or has changed since.</returns>
    /// <exception cref="StoreUnavailableException">No answer in time; asking again is safe.</exception>
    public async Task<bool> MendAsync(TableFinding finding, DateTimeOffset now, Deadline deadline)
    {
        if (finding.Unreadable is not null)
            return await PutAsideAsync(finding, now, deadline);
        foreach (var writes in finding.Mend)
        {
            if (!await calls.TryTransactAsync(writes, deadline))
                return false;
        }

        return finding.IsMendable;
    }

    private async Task<bool> PutAsideAsync(TableFinding finding, DateTimeOffset now, Deadline deadline)
    {
        var entry = QuarantineEntry.Unreadable(finding.Pk, finding.Sk, finding.What, now);
        return await quarantine.StoredAsync(entry, deadline) is { } item
            && ItemReaders.FaultOf(item) is { } fault
            && await quarantine.TakeAsync(
                entry with
                {
                    What = fault.What,
                },
                item,
                QuarantineSignal.Alarm(entry with { What = fault.What }, item),
                now,
                deadline
            );
    }

    private async Task<TableAudit> ScanAsync(DateTimeOffset now, Deadline deadline)
    {
        var audit = new TableAudit(calls.Table, now);
        var request = new ScanRequest { TableName = calls.Table, ConsistentRead = true };
        do
        {
            var page = await calls.RunAsync((client, ct) => client.ScanAsync(request, ct), deadline);
            foreach (var item in page.Items ?? [])
                audit.Add(item);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        } while (request.ExclusiveStartKey is { Count: > 0 });
        return audit;
    }
}
