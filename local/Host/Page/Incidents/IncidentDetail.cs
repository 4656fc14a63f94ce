namespace RoleFerry.Local.Page.Incidents;

/// <summary>An incident with all that is stored of it.</summary>
internal sealed record IncidentDetail(
    IncidentSummary Incident,
    string Key,
    string Runbook,
    string PolicyVersion,
    int Version,
    int Reopened,
    IReadOnlyList<TimelineLine> Timeline,
    IReadOnlyList<OutboxLine> Outbox,
    IReadOnlyList<MemberLine> Members,
    IReadOnlyList<ErrorLine> Errors
);
