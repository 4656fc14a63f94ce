namespace RoleFerry.Core.Logs.Redaction.Kinds;

/// <summary>Where a text has a secret.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="End">The unit behind its last.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct Spot(int Start, int End, SecretKind Kind);
