using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Incidents;

/// <summary>An alarm that people are not told of yet, as the item <c>INC#id / HOLD#alarm</c>.</summary>
internal static class SuppressedAlarmItem
{
    public static Item Key(string incidentId, SignalKey alarm) =>
        new(TableKeys.Incident(incidentId), TableKeys.Hold + TableKeys.Short(alarm.ToString()));

    /// <summary>Partition of the index Due.</summary>
    public static string Shard(int n) => $"HOLD#{n}";

    public static Item Write(SuppressedAlarm held)
    {
        var item = Key(held.IncidentId, held.Signal.Key)
            .With("type", "held")
            .With("dueShard", Shard(SHA256.HashData(Encoding.UTF8.GetBytes(held.IncidentId))[0] % TableKeys.Shards));
        Map(ItemFields.Writing(item), held);
        return item;
    }

    public static SuppressedAlarm Read(Dictionary<string, AttributeValue> item)
    {
        var held = Map(ItemFields.Reading(item), null);
        var key = Key(held.IncidentId, held.Signal.Key);
        item.RequireKey(key.Text(TableKeys.Pk), key.Text(TableKeys.Sk));
        return held;
    }

    private static SuppressedAlarm Map(ItemFields item, SuppressedAlarm? it)
    {
        var lookAgainAt = item.Moment("dueAt", it?.LookAgainAt);
        return new(
            item.Text("incidentId", it?.IncidentId),
            item.Signal("signal", it?.Signal, lookAgainAt),
            item.Texts("channels", it?.Channels),
            lookAgainAt
        );
    }
}
