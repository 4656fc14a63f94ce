using System.Text.Json;
using System.Text.RegularExpressions;
using RoleFerry.AwsPackages.Tests.Conformance;

namespace RoleFerry.AwsPackages.Tests.Choice;

public sealed partial class BothWaysNameTheSamePackagesTests
{
    [Fact]
    public void Each_package_that_may_be_replaced_is_implemented_and_no_other() =>
        Assert.Equal(
            SourceTree.StandIns.Keys.Order(StringComparer.Ordinal),
            Directory
                .EnumerateDirectories(Path.Combine(SourceTree.Root, "local", "AwsPackages"))
                .Select(folder => Path.GetFileName(folder)!)
                .Where(name => name.Contains('.', StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Each_package_that_may_be_replaced_is_listed() =>
        Assert.All(SourceTree.StandIns.Keys, package =>
            Assert.True(File.Exists(Path.Combine(Listing.Folder, $"{package}.txt")), package)
        );

    /// <summary>The listing of SNS was read from its documentation, which names no version but the fourth.</summary>
    [Fact]
    public void The_pinned_version_is_the_one_whose_members_are_listed() =>
        Assert.All(SourceTree.StandIns.Where(package => package.Key != "AWSSDK.SimpleNotificationService"), package =>
            Assert.Equal(
                $"# {package.Key} {package.Value}",
                File.ReadLines(Path.Combine(Listing.Folder, $"{package.Key}.txt")).First()
            )
        );

    [Fact]
    public void Projects_ask_for_such_a_package_as_AwsPackage_and_for_no_other_so()
    {
        var standIns = SourceTree.StandIns.Keys;

        Assert.All(SourceTree.Named("AwsPackage"), named => Assert.Contains(named.Package, standIns));
        Assert.All(SourceTree.Named("PackageReference"), named => Assert.DoesNotContain(named.Package, standIns));
    }

    [Theory]
    [InlineData("nuget")]
    [InlineData("stand-in")]
    public void A_project_gets_all_it_asks_for_from_one_place(string mode)
    {
        var (code, output) = Shell.Run(
            "dotnet",
            [
                "msbuild",
                Path.Combine(SourceTree.Root, "tests", "Benchmarks", "EmptyFunction", "EmptyFunction.csproj"),
                $"-p:AwsLambdaPackages={mode}",
                "-getItem:AwsPackage,PackageReference,ProjectReference",
            ]
        );
        Assert.True(code == 0, output);
        using var items = JsonDocument.Parse(output);
        string[] Named(string item) =>
            [
                .. items
                    .RootElement.GetProperty("Items")
                    .GetProperty(item)
                    .EnumerateArray()
                    .Select(i => i.GetProperty("Identity").GetString()!),
            ];
        var projects = Named("ProjectReference").Select(Path.GetFileName);
        var fromFeed = Named("PackageReference").Intersect(SourceTree.StandIns.Keys);

        Assert.NotEmpty(Named("AwsPackage"));
        Assert.Equal(mode == "nuget" ? Named("AwsPackage") : [], fromFeed);
        Assert.Equal(
            mode == "nuget" ? [] : ["RoleFerry.AwsPackages.csproj", "RoleFerry.AwsPackages.Generator.csproj"],
            projects
        );
    }

    /// <summary>No source outside local/AwsPackages can know which it is: there is no symbol to ask.</summary>
    [Fact]
    public void No_source_asks_which_packages_are_in_use() =>
        Assert.DoesNotContain(
            Directory
                .EnumerateFiles(SourceTree.Root, "*.cs", SearchOption.AllDirectories)
                .Where(file =>
                    !file.Contains(
                        $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                        StringComparison.Ordinal
                    )
                ),
            file => Conditional().IsMatch(File.ReadAllText(file))
        );

    [GeneratedRegex(@"^\s*#(if|elif)\b", RegexOptions.Multiline)]
    private static partial Regex Conditional();
}
