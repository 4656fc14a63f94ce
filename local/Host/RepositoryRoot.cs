namespace RoleFerry.Local;

/// <summary>Finds the clone that this program was built from.</summary>
public static class RepositoryRoot
{
    private const string Mark = "RoleFerry.Serverless.sln";

    /// <summary>
    /// The folder that holds the solution: the nearest one above the program, else above the working directory.
    /// </summary>
    /// <exception cref="LocalSetupException">Neither lies inside a clone.</exception>
    public static string Find() =>
        Above(AppContext.BaseDirectory)
        ?? Above(Directory.GetCurrentDirectory())
        ?? throw new LocalSetupException($"Run this inside a clone of the repository: no folder above holds {Mark}.");

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, Mark)))
                return folder.FullName;
        return null;
    }
}
