namespace RoleFerry.Judged.Tests.Building;

/// <summary>
/// The contract of <c>sam build</c>, played by eng/sam-build.sh. That what it publishes compiles is shown by
/// <c>./roleferry test</c>, which publishes the functions in the same way.
/// </summary>
public class SamBuildTests
{
    private const string OutsideOfTheRepository = "^[.][.]/.*/AlarmRouter/AlarmRouter[.]csproj$";

    public static TheoryData<string, string> EveryFunctionEachWay =>
        [.. from function in SamTree.Functions from way in new[] { "--copy", "--in-source" } select (function, way)];

    [Theory]
    [MemberData(nameof(EveryFunctionEachWay))]
    public async Task Each_function_is_built_from_the_repository_whether_SAM_copies_its_code_or_not(
        string function,
        string way
    )
    {
        using var tree = new SamTree();

        Assert.Equal($"functions/{function}/{function}.csproj", await tree.BuildAsync(function, way));
    }

    [Fact]
    public async Task What_samconfig_says_builds_from_the_repository()
    {
        using var tree = new SamTree();

        Assert.Equal("functions/AlarmRouter/AlarmRouter.csproj", await tree.BuildAsync("AlarmRouter"));
    }

    [Fact]
    public async Task A_makefile_that_takes_the_current_folder_for_its_own_is_seen()
    {
        using var tree = new SamTree();
        tree.Replace("functions/Makefile", "cd $(here) && dotnet", "dotnet");

        Assert.Matches(OutsideOfTheRepository, await tree.BuildAsync("AlarmRouter", "--copy"));
    }

    [Fact]
    public async Task BuildInSource_in_the_metadata_does_not_make_SAM_build_in_the_source()
    {
        using var tree = new SamTree();
        tree.Replace("functions/Makefile", "cd $(here) && dotnet", "dotnet");
        tree.Replace("samconfig.toml", "build_in_source = true", "");
        tree.Replace("template.yaml", "BuildMethod: makefile", "BuildMethod: makefile\n      BuildInSource: true");

        Assert.Matches(OutsideOfTheRepository, await tree.BuildAsync("AlarmRouter"));
    }

    [Fact]
    public async Task A_function_without_a_makefile_to_build_it_is_seen()
    {
        using var tree = new SamTree();
        tree.Replace("template.yaml", "BuildMethod: makefile", "BuildMethod: dotnet10");

        Assert.Contains(
            "template.yaml does not say BuildMethod: makefile",
            await tree.BuildAsync("AlarmRouter"),
            StringComparison.Ordinal
        );
    }
}
