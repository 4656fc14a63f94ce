using System.Xml.Linq;

namespace RoleFerry.Cli.Packaging;

/// <summary>What of the clone goes into an archive beside the functions.</summary>
/// <param name="Root">The clone's folder.</param>
internal sealed record PackageSources(string Root)
{
    /// <summary>What the archive and the bill of materials call this system.</summary>
    public const string Product = "roleferry-serverless";

    public string Template => Text("template.yaml");

    public string Config => Text("samconfig.toml");

    /// <summary>The release: Directory.Build.props says which.</summary>
    public string Version =>
        XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>The clone that the working directory is in.</summary>
    /// <exception cref="PackageException">It is in none.</exception>
    public static PackageSources Nearest()
    {
        for (
            var folder = new DirectoryInfo(Directory.GetCurrentDirectory());
            folder is not null;
            folder = folder.Parent
        )
            if (
                File.Exists(Path.Combine(folder.FullName, "functions", "Makefile"))
                && File.Exists(Path.Combine(folder.FullName, "template.yaml"))
            )
                return new PackageSources(folder.FullName);
        throw new PackageException("Functions are built where their sources are: run this in a clone.");
    }

    /// <summary>The templates that template.yaml nests, and those that these nest.</summary>
    public IEnumerable<PackedFile> NestedTemplates()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var left = new Queue<string>(["template.yaml"]);
        while (left.TryDequeue(out var template))
            foreach (var nested in PackagedTemplate.NestedIn(Text(template)))
            {
                var path = Path.GetRelativePath(
                        Root,
                        Path.GetFullPath(nested, Path.GetDirectoryName(Path.Combine(Root, template))!)
                    )
                    .Replace('\\', '/');
                if (found.Add(path))
                    left.Enqueue(path);
            }

        return found.Select(path => new PackedFile(path, File.ReadAllBytes(Path.Combine(Root, path))));
    }

    /// <summary>A file of the clone.</summary>
    public PackedFile Read(string path) => new(path, File.ReadAllBytes(Path.Combine(Root, path)));

    private string Text(string path) => File.ReadAllText(Path.Combine(Root, path));
}
