namespace RoleFerry.Local.Page.Incidents;

/// <summary>An incident in the list.</summary>
internal sealed record IncidentSummary(
    string Id,
    string Status,
    string Severity,
    string Title,
    string Summary,
    string Service,
    IReadOnlyList<string> Channels,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ResolvedAt
);
