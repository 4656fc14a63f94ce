namespace RoleFerry.Core.Tests.Logs;

/// <summary>Logs as programs write them, kept beside the tests.</summary>
internal static class Sample
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Logs", "samples");

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>The lines of a sample, without the end of the last one.</summary>
    public static string[] Lines(string name) => Read(name).TrimEnd('\n').Split('\n');

    /// <summary>The names of a folder's samples.</summary>
    public static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(Path.Combine(Folder, folder)).Select(f => Path.Combine(folder, Path.GetFileName(f)));
}
