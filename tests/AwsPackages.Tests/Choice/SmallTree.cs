namespace RoleFerry.AwsPackages.Tests.Choice;

/// <summary>
/// A tree that has only what decides where the packages come from, with a NuGet cache and a feed of its own.
/// </summary>
internal sealed class SmallTree : IDisposable
{
    private static readonly string[] Deciding =
    [
        "Directory.Build.props",
        "Directory.Build.targets",
        "Directory.Packages.props",
        "eng/aws-packages.proj",
        "eng/aws-packages.sh",
    ];

    private readonly string _root = Directory.CreateTempSubdirectory("roleferry-").FullName;

    private string _project = "";

    public SmallTree()
    {
        Directory.CreateDirectory(In("eng"));
        Directory.CreateDirectory(In("bin"));
        Directory.CreateDirectory(In("cache"));
        foreach (var file in Deciding)
            File.Copy(Path.Combine(SourceTree.Root, file), In(file));
    }

    public bool HasRecord => File.Exists(Record);

    public int TimesTheFeedWasAsked => File.Exists(In("asked")) ? File.ReadAllLines(In("asked")).Length : 0;

    private string Record => In("AwsLambdaPackages.props");

    public void RecordChoice(string mode) =>
        File.WriteAllText(
            Record,
            $"<Project><PropertyGroup><AwsLambdaPackages>{mode}</AwsLambdaPackages><AwsLambdaPackagesReason>the "
                + $"feed said so</AwsLambdaPackagesReason></PropertyGroup></Project>"
        );

    public void Cache(string package, string version) =>
        Directory.CreateDirectory(In($"cache/{package.ToLowerInvariant()}/{version}"));

    /// <summary>A project of the real tree, without its sources, and its lock file.</summary>
    public void AddProject(string project)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(project))!);
        File.Copy(Path.Combine(SourceTree.Root, project), _project = In(project));
        var locked = Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json");
        File.Copy(Path.Combine(SourceTree.Root, locked), In(locked));
    }

    public void Change(string file, string old, string changed)
    {
        var text = File.ReadAllText(In(file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(In(file), text.Replace(old, changed, StringComparison.Ordinal));
    }

    /// <summary>Restores the project that was added.</summary>
    /// <param name="locks">The value of PackageLocks.</param>
    public (int Code, string Output) Restore(string locks) =>
        Shell.Run(
            "dotnet",
            ["restore", _project, "-p:AwsLambdaPackages=stand-in", $"-p:PackageLocks={locks}", "-v", "quiet"]
        );

    /// <summary>What a build would say.</summary>
    public (int Code, string Output) Build(string? environment = null, string? commandLine = null) =>
        Shell.Run(
            "dotnet",
            [
                "msbuild",
                In("eng/aws-packages.proj"),
                "-nologo",
                "-t:Say",
                .. commandLine is null ? [] : new[] { $"-p:AwsLambdaPackages={commandLine}" },
            ],
            ("AwsLambdaPackages", environment),
            ("NUGET_PACKAGES", In("cache"))
        );

    /// <summary>Runs what <c>./roleferry</c> runs, with a dotnet whose restore answers as it is told.</summary>
    public (int Code, string Output) Ask(string restoreSays, int restoreCode, string? environment = null)
    {
        var dotnet = In("bin/dotnet");
        File.WriteAllText(
            dotnet,
            $"#!/bin/sh\necho \"$@\" >>'{In("asked")}'\necho '{restoreSays}'\nexit {restoreCode}\n"
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var result = Shell.Run(
            "bash",
            [In("eng/aws-packages.sh")],
            ("AwsLambdaPackages", environment),
            ("PATH", $"{In("bin")}:{Environment.GetEnvironmentVariable("PATH")}")
        );
        File.Delete(dotnet);
        return result;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string In(string path) => Path.Combine(_root, path);
}
