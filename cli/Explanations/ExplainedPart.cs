namespace RoleFerry.Cli.Explanations;

/// <summary>A part of an event that could not be understood.</summary>
/// <param name="Where">A path into the event.</param>
/// <param name="What">What was wrong there.</param>
internal sealed record ExplainedPart(string Where, string What);
