using Amazon.DynamoDBv2.Model;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Outside;
using RoleFerry.Simulation.Plans;

namespace RoleFerry.Simulation.Invariants;

/// <summary>Once every alarm has recovered, nothing is left over, and nothing that is kept holds a secret.</summary>
internal sealed class EndCheck(World world)
{
    public void AtTheEnd(IReadOnlyList<Dictionary<string, AttributeValue>> items)
    {
        var isRefused = world.Plan.Steps.Any(s =>
            s is NetworkFault { Service: Service.PagerDuty, Kind: FaultKind.Reject }
        );
        foreach (var incident in world.PagerDuty.Open.Where(id => !isRefused && !IsOrphan(id, items)))
        {
            // What somebody reopened there is theirs to end, where it was refused here.
            if (world.Checks.Done.Contains(("reopened", incident)))
                continue;
            world.Checks.Break("what rings is ended", $"PagerDuty was never told that {incident} is over");
        }

        foreach (var item in items)
        {
            var (pk, sk) = (item["PK"].S, item["SK"].S);
            if (sk == "OPEN" && !pk.Contains("heartbeat", StringComparison.Ordinal))
                world.Checks.Break("quiet at the end", $"{pk} is open still");
            if (sk.StartsWith("OUT#", StringComparison.Ordinal) && item["state"].S == "Pending")
                world.Checks.Break("quiet at the end", $"{pk} {sk} waits still");
            if (sk.StartsWith("HOLD#", StringComparison.Ordinal))
                world.Checks.Break("quiet at the end", $"{pk} {sk} is held back still");
            foreach (var (name, value) in item)
            {
                if (value.S?.Contains(ParameterStore.Mark, StringComparison.Ordinal) == true)
                    world.Checks.Break("no secret leaves", $"the table: {pk} {sk} {name}");
            }
        }
    }

    /// <summary>
    /// Paged without the table, and over before the table knew of it: nothing remembers that it rings.
    /// </summary>
    private bool IsOrphan(string incident, IReadOnlyList<Dictionary<string, AttributeValue>> items) =>
        world.PagerDuty.WithoutStore.Contains(incident) && !items.Any(i => IsIncident(i, incident));

    private static bool IsIncident(Dictionary<string, AttributeValue> item, string id) =>
        item["SK"].S == "STATE" && item["PK"].S == $"INC#{id}";
}
