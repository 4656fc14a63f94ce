namespace RoleFerry.Core.Tests.Logs;

/// <summary>Logs as programs write them, kept beside the tests.</summary>
internal static class Sample
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Logs", "samples");

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>The lines of a sample, without the end of the last one.</summary>
    public static string[] Lines(string name) => Read(name).TrimEnd('\n').Split('\n');

    /// <summary>
    /// The lines of a sample that says what should come out. <c>ROLEFERRY_UPDATE_GOLDEN=1</c> writes it anew, into the
    /// tests' source; look at the difference before you commit it.
    /// </summary>
    public static string[] Expected(string name, IEnumerable<string> actual)
    {
        if (Environment.GetEnvironmentVariable("ROLEFERRY_UPDATE_GOLDEN") != "1")
            return Lines(name);
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "RoleFerry.Serverless.sln")))
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("This is no clone.");
        string[] lines = [.. actual];
        File.WriteAllLines(Path.Combine(root, "tests", "Core.Tests", "Logs", "samples", name), lines);
        return lines;
    }

    /// <summary>The names of a folder's samples.</summary>
    public static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(Path.Combine(Folder, folder)).Select(f => Path.Combine(folder, Path.GetFileName(f)));
}
