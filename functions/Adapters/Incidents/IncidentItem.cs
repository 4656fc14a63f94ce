using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Sources;

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
        var item = new Item(TableKeys.Incident(incident.Id), TableKeys.State)
            .With("type", "incident")
            .With("id", incident.Id)
            .With("key", incident.Key)
            .With("version", incident.Version)
            .With("status", incident.Status.ToString())
            .With("severity", incident.Severity.ToString())
            .With("title", incident.Title)
            .With("summary", incident.Summary)
            .With("service", incident.Service)
            .With("runbook", incident.Runbook)
            .With("signal", SignalDocument.Write(incident.Signal))
            .With("beganAt", incident.BeganAt)
            .With("openedAt", incident.OpenedAt)
            .With("lastToldAt", incident.LastToldAt)
            .With("resolvedAt", incident.ResolvedAt)
            .With("reopened", incident.Reopened)
            .With(
                "returns",
                Item.List(
                    incident.Returns.Select(at => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))
                )
            )
            .With("channels", Item.List(incident.Channels))
            .With("joined", incident.Joined)
            .With("fallback", Item.List(incident.Fallback))
            .With("changes", Item.List(incident.Changes))
            .With("policyVersion", incident.PolicyVersion)
            .With("severityOfAlarms", incident.SeverityOfAlarms?.ToString())
            .With("severityAt", incident.SeverityAt)
            .With("askedAt", incident.AskedAt)
            .With("acknowledgedBy", incident.AcknowledgedBy)
            .With("acknowledgedAt", incident.AcknowledgedAt)
            .With("owner", incident.Owner)
            .With("mutedUntil", incident.MutedUntil)
            .With("level", incident.Level)
            .With("generation", incident.Generation)
            .With("resolvedBy", incident.ResolvedBy)
            .With("saidOpenAt", incident.SaidOpenAt)
            .With("escalatedAt", incident.EscalatedAt)
            .With("heldUntil", incident.HeldUntil)
            .With("heardAt", incident.HeardAt)
            .With("questionedAt", incident.QuestionedAt)
            .With("overdueAt", incident.OverdueAt)
            .With("acknowledgeBy", incident.AcknowledgeBy)
            .With("resolveBy", incident.ResolveBy);
        // A heartbeat's is in no list, and no clock runs for it.
        if (Watchdog.Is(incident.Signal))
            return item;
        if (incident.LookAt is { } look)
            item.With("dueAt", look).With("dueShard", TableKeys.ClockShard(incident.Id));
        return item.With("openStatus", incident.IsOpen ? OpenPartition : EndedPartition(incident.OpenedAt));
    }

    /// <summary>
    /// The partition of the index of incidents that are over, by the month (UTC) in which they were opened. Items of
    /// code that knew no such partition lack it until <see cref="IncidentHistory.AdoptAsync"/> gives it to them.
    /// </summary>
    public static string EndedPartition(DateTimeOffset openedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"ENDED#{openedAt.UtcDateTime:yyyy-MM}");

    public static Incident Read(Dictionary<string, AttributeValue> item) =>
        new()
        {
            Id = item.Text("id"),
            Key = item.Text("key"),
            Version = item.Int("version"),
            Status = item.Enum<IncidentStatus>("status"),
            Severity = item.Enum<Severity>("severity"),
            Title = item.Text("title"),
            Summary = item.Text("summary"),
            Service = item.Text("service"),
            Runbook = item.Text("runbook"),
            Signal = SignalReader.Read(Encoding.UTF8.GetBytes(item.Text("signal")), item.Moment("beganAt")).Signals[0],
            BeganAt = item.Moment("beganAt"),
            OpenedAt = item.Moment("openedAt"),
            LastToldAt = item.Moment("lastToldAt"),
            ResolvedAt = item.MomentOrNull("resolvedAt"),
            Reopened = item.Int("reopened"),
            Returns =
            [
                .. item.List("returns")
                    .Select(at =>
                        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture))
                    ),
            ],
            Channels = item.List("channels"),
            Joined = item.Int("joined"),
            Fallback = item.List("fallback"),
            Changes = item.List("changes"),
            PolicyVersion = item.Text("policyVersion"),
            SeverityOfAlarms = item.ContainsKey("severityOfAlarms") ? item.Enum<Severity>("severityOfAlarms") : null,
            SeverityAt = item.MomentOrNull("severityAt"),
            AskedAt = item.MomentOrNull("askedAt"),
            AcknowledgedBy = item.Text("acknowledgedBy"),
            AcknowledgedAt = item.MomentOrNull("acknowledgedAt"),
            Owner = item.Text("owner"),
            MutedUntil = item.MomentOrNull("mutedUntil"),
            Level = item.Int("level"),
            Generation = item.Int("generation"),
            ResolvedBy = item.Text("resolvedBy"),
            SaidOpenAt = item.MomentOrNull("saidOpenAt"),
            EscalatedAt = item.MomentOrNull("escalatedAt"),
            HeldUntil = item.MomentOrNull("heldUntil"),
            HeardAt = item.MomentOrNull("heardAt"),
            QuestionedAt = item.MomentOrNull("questionedAt"),
            OverdueAt = item.MomentOrNull("overdueAt"),
            AcknowledgeBy = item.MomentOrNull("acknowledgeBy"),
            ResolveBy = item.MomentOrNull("resolveBy"),
            LookAt = item.MomentOrNull("dueAt"),
        };
}
