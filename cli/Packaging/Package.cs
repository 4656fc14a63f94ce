using System.Security.Cryptography;
using System.Text;

namespace RoleFerry.Cli.Packaging;

/// <summary>One architecture's archive: what <c>sam deploy</c> takes as it is.</summary>
/// <param name="Name">The archive's name without its ending, and the folder in it.</param>
/// <param name="Archive">The .tar.gz.</param>
/// <param name="BillOfMaterials">What is in it, CycloneDX.</param>
internal sealed record Package(string Name, byte[] Archive, byte[] BillOfMaterials)
{
    /// <summary>What the name of an archive ends in that is built with stand-ins of AWS's packages.</summary>
    public const string NotForDeployment = "NOT-FOR-DEPLOYMENT";

    /// <summary>Makes it. The same functions and sources give the same bytes.</summary>
    /// <param name="sources">The clone.</param>
    /// <param name="architecture">What the functions are built for.</param>
    /// <param name="functions">All that template.yaml deploys.</param>
    /// <param name="withStandIns">Whether they are built with stand-ins of AWS's packages.</param>
    /// <exception cref="PackageException">
    /// A function is missing or built for something else, or the template cannot be changed.
    /// </exception>
    public static Package Of(
        PackageSources sources,
        Architecture architecture,
        IReadOnlyList<BuiltFunction> functions,
        bool withStandIns
    )
    {
        var wanted = PackagedTemplate.FunctionsOf(sources.Template);
        if (wanted.Except(functions.Select(f => f.Name)).FirstOrDefault() is { } missing)
            throw new PackageException($"{missing} is not built.");
        if (functions.FirstOrDefault(f => !architecture.Runs(f.Bootstrap)) is { } other)
            throw new PackageException($"{other.Name} is not built for {architecture.Name}.");

        var suffix = withStandIns ? $"-{NotForDeployment}" : "";
        var name = $"{PackageSources.Product}-{sources.Version}-{architecture.Name}{suffix}";
        var materials = Packaging.BillOfMaterials.Write(PackageSources.Product, sources.Version, functions);
        List<PackedFile> files =
        [
            Text("template.yaml", PackagedTemplate.Write(sources.Template, architecture, sources.Version)),
            Text("samconfig.toml", PackagedConfig.Write(sources.Config, architecture)),
            new("sbom.cdx.json", materials),
            sources.Read("LICENSE"),
            sources.Read("NOTICE"),
            .. sources.NestedTemplates(),
            .. functions.Select(f => new PackedFile(PackagedTemplate.ZipOf(f.Name), Packing.Zip(f.Bootstrap))),
        ];
        files.Add(Text("SHA256SUMS", Checksums(files)));
        return new Package(name, Packing.Tar(name, files), materials);
    }

    /// <summary>As <c>sha256sum</c> writes and reads it.</summary>
    public static string Checksums(IEnumerable<PackedFile> files) =>
        string.Concat(
            files
                .OrderBy(f => f.Path, StringComparer.Ordinal)
                .Select(f => $"{Convert.ToHexStringLower(SHA256.HashData(f.Bytes))}  {f.Path}\n")
        );

    private static PackedFile Text(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
