using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents.History;

/// <summary>Which incidents are meant. What is null does not matter.</summary>
/// <param name="From">Opened at this moment or later.</param>
/// <param name="To">Opened before this moment.</param>
/// <param name="Severity">This bad.</param>
/// <param name="Service">Of this service, in upper or lower case.</param>
/// <param name="Status">Standing so.</param>
public sealed record IncidentFilter(
    DateTimeOffset From,
    DateTimeOffset To,
    Severity? Severity = null,
    string? Service = null,
    IncidentStatus? Status = null
)
{
    /// <summary>Whether an incident is meant.</summary>
    public bool Takes(Incident incident) =>
        incident.OpenedAt >= From
        && incident.OpenedAt < To
        && (Severity is null || incident.Severity == Severity)
        && (Service is null || string.Equals(incident.Service, Service, StringComparison.OrdinalIgnoreCase))
        && (Status is null || incident.Status == Status);
}
