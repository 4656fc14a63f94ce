using System.Globalization;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Incidents;

/// <summary>An incident as the item <c>INC#id / STATE</c>.</summary>
internal static class IncidentItem
{
    /// <summary>
    /// The partition of the index of open incidents. One: an index partition takes 1,000 writes a second, and there
    /// are never so many incidents open.
    /// </summary>
    public const string OpenPartition = "OPEN";

    public static Item Write(Incident incident)
    {
        var item = new Item(TableKeys.Incident(incident.Id), TableKeys.State).With("type", "incident");
        // A watchdog's is in no list, and no clock runs for it.
        if (Watchdog.Is(incident.Signal))
        {
            Map(ItemFields.Writing(item), incident with { LookAt = null });
            return item;
        }

        Map(ItemFields.Writing(item), incident);
        if (incident.LookAt is not null)
            item.With("dueShard", TableKeys.ClockShard(incident.Id));
        return item.With("openStatus", incident.IsOpen ? OpenPartition : EndedPartition(incident.OpenedAt));
    }

    public static Incident Read(Dictionary<string, AttributeValue> item)
    {
        var incident = Map(ItemFields.Reading(item), null);
        item.RequireKey(TableKeys.Incident(incident.Id), TableKeys.State);
        return incident;
    }

    /// <summary>
    /// The partition of the index of incidents that are over, by the month (UTC) in which they were opened. Items of
    /// code that knew no such partition lack it until <see cref="IncidentHistory.AdoptAsync"/> gives it to them.
    /// </summary>
    public static string EndedPartition(DateTimeOffset openedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"ENDED#{openedAt.UtcDateTime:yyyy-MM}");

    private static Incident Map(ItemFields item, Incident? it)
    {
        var beganAt = item.Moment("beganAt", it?.BeganAt);
        return new()
        {
            Id = item.Text("id", it?.Id),
            Key = item.Text("key", it?.Key),
            Version = item.Int("version", it?.Version),
            Status = item.Enum("status", it?.Status),
            Severity = item.Enum("severity", it?.Severity),
            Title = item.Text("title", it?.Title),
            Summary = item.Text("summary", it?.Summary),
            Service = item.Text("service", it?.Service),
            Runbook = item.Text("runbook", it?.Runbook),
            Signal = item.Signal("signal", it?.Signal, beganAt),
            BeganAt = beganAt,
            OpenedAt = item.Moment("openedAt", it?.OpenedAt),
            LastToldAt = item.Moment("lastToldAt", it?.LastToldAt),
            ResolvedAt = item.MomentOrNull("resolvedAt", it?.ResolvedAt),
            Reopened = item.Int("reopened", it?.Reopened),
            Returns = item.Moments("returns", it?.Returns),
            Channels = item.Texts("channels", it?.Channels),
            Joined = item.Int("joined", it?.Joined),
            Fallback = item.Texts("fallback", it?.Fallback),
            Changes = item.Texts("changes", it?.Changes),
            SuspectsAt = item.MomentOrNull("suspectsAt", it?.SuspectsAt),
            PolicyVersion = item.Text("policyVersion", it?.PolicyVersion),
            SeverityOfAlarms = item.EnumOrNull("severityOfAlarms", it?.SeverityOfAlarms),
            SeverityAt = item.MomentOrNull("severityAt", it?.SeverityAt),
            AskedAt = item.MomentOrNull("askedAt", it?.AskedAt),
            QuietSince = item.MomentOrNull("quietSince", it?.QuietSince),
            AcknowledgedBy = item.Text("acknowledgedBy", it?.AcknowledgedBy),
            AcknowledgedAt = item.MomentOrNull("acknowledgedAt", it?.AcknowledgedAt),
            Owner = item.Text("owner", it?.Owner),
            MutedUntil = item.MomentOrNull("mutedUntil", it?.MutedUntil),
            Level = item.Int("level", it?.Level),
            Generation = item.Int("generation", it?.Generation),
            ResolvedBy = item.Text("resolvedBy", it?.ResolvedBy),
            SaidOpenAt = item.MomentOrNull("saidOpenAt", it?.SaidOpenAt),
            EscalatedAt = item.MomentOrNull("escalatedAt", it?.EscalatedAt),
            HeldUntil = item.MomentOrNull("heldUntil", it?.HeldUntil),
            HeardAt = item.MomentOrNull("heardAt", it?.HeardAt),
            QuestionedAt = item.MomentOrNull("questionedAt", it?.QuestionedAt),
            OverdueAt = item.MomentOrNull("overdueAt", it?.OverdueAt),
            AcknowledgeBy = item.MomentOrNull("acknowledgeBy", it?.AcknowledgeBy),
            ResolveBy = item.MomentOrNull("resolveBy", it?.ResolveBy),
            LookAt = item.MomentOrNull("dueAt", it?.LookAt),
            ExpiresAt = item.ExpiryOrNull("expiresAt", it?.ExpiresAt),
        };
    }
}
