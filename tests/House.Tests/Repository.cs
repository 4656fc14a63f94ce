namespace RoleFerry.House.Tests;

/// <summary>The clone that the tests were built from.</summary>
internal static class Repository
{
    private const string Mark = "RoleFerry.Serverless.sln";

    /// <summary>What builds, tools and editors leave behind.</summary>
    private static readonly string[] Generated = ["bin", "obj", "node_modules"];

    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>A folder, and all folders below it that people keep, relative to the clone.</summary>
    public static IEnumerable<string> Folders(string folder) =>
        Directory
            .EnumerateDirectories(PathOf(folder))
            .Where(IsKept)
            .SelectMany(inner => Folders(Relative(inner)))
            .Prepend(folder);

    /// <summary>The files directly in a folder, relative to the clone.</summary>
    public static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(PathOf(folder)).Select(Relative).Order(StringComparer.Ordinal);

    /// <summary>All files below some folders that people keep, relative to the clone.</summary>
    public static IEnumerable<string> Files(params string[] folders) => folders.SelectMany(Folders).SelectMany(FilesIn);

    public static IEnumerable<string> Sources(params string[] folders) =>
        Files(folders).Where(f => f.EndsWith(".cs", StringComparison.Ordinal));

    private static bool IsKept(string folder)
    {
        var name = Path.GetFileName(folder);
        return !name.StartsWith('.') && !Generated.Contains(name);
    }

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, Mark)))
                return folder.FullName;
        throw new InvalidOperationException($"No folder above {start} holds {Mark}.");
    }
}
