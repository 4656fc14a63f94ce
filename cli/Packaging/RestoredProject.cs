using System.Text.Json;
using System.Xml.Linq;

namespace RoleFerry.Cli.Packaging;

/// <summary>
/// What NuGet restored for a function: the packages that are compiled into it, and the runtime that is.
/// </summary>
internal static class RestoredProject
{
    /// <summary>Parts of the runtime that Native AOT links into the program.</summary>
    private static readonly string[] RuntimeParts = [".NativeAOT.", ".ILCompiler"];

    /// <summary>Reads <c>project.assets.json</c>.</summary>
    public static IReadOnlyList<LibraryUse> Read(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        var assets = file.RootElement;
        string[] folders = [.. assets.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name)];
        var target = assets
            .GetProperty("targets")
            .EnumerateObject()
            .Last(t => t.Name.Contains('/', StringComparison.Ordinal))
            .Value;
        var resolved = target
            .EnumerateObject()
            .ToDictionary(l => l.Name.Split('/')[0], l => l.Name.Split('/')[1], StringComparer.OrdinalIgnoreCase);

        var libraries =
            from library in target.EnumerateObject()
            where library.Value.GetProperty("type").GetString() == "package" && IsCompiledIn(library.Value)
            let name = library.Name.Split('/')
            select Of(folders, name[0], name[1], NeedsOf(library.Value));
        var runtime =
            from framework in assets.GetProperty("project").GetProperty("frameworks").EnumerateObject()
            where framework.Value.TryGetProperty("downloadDependencies", out _)
            from download in framework.Value.GetProperty("downloadDependencies").EnumerateArray()
            let name = download.GetProperty("name").GetString()!
            where RuntimeParts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase))
            select Of(folders, name, download.GetProperty("version").GetString()!.Trim('[', ']').Split(',')[0], []);
        return [.. libraries.Concat(runtime).OrderBy(l => l.Reference, StringComparer.Ordinal)];

        IReadOnlyList<string> NeedsOf(JsonElement library) =>
            library.TryGetProperty("dependencies", out var needs)
                ?
                [
                    .. needs
                        .EnumerateObject()
                        .Where(n => resolved.ContainsKey(n.Name))
                        .Select(n => LibraryUse.ReferenceOf(n.Name, resolved[n.Name])),
                ]
                : [];
    }

    /// <summary>A package with nothing but analyzers or targets leaves nothing in the program.</summary>
    private static bool IsCompiledIn(JsonElement library) =>
        library.TryGetProperty("runtime", out var files)
        && files.EnumerateObject().Any(f => !f.Name.EndsWith("/_._", StringComparison.Ordinal));

    private static LibraryUse Of(string[] folders, string name, string version, IReadOnlyList<string> needs)
    {
#pragma warning disable CA1308 // NuGet's folders are named in lower case.
        var (lower, lowerVersion) = (name.ToLowerInvariant(), version.ToLowerInvariant());
#pragma warning restore CA1308
        var folder = folders.Select(f => Path.Combine(f, lower, lowerVersion)).FirstOrDefault(Directory.Exists);
        var checksum = folder is null ? null : Path.Combine(folder, $"{lower}.{lowerVersion}.nupkg.sha512");
        return new LibraryUse(
            name,
            version,
            File.Exists(checksum) ? Convert.ToHexStringLower(Convert.FromBase64String(File.ReadAllText(checksum))) : "",
            folder is null ? "" : LicenseOf(Path.Combine(folder, lower + ".nuspec")),
            needs
        );
    }

    private static string LicenseOf(string nuspec) =>
        File.Exists(nuspec)
            ? XDocument
                .Load(nuspec)
                .Descendants()
                .FirstOrDefault(e => e.Name.LocalName == "license" && (string?)e.Attribute("type") == "expression")
                ?.Value
                ?? ""
            : "";
}
