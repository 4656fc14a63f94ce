namespace RoleFerry.House.Tests.Namespaces;

/// <summary>A type of one namespace names a type of another.</summary>
/// <param name="File">The source file of the user, relative to the clone.</param>
/// <param name="Type">The type that is used.</param>
internal sealed record NamespaceUse(string From, string To, string File, string Type);
