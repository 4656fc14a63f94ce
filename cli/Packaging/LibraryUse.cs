namespace RoleFerry.Cli.Packaging;

/// <summary>A NuGet package that is compiled into a function.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha512">The package's checksum, in hexadecimal; empty where the cache does not keep it.</param>
/// <param name="License">An SPDX expression; empty where the package does not say.</param>
/// <param name="Needs">The packages that it needs, by reference.</param>
internal sealed record LibraryUse(
    string Name,
    string Version,
    string Sha512,
    string License,
    IReadOnlyList<string> Needs
)
{
    /// <summary>Its package URL: https://github.com/package-url/purl-spec.</summary>
    public string Reference => ReferenceOf(Name, Version);

    public static string ReferenceOf(string name, string version) => $"pkg:nuget/{name}@{version}";
}
