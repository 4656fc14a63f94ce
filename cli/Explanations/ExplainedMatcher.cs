namespace RoleFerry.Cli.Explanations;

/// <summary>What one matcher made of a signal.</summary>
/// <param name="Matcher">As the policy has it.</param>
/// <param name="Value">The label's value; empty where missing.</param>
/// <param name="Held">Whether the condition held.</param>
internal sealed record ExplainedMatcher(string Matcher, string Value, bool Held);
