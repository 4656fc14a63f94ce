namespace RoleFerry.Local.Page.Incidents;

/// <summary>An alarm that belongs to the incident.</summary>
internal sealed record MemberLine(string Name, string State, DateTimeOffset At);
