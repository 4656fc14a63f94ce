namespace RoleFerry.Local.Page.Incidents;

/// <summary>A line of the timeline.</summary>
internal sealed record TimelineLine(
    DateTimeOffset At,
    string Kind,
    string Who,
    string What,
    IReadOnlyList<string> Reasons
);
