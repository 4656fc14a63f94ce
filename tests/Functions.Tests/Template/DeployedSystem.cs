using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Functions.Tests.Template;

/// <summary>All that says what is deployed, and how.</summary>
/// <param name="Template">template.yaml.</param>
/// <param name="SamConfig">The text of samconfig.toml.</param>
/// <param name="Makefile">The text of functions/Makefile.</param>
/// <param name="Makefiles">The texts of those that SAM runs, by the architecture that they build for.</param>
/// <param name="DeployGuide">The text of docs/deploy.md.</param>
/// <param name="CostGuide">The text of docs/scale.md.</param>
/// <param name="Nested">The templates that template.yaml nests, by their path in the clone.</param>
/// <param name="Metrics">
/// monitoring/metrics.yaml, which MetricRollups judges by; an empty node where it is not there.
/// </param>
/// <param name="Logs">monitoring/logs.yaml.</param>
/// <param name="Runbooks">The names of the pages of monitoring/runbooks.</param>
/// <param name="RunbookWords">What the other files of monitoring/ name as runbooks, with the file.</param>
/// <param name="Hosts">
/// The source text of each project under functions/ that is a Lambda, by the name of its folder.
/// </param>
internal sealed partial record DeployedSystem(
    YamlNode Template,
    string SamConfig,
    string Makefile,
    IReadOnlyDictionary<string, string> Makefiles,
    string DeployGuide,
    string CostGuide,
    IReadOnlyDictionary<string, Lazy<YamlNode>> Nested,
    YamlNode Metrics,
    YamlNode Logs,
    IReadOnlyCollection<string> Runbooks,
    IReadOnlyCollection<(string By, string Runbook)> RunbookWords,
    IReadOnlyDictionary<string, string> Hosts
)
{
    public static DeployedSystem OfRepository() =>
        new(
            YamlNodes.Parse(File.ReadAllText(Repository.PathOf("template.yaml"))),
            File.ReadAllText(Repository.PathOf("samconfig.toml")),
            File.ReadAllText(Repository.PathOf("functions", "Makefile")),
            Directory
                .EnumerateDirectories(Repository.PathOf("functions", "architectures"))
                .ToDictionary(
                    folder => Path.GetFileName(folder),
                    folder => File.ReadAllText(Path.Join(folder, "Makefile"))
                ),
            File.ReadAllText(Repository.PathOf("docs", "deploy.md")),
            File.ReadAllText(Repository.PathOf("docs", "scale.md")),
            Monitoring("*.yaml")
                .Where(f => f.Text.StartsWith("AWSTemplateFormatVersion", StringComparison.Ordinal))
                .ToDictionary(f => f.Path, f => new Lazy<YamlNode>(() => YamlNodes.Parse(f.Text))),
            Monitoring("metrics.yaml").Select(f => YamlNodes.Parse(f.Text)).SingleOrDefault(new YamlMappingNode()),
            Monitoring("logs.yaml").Select(f => YamlNodes.Parse(f.Text)).Single(),
            [.. Monitoring("*.md", "runbooks").Select(f => Path.GetFileNameWithoutExtension(f.Path))],
            [
                .. from file in Monitoring("*.yaml")
                where !file.Text.StartsWith("AWSTemplateFormatVersion", StringComparison.Ordinal)
                from word in RunbookWord().Matches(file.Text)
                select (file.Path, word.Groups["name"].Value),
            ],
            Directory
                .EnumerateFiles(Repository.PathOf("functions"), "*.csproj", SearchOption.AllDirectories)
                .Where(project => HostImport().IsMatch(File.ReadAllText(project)))
                .Select(project => Path.GetDirectoryName(project)!)
                .ToDictionary(folder => Path.GetFileName(folder), SourceOf)
        );

    public IEnumerable<(string Key, YamlNode Value)> Parameters => Template.At("Parameters").Entries();

    public IEnumerable<(string Key, YamlNode Value)> Conditions => Template.At("Conditions").Entries();

    public IEnumerable<TemplateResource> Resources =>
        Template.At("Resources").Entries().Select(e => new TemplateResource(e.Key, e.Value));

    public IEnumerable<DeployedFunction> Functions =>
        OfType("AWS::Serverless::Function").Select(r => new DeployedFunction(this, r));

    /// <summary>Every policy statement, of roles, managed policies, topics and queues.</summary>
    public IEnumerable<PolicyStatement> Statements => Resources.SelectMany(PolicyStatement.Of);

    public IEnumerable<TemplateResource> OfType(string type) => Resources.Where(r => r.Type == type);

    /// <summary>
    /// The resource that <c>!Ref Name</c> or <c>!GetAtt Name.Arn</c> names, where it is of this type.
    /// </summary>
    public TemplateResource? Named(YamlNode? reference, string type) => Named(reference.Said(), type);

    public TemplateResource? Named(string reference, string type) =>
        Target().Match(reference) is { Success: true } target
            ? OfType(type).SingleOrDefault(r => r.Name == target.Groups["name"].Value)
            : null;

    /// <summary>The value as it is deployed where nobody sets a parameter.</summary>
    public string Value(YamlNode? node) =>
        Target().Match(node.Said()) is { Success: true } target
        && Template.At($"Parameters/{target.Groups["name"].Value}") is { } parameter
            ? parameter.At("Default").Said()
            : node.Said();

    /// <summary>A nested template as a system of its own.</summary>
    public DeployedSystem Part(string file) =>
        this with
        {
            Template = Nested[file].Value,
            Nested = new Dictionary<string, Lazy<YamlNode>>(),
        };

    private static IEnumerable<(string Path, string Text)> Monitoring(string pattern, string below = "") =>
        Directory
            .EnumerateFiles(Repository.PathOf("monitoring", below), pattern)
            .Order(StringComparer.Ordinal)
            .Select(f => (Path.Join("monitoring", below, Path.GetFileName(f)), File.ReadAllText(f)));

    private static string SourceOf(string folder) =>
        string.Join(
            '\n',
            Directory
                .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(f =>
                    !Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj")
                )
                .Select(File.ReadAllText)
        );

    [GeneratedRegex(@"^!(Ref (?<name>\w+)|GetAtt (?<name>\w+)\.Arn)$")]
    private static partial Regex Target();

    /// <summary>As a field of its own or within braces; comments do not count.</summary>
    [GeneratedRegex(@"^[^#\n]*\brunbook: *""?(?<name>[^\s,}""]+)", RegexOptions.Multiline)]
    private static partial Regex RunbookWord();

    [GeneratedRegex("<Import Project=\"[^\"]*Host.props\"")]
    private static partial Regex HostImport();
}
