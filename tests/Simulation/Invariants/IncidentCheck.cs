using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Invariants;

/// <summary>
/// An incident changes by one version at a time, at most one of a key is open, and the pointer of a key leads to it.
/// </summary>
internal sealed class IncidentCheck(World world)
{
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _open = new(StringComparer.Ordinal);

    private readonly Dictionary<(string Pk, string Sk), string> _done = [];
    private readonly Dictionary<(string Pk, string Sk), DateTimeOffset> _leases = [];
    private readonly HashSet<string> _marks = new(StringComparer.Ordinal);

    /// <summary>A write of the product was carried out.</summary>
    public void Wrote(FunctionProcess process, AmazonWebServiceRequest request)
    {
        if (request is TransactWriteItemsRequest transaction)
        {
            var (changes, events) = (0, 0);
            foreach (var write in transaction.TransactItems)
            {
                if (write.Put is not { } put)
                    continue;
                WroteMessage(process, put.Item);
                WroteMark(process, put.Item);
                changes += Wrote(process, put.Item) ? 1 : 0;
                events += put.Item["SK"].S.StartsWith("EVT#", StringComparison.Ordinal) ? 1 : 0;
            }

            if (changes > events)
                world.Checks.Break(
                    "linear timeline",
                    $"{process} changed an incident without an event of its timeline"
                );
        }
        else if (request is UpdateItemRequest update)
        {
            Leased(process, update);
        }
        else if (request is PutItemRequest put)
        {
            Wrote(process, put.Item);
        }
    }

    public void AtTheEnd(IReadOnlyList<Dictionary<string, AttributeValue>> items)
    {
        foreach (var item in items)
        {
            if (
                item["SK"].S == "OPEN"
                && item["PK"].S is var pointer
                && _open.GetValueOrDefault(pointer["OPEN#".Length..]) != item["incidentId"].S
            )
                world.Checks.Break("one open incident a key", $"{pointer} leads to {item["incidentId"].S}, not open");
        }
    }

    /// <summary>A message has one sender at a time, as long as clocks agree.</summary>
    private void Leased(FunctionProcess process, UpdateItemRequest update)
    {
        if (
            !update.Key["SK"].S.StartsWith("OUT#", StringComparison.Ordinal)
            || update.ExpressionAttributeValues?.GetValueOrDefault(":until") is not { } until
        )
            return;
        var message = (update.Key["PK"].S, update.Key["SK"].S);
        // What cannot be read may appear anew while the one before it is leased.
        if (world.Checks.IsSpoilt(message.Item1))
            return;
        if (_leases.TryGetValue(message, out var end) && end > world.Loop.Now && world.Plan.Skews.IsEmpty)
            world.Checks.Break("one sender at a time", $"{process} took {message} while another has it");
        _leases[message] = Moment(until);
    }

    private static DateTimeOffset Moment(AttributeValue value) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(value.N, CultureInfo.InvariantCulture));

    /// <summary>What became of a message stays so.</summary>
    private void WroteMessage(FunctionProcess process, Dictionary<string, AttributeValue> item)
    {
        if (!item["SK"].S.StartsWith("OUT#", StringComparison.Ordinal))
            return;
        var (message, state) = ((item["PK"].S, item["SK"].S), item["state"].S);
        if (item.GetValueOrDefault("leased")?.BOOL == true && item.TryGetValue("dueAt", out var due))
            _leases[message] = Moment(due);
        else
            _leases.Remove(message);
        if (_done.TryGetValue(message, out var before))
            world.Checks.Break("what is done stays done", $"{process} made {message} {state}, which was {before}");
        else if (state != "Pending")
            _done.Add(message, state);
    }

    /// <summary>A transition and a command are handled once.</summary>
    private void WroteMark(FunctionProcess process, Dictionary<string, AttributeValue> item)
    {
        if (item["SK"].S == "SEEN" && !_marks.Add(item["PK"].S))
            world.Checks.Break("handled once", $"{process} handled {item["PK"].S} again: {item["outcome"].S}");
    }

    /// <returns>Whether it changed an incident.</returns>
    private bool Wrote(FunctionProcess process, Dictionary<string, AttributeValue> item)
    {
        if (item["SK"].S != "STATE" || !item["PK"].S.StartsWith("INC#", StringComparison.Ordinal))
            return false;
        var id = item["PK"].S["INC#".Length..];
        var version = long.Parse(item["version"].N, CultureInfo.InvariantCulture);
        var before = _versions.GetValueOrDefault(id);
        if (version != before + 1)
            world.Checks.Break("linear timeline", $"{process} wrote version {version} of {id} after {before}");
        _versions[id] = version;

        var key = item["key"].S;
        var isOpen = item["status"].S != "Resolved";
        var open = _open.GetValueOrDefault(key);
        if (isOpen && open is not null && open != id)
            world.Checks.Break("one open incident a key", $"{process} opened {id} while {open} is open for {key}");
        if (isOpen)
            _open[key] = id;
        else if (open == id)
            _open.Remove(key);
        return true;
    }
}
