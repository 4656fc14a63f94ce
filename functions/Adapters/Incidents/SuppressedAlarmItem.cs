using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Sources;

namespace RoleFerry.Adapters.Incidents;

/// <summary>An alarm that people are not told of yet, as the item <c>INC#id / HOLD#alarm</c>.</summary>
internal static class SuppressedAlarmItem
{
    public static Item Key(string incidentId, SignalKey alarm) =>
        new(TableKeys.Incident(incidentId), TableKeys.Hold + TableKeys.Short(alarm.ToString()));

    /// <summary>Partition of the index Due.</summary>
    public static string Shard(int n) => $"HOLD#{n}";

    public static Item Write(SuppressedAlarm held) =>
        Key(held.IncidentId, held.Signal.Key)
            .With("type", "held")
            .With("incidentId", held.IncidentId)
            .With("signal", SignalDocument.Write(held.Signal))
            .With("channels", Item.List(held.Channels))
            .With("dueShard", Shard(SHA256.HashData(Encoding.UTF8.GetBytes(held.IncidentId))[0] % TableKeys.Shards))
            .With("dueAt", held.LookAgainAt);

    public static SuppressedAlarm Read(Dictionary<string, AttributeValue> item) =>
        new(
            item.Text("incidentId"),
            SignalReader.Read(Encoding.UTF8.GetBytes(item.Text("signal")), item.Moment("dueAt")).Signals[0],
            item.List("channels"),
            item.Moment("dueAt")
        );
}
