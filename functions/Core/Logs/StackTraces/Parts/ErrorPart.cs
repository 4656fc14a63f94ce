namespace RoleFerry.Core.Logs.StackTraces.Parts;

/// <summary>Where in the text an error's type and message stand.</summary>
internal readonly record struct ErrorPart(Part Type, Part Message);
