using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;
using RoleFerry.Adapters;
using RoleFerry.Cli.Logs;
using RoleFerry.Cli.Metrics;
using RoleFerry.Cli.OnCall;
using RoleFerry.Cli.Policies;
using RoleFerry.Cli.PolicyTests;
using RoleFerry.Cli.Services;
using RoleFerry.Cli.Sources;
using RoleFerry.Core.Logs.Formats;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Tests.Schemas;

/// <summary>
/// Editors check the files of <c>monitoring/</c> by schemas, we by our readers: both have to say the same of their
/// structure.
/// </summary>
public partial class SchemaTests
{
    private static readonly Dictionary<string, Func<string, ImmutableArray<Finding>>> Readers = new()
    {
        ["routing"] = yaml => PolicyYaml.Read(yaml).Findings,
        ["oncall"] = yaml => OnCallYaml.Read(yaml, channels: null).Findings,
        ["logs"] = yaml => LogRulesYaml.Read(yaml).Findings,
        ["metrics"] = yaml => new MetricsYaml(runbooks: null).Read(yaml).Findings,
        ["sources"] = yaml => SourcesYaml.Read(yaml).Findings,
        ["services"] = yaml => ServicesYaml.Read(yaml).Findings,
        ["routing.tests"] = yaml => PolicyTestsYaml.Read(yaml).Findings,
    };

    public static TheoryData<string> Names => [.. Readers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_names_its_schema_in_its_first_line_and_the_schema_lies_there(string name)
    {
        Assert.Equal(
            $"# yaml-language-server: $schema=schemas/{name}.schema.json",
            File.ReadLines(Clone.Path($"monitoring/{name}.yaml")).First()
        );
        Assert.True(File.Exists(Clone.Path($"monitoring/schemas/{name}.schema.json")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_reader_takes_is_valid_under_the_schema(string name)
    {
        var schema = Schema(name);
        var taken = Taken(name).ToArray();

        Assert.Contains(Clone.Path($"monitoring/{name}.yaml"), taken);
        Assert.Contains(Clone.Path($"tests/Cli.Tests/Schemas/{name}.yaml"), taken);
        Assert.All(taken, path => Assert.Equal("", Flaws(schema, Load(File.ReadAllText(path)))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_reader_and_the_schema_know_the_same_fields(string name)
    {
        var known = Mutation
            .Lists(Load(File.ReadAllText(Clone.Path($"tests/Cli.Tests/Schemas/{name}.yaml"))))
            .SelectMany(yaml => Readers[name](yaml))
            .Select(f => Known().Match(f.Text))
            .Where(m => m.Success)
            .Select(m => Sorted(m.Groups["fields"].Value.Split(", ")))
            .Distinct()
            .Order(StringComparer.Ordinal);
        using var schema = JsonDocument.Parse(SchemaText(name));
        var described = Properties(schema.RootElement)
            .Select(p => Sorted(p.EnumerateObject().Select(f => f.Name)))
            .Where(p => p != "P0, P1, P2, P3")
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(known, described);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_field_that_is_missing_misspelt_or_of_the_wrong_kind_is_refused_by_both_or_by_neither(string name)
    {
        var schema = Schema(name);
        var disagreements = new List<string>();
        foreach (
            var (what, yaml) in Mutation.All(Load(File.ReadAllText(Clone.Path($"tests/Cli.Tests/Schemas/{name}.yaml"))))
        )
        {
            var errors = Readers[name](yaml).Where(f => f.Level == FindingLevel.Error).Select(f => f.Text).ToArray();
            var flaws = Flaws(schema, Load(yaml));
            if (flaws.Length > 0 && errors.Length == 0)
                disagreements.Add($"{what}: the schema alone refuses it: {flaws}");
            if (flaws.Length == 0 && errors.FirstOrDefault(e => Structural().IsMatch(e)) is { } error)
                disagreements.Add($"{what}: the reader alone refuses it: {error}");
        }

        Assert.Equal([], disagreements);
    }

    [Fact]
    public void What_editors_offer_is_known()
    {
        Assert.Subset(
            ChannelModules.Kinds.All.Select(k => k.Name).ToHashSet(),
            Offered("routing", "channel", "properties", "kind")
        );
        Assert.Subset(LogFormats.Named.Select(f => f.Name.ToLowerInvariant()).ToHashSet(), Offered("logs", "format"));
    }

    private static HashSet<string> Offered(string name, params string[] path)
    {
        using var schema = JsonDocument.Parse(SchemaText(name));
        var place = path.Aggregate(schema.RootElement.GetProperty("definitions"), (e, part) => e.GetProperty(part));
        return [.. place.GetProperty("anyOf")[0].GetProperty("enum").EnumerateArray().Select(e => e.GetString()!)];
    }

    /// <summary>All files of the clone that the reader has no error for.</summary>
    private static IEnumerable<string> Taken(string name) =>
        new[] { "monitoring", "tests/Cli.Tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Clone.Path(folder), "*.yaml", SearchOption.AllDirectories))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"))
            .Where(path => Readers[name](File.ReadAllText(path)).All(f => f.Level != FindingLevel.Error))
            .Order(StringComparer.Ordinal);

    private static YamlNode Load(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents[0].RootNode;
    }

    private static JsonSchema Schema(string name) => JsonSchema.FromText(SchemaText(name));

    private static string SchemaText(string name) =>
        File.ReadAllText(Clone.Path($"monitoring/schemas/{name}.schema.json"));

    private static string Flaws(JsonSchema schema, YamlNode node)
    {
        var results = schema.Evaluate(
            JsonSerializer.SerializeToElement(YamlJson.Of(node)),
            new EvaluationOptions { OutputFormat = OutputFormat.List }
        );
        return results.IsValid
            ? ""
            : string.Join(
                "; ",
                results
                    .Details!.Where(d => !d.IsValid && d.Errors is not null)
                    .Select(d => $"{d.InstanceLocation}: {string.Join(", ", d.Errors!.Values)}")
                    .Take(3)
            );
    }

    /// <summary>The fields of each object that a schema describes.</summary>
    private static IEnumerable<JsonElement> Properties(JsonElement schema)
    {
        if (schema.ValueKind == JsonValueKind.Array)
            return schema.EnumerateArray().SelectMany(Properties);
        if (schema.ValueKind != JsonValueKind.Object)
            return [];
        var inner = schema
            .EnumerateObject()
            .Where(p => p.Name != "if")
            .SelectMany(p =>
                p.Name is "properties" or "definitions"
                    ? p.Value.EnumerateObject().SelectMany(f => Properties(f.Value))
                    : Properties(p.Value)
            );
        return schema.TryGetProperty("properties", out var properties) ? inner.Append(properties) : inner;
    }

    private static string Sorted(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));

    /// <summary>How the readers say which fields there are.</summary>
    [GeneratedRegex(@"is written as `key: value` lines \((?<fields>[^)]+)\)")]
    private static partial Regex Known();

    /// <summary>What the readers say of structure, unlike of names and values that do not fit each other.</summary>
    [GeneratedRegex(
        "is not known in| needs `| written as |is a text here|is one text here|is a list: |is a whole number from"
            + "|is true or false|is not a duration|says one of|is `below` or `above`|Only a quantile has|says nothing"
            + "|needs at least one|maintenance ends|Two people change places|A person's id is expected"
    )]
    private static partial Regex Structural();
}
