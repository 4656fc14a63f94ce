namespace RoleFerry.Local.Processes;

/// <summary>Finds the programs that the local system needs and names what brings those that are missing.</summary>
internal static class Programs
{
    /// <summary>The full path of a program.</summary>
    /// <exception cref="LocalSetupException">It is not on the PATH; the message names Debian's package.</exception>
    public static string Find(string name, string debianPackage) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists)
        ?? throw new LocalSetupException($"{name} is not on the PATH. On Debian: apt-get install {debianPackage}");
}
