namespace RoleFerry.Core.Sources.Mappings;

/// <summary>A tag of the signal.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">A <see cref="TextTemplate"/>; where the event says nothing of it there is no such tag.</param>
public sealed record TagRule(string Name, string Value);
