namespace RoleFerry.AwsPackages.Tests.Choice;

/// <summary>
/// A tree that has only what decides where the packages come from, with a NuGet cache and a feed of its own.
/// </summary>
internal sealed class SmallTree : IDisposable
{
    private static readonly string[] Deciding =
    [
        "Directory.Build.targets",
        "Directory.Packages.props",
        "eng/aws-packages.proj",
        "eng/aws-packages.sh",
    ];

    private readonly string _root = Directory.CreateTempSubdirectory("roleferry-").FullName;

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
