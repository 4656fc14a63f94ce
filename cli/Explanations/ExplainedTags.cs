namespace RoleFerry.Cli.Explanations;

/// <summary>What becomes of an alarm's tags that its event does not carry.</summary>
/// <param name="Text">Whether AlarmRouter asks for them, in a sentence.</param>
/// <param name="Raised">What follows from them once everybody is told; null where nothing does, or is known.</param>
internal sealed record ExplainedTags(string Text, ExplainedDecision? Raised);
