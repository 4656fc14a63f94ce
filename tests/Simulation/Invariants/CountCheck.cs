using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using RoleFerry.Adapters.Consistency;
using RoleFerry.Adapters.Table;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Outside;

namespace RoleFerry.Simulation.Invariants;

/// <summary>
/// An incident has each of its alarms once, says of each whether it fires, and counts those that joined it. Once all
/// is at rest, nothing in the table contradicts anything else.
/// </summary>
internal sealed class CountCheck(World world)
{
    /// <summary>A write of the product was carried out: the mark beside an alarm is there while it fires.</summary>
    public void Wrote(AmazonWebServiceRequest request)
    {
        // An earlier version knows no marks; who reads them asks the alarm itself.
        if (request is not TransactWriteItemsRequest transaction || world.Plan.HasOlderVersion)
            return;
        foreach (var write in transaction.TransactItems)
        {
            if (
                write.Update?.Key is not { } key
                || !key[TableKeys.Sk].S.StartsWith(TableKeys.Joined, StringComparison.Ordinal)
            )
                continue;
            var (pk, sk) = (key[TableKeys.Pk].S, key[TableKeys.Sk].S);
            var fires = Find(pk, sk)?.GetValueOrDefault("state")?.S == "Alarm";
            if (Find(pk, TableKeys.Fires + sk[TableKeys.Joined.Length..]) is null == fires)
                world.Checks.Break(
                    "counts are exact",
                    $"{pk} {sk} {(fires ? "fires" : "does not fire")}, its mark says otherwise"
                );
        }
    }

    public void AtTheEnd(IReadOnlyList<Dictionary<string, AttributeValue>> items)
    {
        var audit = new TableAudit(Addresses.Table, world.Loop.Now);
        foreach (var item in items)
            audit.Add(item);
        foreach (var finding in audit.Findings())
            world.Checks.Break("all fits together", $"{finding.Flaw} {finding.Pk} {finding.Sk}: {finding.What}");

        var marks = items.Where(i => i["SK"].S == "SEEN" && i["type"].S == "seen").ToLookup(IncidentOf);
        foreach (
            var parts in items
                .Where(i => i["PK"].S.StartsWith("INC#", StringComparison.Ordinal))
                .GroupBy(i => i["PK"].S)
        )
        {
            // A watchdog's expires, with all that belongs to it.
            if (parts.FirstOrDefault(i => i["SK"].S == "STATE") is { } state && !state.ContainsKey("expiresAt"))
                Count(
                    state,
                    [.. parts.Where(i => i["SK"].S.StartsWith(TableKeys.Joined, StringComparison.Ordinal))],
                    [.. marks[state["id"].S]]
                );
        }

        foreach (var transition in world.Alarms.Newest())
            Remembers(transition, items);
    }

    private void Count(
        Dictionary<string, AttributeValue> state,
        List<Dictionary<string, AttributeValue>> members,
        List<Dictionary<string, AttributeValue>> marks
    )
    {
        var accepted = marks
            .Where(m => m["state"].S == "Alarm" && m["outcome"].S is not "Late")
            .Select(m => TableKeys.Joined + TableKeys.Short(m["alarm"].S));
        if (!members.Select(m => m["SK"].S).ToHashSet().SetEquals(accepted))
            world.Checks.Break(
                "counts are exact",
                $"{state["id"].S} has {members.Count} alarms, and {accepted.Distinct().Count()} were accepted for it"
            );
        if (members.Find(m => m.ContainsKey("untoldSince")) is { } untold)
            world.Checks.Break("counts are exact", $"nobody was told that {untold["name"].S} joined {state["id"].S}");
        // An earlier version counts none, and drops the count.
        if (world.Plan.HasOlderVersion)
            return;
        var joined = marks.Count(m => m["outcome"].S == "Joined" && !IsHeldBack(m));
        if (int.Parse(state["joined"].N, CultureInfo.InvariantCulture) is var told && told != joined)
            world.Checks.Break("counts are exact", $"{state["id"].S} says that {told} alarms joined, and {joined} did");
    }

    /// <summary>What is known of an alarm is the newest that was accepted of it.</summary>
    private void Remembers(Transition newest, IReadOnlyList<Dictionary<string, AttributeValue>> items)
    {
        var mark = items.FirstOrDefault(i => i["PK"].S == newest.Mark);
        var last = items.FirstOrDefault(i => i["PK"].S == $"ALARM#{mark?["alarm"].S}");
        if (newest.AcceptedAt is not null && mark is not null && last?["state"].S != (newest.IsAlarm ? "Alarm" : "Ok"))
            world.Checks.Break("counts are exact", $"{newest.Id} was the last, and {last?["state"].S} is remembered");
    }

    /// <summary>Of an alarm that joined while it was suppressed, nobody is told.</summary>
    private static bool IsHeldBack(Dictionary<string, AttributeValue> mark) =>
        !mark["reasons"].L.Exists(r => r.S.StartsWith("JoinedOpenIncident", StringComparison.Ordinal));

    private static string IncidentOf(Dictionary<string, AttributeValue> mark) =>
        mark.GetValueOrDefault("incidentId")?.S ?? "";

    private Dictionary<string, AttributeValue>? Find(string pk, string sk) =>
        world
            .Table.Execute(
                new GetItemRequest
                {
                    TableName = Addresses.Table,
                    Key = new()
                    {
                        ["PK"] = new() { S = pk },
                        ["SK"] = new() { S = sk },
                    },
                    ConsistentRead = true,
                }
            )
            .Item;
}
