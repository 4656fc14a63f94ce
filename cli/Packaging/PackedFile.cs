namespace RoleFerry.Cli.Packaging;

/// <summary>A file of an archive.</summary>
/// <param name="Path">Its place in the archive, with slashes.</param>
/// <param name="Bytes">What it holds.</param>
internal sealed record PackedFile(string Path, byte[] Bytes);
