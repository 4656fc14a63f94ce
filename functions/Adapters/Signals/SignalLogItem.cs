using System.Globalization;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;

namespace RoleFerry.Adapters.Signals;

/// <summary>
/// A signal as it was handled, with what it led to, as the item <c>SIGLOG#day#shard / time#hash</c>: what another
/// policy is tried on, and what answers why nobody was told.
/// </summary>
internal static class SignalLogItem
{
    /// <summary>Partitions of a day: a storm writes to several.</summary>
    public const int Shards = 4;

    /// <summary>How long signals are kept.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(8 * 7);

    public static string Pk(DateTimeOffset day, int shard) =>
        string.Create(CultureInfo.InvariantCulture, $"SIGLOG#{day.UtcDateTime:yyyyMMdd}#{shard}");

    public static Item Write(Decision decision, DateTimeOffset now) =>
        Write(
            new HandledSignal(
                now,
                decision.Triaged.Signal,
                decision.Triaged.Classification.Severity,
                decision.Outcome,
                decision.After?.Id,
                decision.After?.PolicyVersion ?? "",
                decision.Reasons
            )
        );

    public static Item Write(HandledSignal handled)
    {
        var (at, dedupId) = (handled.HandledAt, handled.Signal.DedupId);
        var shard = Convert.FromHexString(dedupId.AsSpan(0, 2))[0] % Shards;
        var item = new Item(
            Pk(at, shard),
            string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:HHmmssfff}#{dedupId[..16]}")
        )
            .With("type", "handled")
            .With("name", handled.Signal.Name)
            .With("expiresAt", Item.Expiry(at + KeptFor));
        Map(ItemFields.Writing(item), handled);
        return item;
    }

    public static HandledSignal Read(Dictionary<string, AttributeValue> item) => Map(ItemFields.Reading(item), null);

    private static HandledSignal Map(ItemFields item, HandledSignal? it)
    {
        var handledAt = item.Moment("handledAt", it?.HandledAt);
        return new(
            handledAt,
            item.Signal("signal", it?.Signal, handledAt),
            item.Enum("severity", it?.Severity),
            item.Enum("outcome", it?.Outcome),
            item.TextOrNull("incidentId", it?.IncidentId),
            item.Text("policyVersion", it?.PolicyVersion),
            item.Reasons("reasons", it?.Reasons)
        );
    }
}
