using System.Diagnostics;
using System.Text.Json.Nodes;
using RoleFerry.Judged.Tests.Templates;
using RoleFerry.Judged.Tests.Tools;
using RoleFerry.Local;
using RoleFerry.Tests.AwsTools;

namespace RoleFerry.Judged.Tests.Linting;

/// <summary>
/// What cfn-lint says of the templates: of the repository's own as they are, of what the translator makes of them,
/// and of flawed ones.
/// </summary>
public sealed class Linted(AwsWorker worker) : IAsyncLifetime
{
    private static readonly string[] Regions = ["us-east-1", "eu-central-1"];

    private readonly Dictionary<string, List<string>> _findings = [];

    /// <summary>template.yaml and the templates that it names, by their paths.</summary>
    public static IEnumerable<string> Files =>
        Directory
            .EnumerateFiles(Path.Combine(RepositoryRoot.Find(), "monitoring"), "*.yaml")
            .Where(f => File.ReadLines(f).First().StartsWith("AWSTemplateFormatVersion", StringComparison.Ordinal))
            .Select(f => $"monitoring/{Path.GetFileName(f)}")
            .Append("template.yaml");

    /// <summary>What the translator makes of template.yaml, by the set of parameters.</summary>
    internal static readonly string[] Translated = ["defaults", "everything said"];

    /// <summary>The findings about a file, or about a named template.</summary>
    public IReadOnlyList<string> FindingsOf(string name) => _findings[name];

    public async ValueTask InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("linted").FullName;
        try
        {
            var paths = Files.ToDictionary(f => Path.Combine(RepositoryRoot.Find(), f));
            var sources = await Sources.OfRepositoryAsync(worker);
            var world = new World(worker, sources);
            foreach (var deployment in Deployments.All(sources).Where(d => Translated.Contains(d.Name)))
                await AddAsync(deployment.Name, await world.TranslateAsync(sources.Template, deployment));
            foreach (var flaw in LintFlaws.All)
            {
                var flawed = await Sources.OfRepositoryAsync(worker);
                flaw.Make(flawed);
                await AddAsync(flaw.Name, flaw.File == "template.yaml" ? flawed.Template : flawed.Nested[flaw.File]);
            }

            foreach (var name in paths.Values)
                _findings[name] = [];
            await LintAsync([.. paths.Keys], paths);

            async Task AddAsync(string name, JsonObject template)
            {
                var path = Path.Combine(folder, $"{paths.Count}.json");
                await File.WriteAllTextAsync(path, template.ToJsonString());
                paths[path] = name;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task LintAsync(string[] files, Dictionary<string, string> names)
    {
        using var lint = Process.Start(
            new ProcessStartInfo(
                await AwsTools.PythonAsync(),
                [
                    "-c",
                    "from cfnlint.runner import main; raise SystemExit(main())",
                    "--format",
                    "json",
                    "--regions",
                    .. Regions,
                    "--",
                    .. files,
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var errors = lint.StandardError.ReadToEndAsync();
        var said = await lint.StandardOutput.ReadToEndAsync();
        await lint.WaitForExitAsync();
        // 1 is a failure of its own; 2 and more say of what kind the findings are.
        if (lint.ExitCode == 1 || said.Length == 0)
            throw new InvalidOperationException($"cfn-lint failed: {await errors}");
        foreach (var finding in JsonNode.Parse(said)!.AsArray())
            _findings[names[finding!["Filename"]!.ToString()]]
                .Add(
                    $"{finding["Rule"]!["Id"]} line {finding["Location"]!["Start"]!["LineNumber"]}: "
                        + $"{finding["Message"]}"
                );
    }
}
