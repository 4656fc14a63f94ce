namespace RoleFerry.Functions.Tests;

/// <summary>The clone that the tests were built from.</summary>
internal static class Repository
{
    private const string Mark = "RoleFerry.Serverless.sln";

    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, Mark)))
                return folder.FullName;
        throw new InvalidOperationException($"No folder above {start} holds {Mark}.");
    }
}
