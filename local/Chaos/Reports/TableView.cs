using System.Collections.Immutable;
using System.Text.Json.Nodes;
using RoleFerry.Local;

namespace RoleFerry.Chaos.Reports;

/// <summary>What the table holds, read past all faults.</summary>
/// <param name="Incidents">The incidents of the plan's alarms: their ids, by the alarm's name.</param>
/// <param name="Open">Those of them that are open, by the alarm's name.</param>
/// <param name="Pending">The messages that wait to be sent.</param>
/// <param name="Messages">What became of each message, by the incident's id.</param>
internal sealed record TableView(
    ImmutableDictionary<string, string> Incidents,
    ImmutableArray<string> Open,
    ImmutableArray<string> Pending,
    ILookup<string, string> Messages
)
{
    /// <summary>How many minutes the system was given until it looked so.</summary>
    public int Minutes { get; init; }

    public static async Task<TableView> ReadAsync(LocalStack stack, CancellationToken stop)
    {
        var incidents = ImmutableDictionary.CreateBuilder<string, string>();
        var open = ImmutableArray.CreateBuilder<string>();
        var pending = ImmutableArray.CreateBuilder<string>();
        var messages = new List<(string Incident, string Message)>();
        await foreach (var item in ScanAsync(stack, stop))
        {
            var (partition, sort) = (Text(item, "PK"), Text(item, "SK"));
            if (sort == "STATE" && AlarmNames.In(item.ToJsonString()).FirstOrDefault() is { } name)
            {
                incidents[name] = Text(item, "id");
                if (Text(item, "openStatus") == "OPEN")
                    open.Add(name);
            }
            else if (sort.StartsWith("OUT#", StringComparison.Ordinal))
            {
                messages.Add(
                    (partition.Replace("INC#", "", StringComparison.Ordinal), $"{sort} {Text(item, "state")}")
                );
                if (Text(item, "state") == "Pending")
                    pending.Add($"{partition} {sort}");
            }
        }

        return new(
            incidents.ToImmutable(),
            open.ToImmutable(),
            pending.ToImmutable(),
            messages.ToLookup(m => m.Incident, m => m.Message)
        );
    }

    private static async IAsyncEnumerable<JsonObject> ScanAsync(
        LocalStack stack,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop
    )
    {
        JsonNode? after = null;
        do
        {
            var request = new JsonObject { ["TableName"] = stack.TableNames[0], ["ConsistentRead"] = true };
            if (after is not null)
                request["ExclusiveStartKey"] = after.DeepClone();
            var page = await stack.Database.CallAsync("Scan", request, stop);
            foreach (var item in (JsonArray)page["Items"]!)
                yield return (JsonObject)item!;
            after = page["LastEvaluatedKey"];
        } while (after is not null);
    }

    private static string Text(JsonObject item, string attribute) => (string?)item[attribute]?["S"] ?? "";
}
