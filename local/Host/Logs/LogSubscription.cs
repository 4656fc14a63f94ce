namespace RoleFerry.Local.Logs;

/// <summary>A function that is given every entry of a log group.</summary>
internal sealed record LogSubscription(string Filter, string LogGroup, string Function);
