namespace RoleFerry.Core.Logs.Templates;

/// <summary>A part of a message that its template leaves out.</summary>
/// <param name="Start">Offset in the message, in bytes of UTF-8.</param>
/// <param name="Length">Length in bytes of UTF-8.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct Mask(int Start, int Length, MaskKind Kind);
