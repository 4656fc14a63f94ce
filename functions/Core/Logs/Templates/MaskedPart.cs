namespace RoleFerry.Core.Logs.Templates;

/// <summary>What a placeholder stands for.</summary>
/// <param name="Text">The part of the message.</param>
/// <param name="Kind">Why it is variable.</param>
public readonly record struct MaskedPart(string Text, MaskKind Kind);
