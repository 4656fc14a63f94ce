using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Logs.Rules;

/// <summary>
/// An error that is known by name. Unlike others it raises a signal whenever it comes, not only when it is new.
/// </summary>
/// <param name="Name">What people call it.</param>
/// <param name="Match">Which errors it is.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Runbook">What helps; null: nothing is written down.</param>
public sealed record NamedPattern(string Name, LogMatcher Match, Severity Severity, string? Runbook = null);
