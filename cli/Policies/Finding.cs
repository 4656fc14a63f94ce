namespace RoleFerry.Cli.Policies;

/// <summary>Something in a policy that its author should know.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="Line">From 1 on.</param>
/// <param name="Column">From 1 on, in characters.</param>
/// <param name="Text">What is wrong and what to do about it, in plain sentences.</param>
internal sealed record Finding(FindingLevel Level, int Line, int Column, string Text);
