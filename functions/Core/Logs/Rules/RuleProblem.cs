namespace RoleFerry.Core.Logs.Rules;

/// <summary>Something in rules that no function can work with.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Text">What is wrong, in a sentence.</param>
public sealed record RuleProblem(RulePlace Place, string Text);
