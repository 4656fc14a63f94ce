using System.Collections.Immutable;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Adapters.Incidents;

/// <summary>Reads the alarms that suppress others, and whether those that fired long ago do so still.</summary>
internal sealed class FiringSources(TableCalls calls)
{
    // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
    private const int MaxKeys = 100;

    /// <summary>
    /// Those under these keys, side by side. One that fired more than a day ago costs a second read: it counts where
    /// its incident is open and the alarm fires in it.
    /// </summary>
    public async Task<ImmutableArray<FiringSource>> ReadAsync(ImmutableArray<string> keys, Deadline deadline)
    {
        if (keys.IsEmpty)
            return [];
        var pages = await Task.WhenAll(
            keys.Select(key =>
                calls.RunAsync(
                    (client, ct) =>
                        client.QueryAsync(
                            new QueryRequest
                            {
                                TableName = calls.Table,
                                KeyConditionExpression = "PK = :pk",
                                ExpressionAttributeValues = new() { [":pk"] = Item.Text(TableKeys.Firing(key)) },
                                ConsistentRead = true,
                            },
                            ct
                        ),
                    deadline
                )
            )
        );
        ImmutableArray<FiringSource> found =
        [
            .. calls.Readable(pages.SelectMany(page => page.Items ?? []), FiringItem.Read),
        ];
        var now = calls.Now;
        var still = new HashSet<FiringSource>();
        foreach (var some in found.Where(s => s.IsDoubtfulAt(now)).Chunk(MaxKeys / 2))
            still.UnionWith(await StillFiringAsync(some, deadline));
        return still.Count == 0 ? found : [.. found.Select(s => still.Contains(s) ? s.SeenAt(now) : s)];
    }

    private async Task<IEnumerable<FiringSource>> StillFiringAsync(FiringSource[] sources, Deadline deadline)
    {
        var items = await calls.ReadAsync(
            [
                .. sources
                    .Select(s => s.IncidentId)
                    .Distinct()
                    .Select(id => new Item(TableKeys.Incident(id), TableKeys.State)),
                .. sources
                    .Select(s => (s.IncidentId, s.Alarm))
                    .Distinct()
                    .Select(m => MemberKey(m.IncidentId, m.Alarm)),
            ],
            deadline
        );
        return sources.Where(source =>
            calls.ReadableOrNull(Find(source, TableKeys.State), IncidentItem.Read) is { IsOpen: true }
            && calls.ReadableOrNull(
                Find(source, MemberKey(source.IncidentId, source.Alarm)[TableKeys.Sk].S),
                IncidentMember.Read
            )
                is { State: SignalState.Alarm }
        );

        Dictionary<string, AttributeValue>? Find(FiringSource source, string sk) =>
            items.Find(i => i[TableKeys.Pk].S == TableKeys.Incident(source.IncidentId) && i[TableKeys.Sk].S == sk);
    }

    private static Item MemberKey(string incidentId, string alarm) =>
        new(TableKeys.Incident(incidentId), TableKeys.Joined + TableKeys.Short(alarm));
}
