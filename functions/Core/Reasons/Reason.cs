namespace RoleFerry.Core.Reasons;

/// <summary>Why something was decided: a named value, and a sentence for a person.</summary>
/// <param name="Code">The name. Stored, counted and tested; never reworded.</param>
/// <param name="Text">The same for a tired reader, with the facts in it.</param>
public readonly record struct Reason(ReasonCode Code, string Text);
