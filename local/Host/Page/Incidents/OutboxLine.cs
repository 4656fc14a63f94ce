namespace RoleFerry.Local.Page.Incidents;

/// <summary>A message of the outbox.</summary>
internal sealed record OutboxLine(
    string Channel,
    string Kind,
    string State,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DueAt,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> History
);
