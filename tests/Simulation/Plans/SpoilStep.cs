using System.Globalization;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Outside;

namespace RoleFerry.Simulation.Plans;

/// <summary>An item that no reader understands appears beside the healthy ones, and is due.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What it would be.</param>
internal sealed record SpoilStep(TimeSpan At, SpoiltItem Kind) : Step(At)
{
    public override void Do(World world)
    {
        var due = new AttributeValue
        {
            N = world.Loop.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        };
        var (pk, sk, shard) = Kind switch
        {
            SpoiltItem.Suppressed => ("INC#INC-00000000", "HOLD#x", "HOLD#0"),
            SpoiltItem.Incident => ("INC#INC-00000001", "STATE", "CLOCK#1"),
            SpoiltItem.Message => ("INC#INC-00000002", "OUT#00001#pagerduty", "OUT#P0#1"),
            _ => ("SILENCE", "SIL-00000000", ""),
        };
        var item = new Dictionary<string, AttributeValue>
        {
            ["PK"] = new() { S = pk },
            ["SK"] = new() { S = sk },
            ["type"] = new() { N = "7" },
            ["signal"] = new() { S = """{"schema":"roleferry.signal/2"}""" },
            ["incidentId"] = new() { L = [] },
            ["version"] = new() { N = "1" },
            ["state"] = new() { S = "Pending" },
            ["from"] = new() { N = "-9223372036854775808" },
            ["endsAt"] = new() { N = "9223372036854775807" },
            ["until"] = new() { N = "9223372036854775807" },
        };
        if (shard.Length > 0)
            (item["dueShard"], item["dueAt"]) = (new AttributeValue { S = shard }, due);
        world.Say(null, $"an item that cannot be read appears: {pk} {sk}");
        world.Checks.Spoilt(pk);
        world.Table.Execute(new PutItemRequest { TableName = Addresses.Table, Item = item });
    }
}
