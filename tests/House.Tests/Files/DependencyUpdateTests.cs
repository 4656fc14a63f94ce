namespace RoleFerry.House.Tests.Files;

public class DependencyUpdateTests
{
    private static readonly string[] Configuration = File.ReadAllLines(Repository.PathOf(".github/dependabot.yml"));

    [Theory]
    [InlineData("nuget")]
    [InlineData("npm")]
    [InlineData("github-actions")]
    public void What_is_pinned_is_looked_after(string ecosystem) =>
        Assert.Contains($"  - package-ecosystem: {ecosystem}", Configuration);

    [Fact]
    public void Each_folder_of_npm_is_named() =>
        Faults.None(
            from file in Repository.Files("functions", "cli", "local", "tests", "eng")
            where Path.GetFileName(file) == "package-lock.json"
            let folder = Path.GetDirectoryName(file)!
            where !Configuration.Contains($"      - /{folder}")
            select folder,
            "Name these among the directories of npm in .github/dependabot.yml:"
        );
}
