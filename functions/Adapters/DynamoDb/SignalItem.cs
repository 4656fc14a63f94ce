using Amazon.DynamoDBv2.Model;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.DynamoDb;

/// <summary>A signal that is decided on and not yet published, as the item <c>SIGNAL#id / SIGNAL</c>. It is deleted when it is.</summary>
internal static class SignalItem
{
    public static Item Write(Signal signal, DateTimeOffset dueAt) =>
        new Item(LogKeys.SignalOut(signal.DedupId), LogKeys.Signal)
            .With("type", "signal")
            .With("json", SignalDocument.Write(signal))
            .With("dueShard", LogKeys.SignalShard(signal.DedupId))
            .With("dueAt", dueAt);

    public static string Json(Dictionary<string, AttributeValue> item) => item.Text("json");
}
