using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Adapters.Tests.OldItems;

/// <summary>
/// What the code before people's commands asks of items, frozen: names, types and the values that its enumerations
/// knew. Never changed: it stands for functions that are still running while newer ones write.
/// </summary>
internal static class OlderReader
{
    private static readonly string[] Statuses = ["Open", "Acknowledged", "Resolved"];
    private static readonly string[] Severities = ["P0", "P1", "P2", "P3"];
    private static readonly string[] Kinds = ["Page", "Update", "Resolve"];
    private static readonly string[] States =
    [
        "Pending",
        "Sent",
        "HandedOver",
        "Rejected",
        "Superseded",
        "Undeliverable",
    ];

    public sealed record OlderIncident(string Id, int Version, string Status, string Severity);

    /// <summary>Reads every kind of item that the older code reads.</summary>
    /// <exception cref="InvalidOperationException">It would have misread one.</exception>
    public static void ReadAll(IEnumerable<Dictionary<string, AttributeValue>> items)
    {
        var read = new HashSet<string>();
        foreach (var item in items)
        {
            var sk = item["SK"].S;
            switch (sk)
            {
                case "STATE" when item["PK"].S.StartsWith("INC#", StringComparison.Ordinal):
                    Incident(item);
                    break;
                case "LAST":
                    OneOf(item, "state", "Alarm", "Ok");
                    Number(item, "at");
                    break;
                case "OPEN":
                    Text(item, "incidentId");
                    break;
                case "SEEN":
                    // Looked for, and the writer compared; nothing else is asked.
                    Text(item, "writer");
                    break;
                case var _ when sk.StartsWith("OUT#", StringComparison.Ordinal):
                    Message(item);
                    break;
                case var _ when sk.StartsWith("SIG#", StringComparison.Ordinal):
                    Text(item, "source", "alarm", "name");
                    OneOf(item, "state", "Alarm", "Ok");
                    Number(item, "at");
                    break;
                case var _ when sk.StartsWith("REF#", StringComparison.Ordinal):
                    Text(item, "channel");
                    break;
                case var _ when sk.StartsWith("EVT#", StringComparison.Ordinal):
                    Text(item, "kind", "who", "what");
                    Number(item, "at");
                    break;
                default:
                    continue;
            }

            read.Add(sk.Split('#')[0]);
        }

        Assert.Superset(new HashSet<string> { "STATE", "LAST", "SEEN", "OUT", "SIG", "REF", "EVT" }, read);
    }

    public static OlderIncident Incident(Dictionary<string, AttributeValue> item)
    {
        Text(item, "id", "key", "title", "policyVersion");
        Number(item, "version", "beganAt", "openedAt", "lastToldAt", "reopened");
        using var signal = JsonDocument.Parse(item["signal"].S);
        Assert.Equal("ALARM", signal.RootElement.GetProperty("state").GetString());
        Texts(item, "channels", "fallback");
        var status = OneOf(item, "status", Statuses);
        // The older code takes an incident for over by its status alone, and lists it by the index.
        Assert.Equal(status == "Resolved", item.ContainsKey("resolvedAt"));
        Assert.Equal(status != "Resolved", item.GetValueOrDefault("openStatus")?.S == "OPEN");
        return new OlderIncident(
            item["id"].S,
            int.Parse(item["version"].N, CultureInfo.InvariantCulture),
            status,
            OneOf(item, "severity", Severities)
        );
    }

    private static void Message(Dictionary<string, AttributeValue> item)
    {
        Text(item, "incidentId", "id", "channel");
        OneOf(item, "kind", Kinds);
        OneOf(item, "severity", Severities);
        var state = OneOf(item, "state", States);
        Number(item, "attempts", "createdAt");
        Texts(item, "reasons", "fallback", "history");
        Assert.NotNull(item["leased"].BOOL);
        Assert.NotNull(item["broadcast"].BOOL);
        Assert.Equal(state == "Pending", item.ContainsKey("dueAt") && item.ContainsKey("dueShard"));
    }

    private static void Text(Dictionary<string, AttributeValue> item, params string[] names) =>
        Assert.All(names, name => Assert.False(string.IsNullOrEmpty(item[name].S), $"{item["SK"].S}: {name}"));

    private static void Number(Dictionary<string, AttributeValue> item, params string[] names) =>
        Assert.All(names, name => long.Parse(item[name].N, CultureInfo.InvariantCulture));

    private static void Texts(Dictionary<string, AttributeValue> item, params string[] names) =>
        Assert.All(names, name => Assert.All(item[name].L ?? [], v => Assert.NotNull(v.S)));

    private static string OneOf(Dictionary<string, AttributeValue> item, string name, params string[] known)
    {
        Assert.Contains(item[name].S, known);
        return item[name].S;
    }
}
