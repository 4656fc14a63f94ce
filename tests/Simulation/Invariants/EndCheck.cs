using System.Globalization;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Core.Notifications;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Outside;
using RoleFerry.Simulation.Plans;

namespace RoleFerry.Simulation.Invariants;

/// <summary>Once every alarm has recovered, nothing is left over, and nothing that is kept holds a secret.</summary>
internal sealed class EndCheck(World world)
{
    /// <summary>Pages that ring on in ways that are known.</summary>
    public int NeverEnded { get; private set; }

    /// <summary>
    /// What the product is known to leave ringing: what was paged without the table and of which no incident was told
    /// there once the table could be reached, and what arrived too late.
    /// </summary>
    private bool IsKnown(string key, string incident, IReadOnlyList<Dictionary<string, AttributeValue>> items) =>
        world.PagerDuty.TooLate.Contains(key)
        || (
            world.PagerDuty.WithoutStore.Contains(incident)
            && !items.Any(i =>
                i["PK"].S == $"INC#{incident}"
                && i["SK"].S == "STATE"
                && i["channels"].L.Exists(c => c.S == "pagerduty")
            )
        );

    public void AtTheEnd(IReadOnlyList<Dictionary<string, AttributeValue>> items)
    {
        var isRefused = world.Plan.Steps.Any(s =>
            s is NetworkFault { Service: Service.PagerDuty, Kind: FaultKind.Reject }
        );
        foreach (var key in world.PagerDuty.OpenKeys)
        {
            var incident = Rings.IncidentOf(key);
            if (IsKnown(key, incident, items))
                NeverEnded++;
            // What somebody reopened there is theirs to end, where that was refused here.
            else if (!isRefused && !world.Checks.Done.Contains(("reopened", incident)))
                world.Checks.Break("what rings is ended", $"PagerDuty was never told that {key} is over");
        }

        foreach (var item in items)
        {
            var (pk, sk) = (item["PK"].S, item["SK"].S);
            if (sk == "OPEN" && !pk.Contains("heartbeat", StringComparison.Ordinal))
                world.Checks.Break("quiet at the end", $"{pk} is open still");
            if (sk.StartsWith("OUT#", StringComparison.Ordinal) && item["state"].S == "Pending")
                world.Checks.Break("quiet at the end", $"{pk} {sk} waits still");
            if (IsSentPage(item, sk) && !HasRung(item))
                world.Checks.Break("who is called is rung", $"{pk} {sk} was sent, and no phone rang for it");
            if (sk.StartsWith("HOLD#", StringComparison.Ordinal))
                world.Checks.Break("quiet at the end", $"{pk} {sk} is held back still");
            foreach (var (name, value) in item)
            {
                if (value.S?.Contains(ParameterStore.Mark, StringComparison.Ordinal) == true)
                    world.Checks.Break("no secret leaves", $"the table: {pk} {sk} {name}");
            }
        }
    }

    /// <summary>A page to a phone that was taken.</summary>
    private static bool IsSentPage(Dictionary<string, AttributeValue> item, string sk) =>
        sk.StartsWith("OUT#", StringComparison.Ordinal)
        && item["state"].S == "Sent"
        && item["kind"].S == "Page"
        && item["channel"].S.StartsWith("pagerduty", StringComparison.Ordinal);

    /// <summary>
    /// Whether a phone rang for a page: under its own key, or of a digest one phone for all whom it names. An earlier
    /// version does not write down which pages went in one.
    /// </summary>
    private bool HasRung(Dictionary<string, AttributeValue> page)
    {
        var channel = page["channel"].S;
        return world.PagerDuty.HasRung(KeyOf(page), channel)
            || (
                (!page.TryGetValue("history", out var history) || history.L.Exists(IsOfDigest))
                && world.PagerDuty.HasNamed(page["incidentId"].S, channel)
            );
    }

    private static bool IsOfDigest(AttributeValue line) => line.S.Contains("digest", StringComparison.Ordinal);

    private static string KeyOf(Dictionary<string, AttributeValue> page) =>
        Rings.KeyOf(
            page["incidentId"].S,
            int.Parse(page["id"].S.AsSpan(0, Notification.VersionLength), CultureInfo.InvariantCulture)
        );
}
