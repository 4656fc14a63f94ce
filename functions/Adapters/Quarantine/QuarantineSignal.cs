using System.Collections.Immutable;
using System.Globalization;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Quarantine;

/// <summary>
/// The alarm by which people are told of an item that cannot be read or handled: as urgent as what the item stood for,
/// and with all that can still be read of it.
/// </summary>
public static class QuarantineSignal
{
    /// <summary>Where such alarms come from.</summary>
    public const string Source = "quarantine";

    /// <summary>Attributes that say something to people, in the order in which they are told.</summary>
    private static readonly ImmutableArray<string> Told =
    [
        "title",
        "summary",
        "severity",
        "service",
        "status",
        "channel",
        "incidentId",
        "runbook",
        "acknowledgedBy",
        "owner",
    ];

    /// <summary>It fires since the fault was found first, so that it is one alarm however often it is told.</summary>
    internal static Signal Alarm(QuarantineEntry entry, Dictionary<string, AttributeValue> item) =>
        new()
        {
            Key = KeyOf(entry),
            State = SignalState.Alarm,
            At = entry.FirstAt,
            Name = NameOf(entry, item),
            Description = Description(entry, item),
            Reason = $"{entry.Pk} / {entry.Sk}: {entry.What}",
            Tags = Tags(entry, item),
        };

    /// <summary>It is put back.</summary>
    public static Signal Ok(QuarantineEntry entry, DateTimeOffset now) =>
        new()
        {
            Key = KeyOf(entry),
            State = SignalState.Ok,
            At = now,
            Name = entry.Pk,
            Reason = "It was released from the quarantine.",
        };

    /// <summary>
    /// How bad the item is: what it says itself, else the partition that it waits in, else P1 for what stands for a
    /// page and P2 for the rest. What is over or sent wakes nobody.
    /// </summary>
    internal static Severity SeverityOf(QuarantineEntry entry, Dictionary<string, AttributeValue> item)
    {
        var isPage =
            entry.Sk == TableKeys.State && entry.Pk.StartsWith(TableKeys.Incident(""), StringComparison.Ordinal)
            || entry.Sk.StartsWith(TableKeys.Outbox, StringComparison.Ordinal)
            || entry.Sk.StartsWith(TableKeys.Hold, StringComparison.Ordinal);
        if (!isPage)
            return Severity.P2;
        if (!item.ContainsKey("dueShard") && Readable(item, "openStatus") != "OPEN")
            return Severity.P3;
        return SeverityIn(Readable(item, "severity"))
            ?? SeverityIn(Readable(item, "dueShard").Split('#').ElementAtOrDefault(1) ?? "")
            ?? Severity.P1;
    }

    private static Severity? SeverityIn(string word) =>
        Enum.TryParse<Severity>(word, out var severity) && Enum.IsDefined(severity) ? severity : null;

    private static SignalKey KeyOf(QuarantineEntry entry) => new(Source, entry.Id);

    private static string NameOf(QuarantineEntry entry, Dictionary<string, AttributeValue> item)
    {
        var what = entry.Pk.StartsWith(TableKeys.Incident(""), StringComparison.Ordinal)
            ? entry.Pk[TableKeys.Incident("").Length..]
            : entry.Pk;
        var title = Readable(item, "title");
        return $"{what} cannot be {(entry.IsReadable ? "handled" : "read")}{(title.Length > 0 ? $": {title}" : "")}";
    }

    private static string Description(QuarantineEntry entry, Dictionary<string, AttributeValue> item)
    {
        var known = Told.Select(name => (name, Text: Readable(item, name))).Where(t => t.Text.Length > 0);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"An item of the incident table, {entry.Pk} / {entry.Sk}, cannot be "
                + $"{(entry.IsReadable ? "handled" : "read")}. What it stood for may not have been told: look into "
                + $"it. See roleferry quarantine show {entry.Id}. It says: "
                + $"{string.Join(", ", known.Select(t => $"{t.name} {t.Text}"))}."
        );
    }

    private static ImmutableSortedDictionary<string, string> Tags(
        QuarantineEntry entry,
        Dictionary<string, AttributeValue> item
    )
    {
        var tags = ImmutableSortedDictionary<string, string>.Empty.Add("severity", $"{SeverityOf(entry, item)}");
        return Readable(item, "service") is { Length: > 0 } service ? tags.Add("service", service) : tags;
    }

    private static string Readable(Dictionary<string, AttributeValue> item, string name) =>
        item.GetValueOrDefault(name)?.S ?? "";
}
