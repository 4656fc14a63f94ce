using System.Text.Json;

namespace RoleFerry.AwsPackages.Tests.Choice;

public sealed class LockFileTests
{
    private static readonly string Project = Path.Combine(
        SourceTree.Root,
        "tests",
        "Benchmarks",
        "EmptyFunction",
        "EmptyFunction.csproj"
    );

    [Theory]
    [InlineData("stand-in", null, "packages.lock.json")]
    [InlineData("nuget", null, "packages.nuget.lock.json")]
    [InlineData("nuget", "linux-x64", "packages.nuget.linux-x64.lock.json")]
    [InlineData("nuget", "linux-arm64", "packages.nuget.linux-arm64.lock.json")]
    public void What_is_asked_for_in_another_way_has_a_lock_file_of_its_own(string mode, string? processor, string file)
    {
        Assert.Equal((file, "true"), Choice(mode, processor, "strict"));
        Assert.Equal((file, ""), Choice(mode, processor, locks: null));
    }

    [Theory]
    [InlineData("stand-in", "linux-x64", "strict")]
    [InlineData("stand-in", null, "off")]
    [InlineData("nuget", "linux-x64", "off")]
    public void Nothing_is_kept_of_what_is_never_deployed_or_not_to_be_locked(
        string mode,
        string? processor,
        string locks
    ) => Assert.Equal(("obj/packages.lock.json", "false"), Choice(mode, processor, locks));

    /// <summary>`dotnet publish -r` sets the one, `dotnet restore -r` the other.</summary>
    [Theory]
    [InlineData("RuntimeIdentifier")]
    [InlineData("RuntimeIdentifiers")]
    public void However_the_processor_is_named_the_working_builds_file_is_left_alone(string property) =>
        Assert.Equal("obj/packages.lock.json", Choice("stand-in", "linux-x64", locks: null, property: property).File);

    [Fact]
    public void On_CI_the_lock_files_are_binding()
    {
        Assert.Equal("true", Choice("stand-in", processor: null, locks: null, ci: "true").IsBinding);
        Assert.Equal("false", Choice("stand-in", processor: null, "off", ci: "true").IsBinding);
    }

    [Fact]
    public void A_project_that_asks_for_something_else_than_its_lock_file_is_not_restored()
    {
        using var tree = new SmallTree();
        tree.AddProject(Path.Combine("functions", "Core", "RoleFerry.Core.csproj"));
        tree.Change("Directory.Packages.props", "\"NodaTime\" Version=\"", "\"NodaTime\" Version=\"999.");

        var (code, output) = tree.Restore("strict");

        Assert.NotEqual(0, code);
        Assert.Contains("NU1004", output, StringComparison.Ordinal);
        Assert.Contains("NodaTime", output, StringComparison.Ordinal);
    }

    private static (string File, string IsBinding) Choice(
        string mode,
        string? processor,
        string? locks,
        string? ci = null,
        string property = "RuntimeIdentifier"
    )
    {
        var (code, output) = Shell.Run(
            "dotnet",
            [
                "msbuild",
                Project,
                "-t:ChooseLockFile",
                $"-p:AwsLambdaPackages={mode}",
                .. processor is null ? [] : new[] { $"-p:{property}={processor}" },
                "-getProperty:NuGetLockFilePath,RestoreLockedMode",
            ],
            ("PackageLocks", locks),
            ("CI", ci)
        );
        Assert.True(code == 0, output);
        using var answer = JsonDocument.Parse(output);
        var properties = answer.RootElement.GetProperty("Properties");
        return (
            Path.GetRelativePath(
                Path.GetDirectoryName(Project)!,
                properties.GetProperty("NuGetLockFilePath").GetString()!
            ),
            properties.GetProperty("RestoreLockedMode").GetString()!
        );
    }
}
