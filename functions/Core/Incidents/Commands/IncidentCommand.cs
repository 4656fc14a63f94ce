using System.Security.Cryptography;
using System.Text;

namespace RoleFerry.Core.Incidents.Commands;

/// <summary>What somebody, or the clock, wants done about one incident.</summary>
public sealed record IncidentCommand
{
    /// <summary>Which incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>
    /// Names this very command within its way: Slack's trigger, PagerDuty's event, the timer's. A command with an id
    /// that was carried out before does nothing.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>Which way it came.</summary>
    public required CommandWay Way { get; init; }

    /// <summary>Who wants it, as people know them.</summary>
    public required string Who { get; init; }

    /// <summary>When they said it, UTC, by the clock of the way it came. Orders what people and alarms say.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What they want.</summary>
    public required IncidentAction Action { get; init; }

    /// <summary>
    /// The <see cref="Incident.Generation"/> that it is meant for; null for any. A timer carries the one it was set
    /// for, and does nothing once that is gone.
    /// </summary>
    public int? Generation { get; init; }

    /// <summary>Names this very command among all: 32 hexadecimal digits.</summary>
    public string DedupId =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{Way}\u001f{IncidentId}\u001f{Id}")).AsSpan(0, 16)
        );
}
