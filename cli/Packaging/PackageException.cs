namespace RoleFerry.Cli.Packaging;

/// <summary>Why no archive can be made.</summary>
internal sealed class PackageException(string message) : Exception(message);
