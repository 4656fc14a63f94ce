using System.Xml.Linq;

namespace RoleFerry.AwsPackages.Tests.Choice;

/// <summary>The tree that these tests were built from.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>The pinned version of each package that has a stand-in, by its name.</summary>
    public static Dictionary<string, string> StandIns =>
        XDocument
            .Load(Path.Combine(Root, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Where(version => (string?)version.Attribute("StandIn") == "true")
            .ToDictionary(
                version => (string)version.Attribute("Include")!,
                version => (string)version.Attribute("Version")!
            );

    /// <summary>
    /// What the project files and the props that they import name in items of one kind, with the file that does.
    /// </summary>
    public static IEnumerable<(string File, string Package)> Named(string item) =>
        from file in Directory
            .EnumerateFiles(Root, "*.*proj", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Root, "*.props", SearchOption.AllDirectories))
        let path = Path.GetRelativePath(Root, file)
        where
            !path.Split(Path.DirectorySeparatorChar)
                .Any(folder => folder is "obj" or "bin" || (folder.Length > 1 && folder[0] == '.'))
        from element in XDocument.Load(file).Descendants(item)
        select (path, (string)element.Attribute("Include")!);

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "RoleFerry.Serverless.sln")) ? folder : Above(Path.GetDirectoryName(folder)!);
}
