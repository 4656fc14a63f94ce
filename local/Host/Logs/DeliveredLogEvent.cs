namespace RoleFerry.Local.Logs;

/// <summary>One entry of a log stream.</summary>
internal sealed record DeliveredLogEvent(string Id, string Stream, DateTimeOffset At, string Message);
