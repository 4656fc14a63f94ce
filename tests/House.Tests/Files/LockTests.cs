namespace RoleFerry.House.Tests.Files;

public class LockTests
{
    private static readonly string[] Roots = ["functions", "cli", "local", "tests", "eng"];

    [Fact]
    public void Each_project_has_its_lock_file() =>
        Faults.None(
            from project in Repository.Files(Roots)
            where project.EndsWith(".csproj", StringComparison.Ordinal)
            let kept = $"{Path.GetDirectoryName(project)}/packages.lock.json"
            where !File.Exists(Repository.PathOf(kept))
            select kept,
            "Run `dotnet restore RoleFerry.Serverless.sln` with AwsLambdaPackages=stand-in, and commit what it writes:"
        );

    /// <summary>A clone downloads from the registries that its machine is set up for.</summary>
    [Fact]
    public void No_lock_file_says_where_to_download_from() =>
        Faults.None(
            from file in Locks()
            from line in File.ReadLines(Repository.PathOf(file))
            where line.Contains("\"resolved\"", StringComparison.Ordinal)
            where line.Contains("://", StringComparison.Ordinal)
            select $"{file}: {line.Trim()}",
            "Take the addresses out; the checksums stay (npm: --omit-lockfile-registry-resolved):"
        );

    [Fact]
    public void Each_locked_package_has_its_checksum() =>
        Faults.None(
            from file in Locks()
            let text = File.ReadAllText(Repository.PathOf(file))
            let packages = Count(text, "\"resolved\": ") + Count(text, "\n    \"node_modules/")
            let checksums = Count(text, "\"contentHash\": ") + Count(text, "\"integrity\": ")
            where packages != checksums
            select $"{file}: {packages} packages, {checksums} checksums",
            "Write these anew with the package manager:"
        );

    /// <summary>Else it would hold on machines with this machine's processor only.</summary>
    [Fact]
    public void No_working_build_locks_what_is_for_one_processor() =>
        Faults.None(
            Locks()
                .Where(file => Path.GetFileName(file) is "packages.lock.json" or "packages.nuget.lock.json")
                .Where(file => File.ReadAllText(Repository.PathOf(file)).Contains("/linux-", StringComparison.Ordinal)),
            "Find out which property gives these projects a RuntimeIdentifier:"
        );

    private static string[] Locks()
    {
        string[] locks = [.. Repository.Files(Roots).Where(IsLock)];
        Assert.Contains(locks, file => file.EndsWith("package-lock.json", StringComparison.Ordinal));
        Assert.Contains(locks, file => file.EndsWith("packages.lock.json", StringComparison.Ordinal));
        return locks;
    }

    private static bool IsLock(string file) =>
        file.EndsWith(".lock.json", StringComparison.Ordinal)
        || file.EndsWith("package-lock.json", StringComparison.Ordinal);

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
