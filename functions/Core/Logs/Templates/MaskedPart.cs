namespace RoleFerry.Core.Logs.Templates;

/// <summary>What a placeholder stands for, or what stays or goes without one.</summary>
/// <param name="Text">The part of the message.</param>
/// <param name="Kind">Why.</param>
public readonly record struct MaskedPart(string Text, MaskKind Kind);
