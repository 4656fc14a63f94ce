using System.Globalization;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Invariants;

/// <summary>
/// Each error that was logged is counted once, however often its batch came, and one that a rule calls P0 reaches a
/// person.
/// </summary>
internal sealed class LogCheck(World world)
{
    public void AtTheEnd(IReadOnlyList<Dictionary<string, AttributeValue>> items)
    {
        var accepted = world.Logs.Batches.Where(b => b.AcceptedAt is not null).ToArray();
        var groups = items.Where(i => i["SK"].S == "STATE" && i["PK"].S.StartsWith("ERR#", StringComparison.Ordinal));
        var counts = groups.ToLookup(g => g["template"].S, g => long.Parse(g["total"].N, CultureInfo.InvariantCulture));
        foreach (var error in accepted.GroupBy(b => b.Error))
        {
            var (logged, counted) = (error.Sum(b => b.Count), counts[error.Key].Sum());
            if (logged != counted)
                world.Checks.Break(
                    "counts are exact",
                    $"{error.Key} was logged {logged} times and counted {counted} times"
                );
        }

        CheckCut(groups);
        // Where its service is one incident, people read of it as of that.
        var named = groups.FirstOrDefault(g => g["template"].S == LogSource.Named)?["fingerprint"].S;
        var incidents = items
            .Where(i => i["SK"].S == "SEEN" && i.GetValueOrDefault("alarm")?.S == $"{GroupSignal.Source}|{named}")
            .Select(i => i.GetValueOrDefault("incidentId")?.S)
            .ToHashSet();
        foreach (var batch in accepted.Where(b => b.Error == LogSource.Named))
            Reached(batch, batch.AcceptedAt!.Value, incidents);
        if (items.FirstOrDefault(i => i["PK"].S.StartsWith("CUT#", StringComparison.Ordinal)) is { } waiting)
            world.Checks.Break("quiet at the end", $"{waiting["PK"].S} waits still");
        if (items.FirstOrDefault(i => i["PK"].S.StartsWith("SIGNAL#", StringComparison.Ordinal)) is { } left)
            world.Checks.Break("quiet at the end", $"{left["PK"].S} was never published");
    }

    /// <summary>
    /// An error whose lines come in two batches counts once, or twice where one of the batches comes much later.
    /// </summary>
    private void CheckCut(IEnumerable<Dictionary<string, AttributeValue>> groups)
    {
        var cut = world.Logs.CutErrors;
        if (cut.Count == 0)
            return;
        var counted = groups
            .Where(g => !world.Logs.Batches.Exists(b => b.Error == g["template"].S))
            .Sum(g => long.Parse(g["total"].N, CultureInfo.InvariantCulture));
        var least = cut.Count(c => c.First.AcceptedAt is not null);
        var isClose = cut.TrueForAll(c =>
            (c.Second.AcceptedAt - c.First.AcceptedAt)?.Duration() < TimeSpan.FromSeconds(5)
        );
        var most = world.Plan.IsClean && isClose ? cut.Count : 2 * cut.Count;
        if (counted < least || counted > most)
            world.Checks.Break("counts are exact", $"{cut.Count} errors that were cut counted {counted} times");
    }

    private void Reached(SentBatch batch, DateTimeOffset accepted, HashSet<string?> incidents)
    {
        var told = world.People.All.Find(t =>
            t.ReachesPerson
            && (t.Headline.Contains(LogSource.Named, StringComparison.Ordinal) || incidents.Contains(t.IncidentId))
        );
        var bound = world.Plan.IsClean ? world.Plan.BoundOf(accepted) : world.Plan.EndOf(accepted);
        if (told is null && !world.Queue.GivenUp.Contains(batch.Id))
            world.Checks.Break("no page lost", $"{batch.Id} was told to nobody");
        else if (told?.At > bound)
            world.Checks.Break("reached in time", $"{batch.Id} was told after {told.At - accepted}");
    }
}
