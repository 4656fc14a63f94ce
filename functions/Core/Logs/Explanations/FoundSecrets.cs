namespace RoleFerry.Core.Logs.Explanations;

/// <summary>Secrets of one kind in one error.</summary>
/// <param name="Kind">The kind's name.</param>
/// <param name="Count">How many.</param>
public sealed record FoundSecrets(string Kind, int Count);
