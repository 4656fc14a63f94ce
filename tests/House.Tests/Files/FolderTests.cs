namespace RoleFerry.House.Tests.Files;

public class FolderTests
{
    private const int Most = 25;

    private static readonly string[] Roots = ["functions", "cli", "local", "tests"];

    /// <summary>A folder of tests bears the name of the folder that it tests, however few tests it holds.</summary>
    private static readonly Dictionary<string, string> Mirrors = new()
    {
        ["tests/Adapters.Tests"] = "functions/Adapters",
        ["tests/Cli.Tests"] = "cli",
        ["tests/Core.Tests"] = "functions/Core",
        ["tests/Local.Tests"] = "local/Host",
        ["tests/Shared"] = "functions/Core",
    };

    /// <summary>The folders that are as they are for a good reason.</summary>
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["functions/Core/Channels/Test"] = "one folder for each kind of channel",
        ["functions/architectures/arm64"] = "SAM builds what CodeUri names: a Makefile for each architecture (0019)",
        ["functions/architectures/x86_64"] = "SAM builds what CodeUri names: a Makefile for each architecture (0019)",
        ["local/AwsPackages/Amazon.Lambda.CloudWatchLogsEvents"] = "one folder for each package, and this has one type",
        ["local/Host/S3"] = "one folder for each of AWS's services that the local system answers for",
        ["local/Host/Stacks"] = "one folder for each of AWS's services that the local system answers for",
        ["tests/Core.Tests/Channels/golden/situations"] = "one file for each situation that docs/messages.md names",
        ["tests/Functions.Tests/Workflows"] = "tests .github/workflows",
        ["tests/Local.Tests/Fixtures/monitoring"] = "the fixtures' templates name it as the repository's do",
    };

    [Fact]
    public void No_folder_holds_more_than_25_files_or_only_one() =>
        Faults.None(
            from folder in Roots.SelectMany(Repository.Folders)
            let files = Repository.FilesIn(folder).Count()
            where files > Most || (files == 1 && !HoldsFolders(folder) && !IsMirror(folder))
            where !Reasons.ContainsKey(folder)
            select $"{folder} holds {files}",
            "Split the folder by concept, or put its file where its users are; "
                + $"a good reason to leave it goes to {nameof(FolderTests)}.{nameof(Reasons)}:"
        );

    [Fact]
    public void Each_reason_is_of_a_folder_that_needs_it() =>
        Faults.None(
            from folder in Reasons.Keys
            let files = Directory.Exists(Repository.PathOf(folder)) ? Repository.FilesIn(folder).Count() : 0
            where files is > 1 and <= Most or 0
            select $"{folder} holds {files}",
            $"Take these out of {nameof(FolderTests)}.{nameof(Reasons)}:"
        );

    private static bool HoldsFolders(string folder) => Repository.Folders(folder).Skip(1).Any();

    private static bool IsMirror(string folder) =>
        Mirrors.Any(mirror =>
            folder.StartsWith($"{mirror.Key}/", StringComparison.Ordinal)
            && Directory.Exists(Repository.PathOf(mirror.Value + folder[mirror.Key.Length..]))
        );
}
