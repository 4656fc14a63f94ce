using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Adapters.Signals;

/// <summary>
/// A signal that is decided on and not yet published, as the item <c>SIGNAL#id / SIGNAL</c>. It is deleted when it
/// is.
/// </summary>
internal static class SignalItem
{
    public static Item Write(Signal signal, DateTimeOffset dueAt) =>
        Write(signal.DedupId, SignalDocument.Write(signal), dueAt);

    public static Item Write(string dedupId, string json, DateTimeOffset dueAt) =>
        new Item(SignalKeys.Pk(dedupId), SignalKeys.Sk)
            .With("type", "signal")
            .With("json", json)
            .With("dueShard", SignalKeys.Shard(dedupId))
            .With("dueAt", dueAt);

    public static string Json(Dictionary<string, AttributeValue> item) => item.Text("json");
}
