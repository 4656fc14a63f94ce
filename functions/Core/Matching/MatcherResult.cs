namespace RoleFerry.Core.Matching;

/// <summary>What one matcher made of a signal.</summary>
/// <param name="Matcher">The condition.</param>
/// <param name="Value">The label's value; empty where missing.</param>
/// <param name="Held">Whether the condition held.</param>
public readonly record struct MatcherResult(Matcher Matcher, string Value, bool Held);
