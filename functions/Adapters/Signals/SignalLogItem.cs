using System.Globalization;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Sources;

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

    public static Item Write(Decision decision, DateTimeOffset now)
    {
        var signal = decision.Triaged.Signal;
        var shard = Convert.FromHexString(signal.DedupId.AsSpan(0, 2))[0] % Shards;
        return new Item(
            Pk(now, shard),
            string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:HHmmssfff}#{signal.DedupId[..16]}")
        )
            .With("type", "handled")
            .With("handledAt", now)
            .With("signal", SignalDocument.Write(signal))
            .With("name", signal.Name)
            .With("severity", decision.Triaged.Classification.Severity.ToString())
            .With("outcome", decision.Outcome.ToString())
            .With("incidentId", decision.After?.Id)
            .With("policyVersion", decision.After?.PolicyVersion)
            .With("reasons", Item.List(decision.Reasons))
            .With("expiresAt", Item.Expiry(now + KeptFor));
    }

    public static HandledSignal Read(Dictionary<string, AttributeValue> item) =>
        new(
            item.Moment("handledAt"),
            SignalReader
                .Read(System.Text.Encoding.UTF8.GetBytes(item.Text("signal")), item.Moment("handledAt"))
                .Signals[0],
            item.Enum<Severity>("severity"),
            item.Enum<DecisionOutcome>("outcome"),
            item.TextOrNull("incidentId"),
            item.Text("policyVersion"),
            item.Reasons("reasons")
        );
}
