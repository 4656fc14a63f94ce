namespace RoleFerry.Cli.Tests;

/// <summary>Files of the clone that the tests were built from.</summary>
internal static class Clone
{
    private static readonly string Root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A file's or folder's place.</summary>
    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "RoleFerry.Serverless.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside a clone.");
    }
}
