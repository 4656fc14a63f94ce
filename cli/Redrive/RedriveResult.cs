namespace RoleFerry.Cli.Redrive;

/// <summary>What became of a failure.</summary>
/// <param name="Outcome">In a word.</param>
/// <param name="Text">In a sentence.</param>
internal sealed record RedriveResult(RedriveOutcome Outcome, string Text);
