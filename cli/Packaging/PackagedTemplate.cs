using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Packaging;

/// <summary>
/// template.yaml for functions that are built: each names its zip, nothing says how to build, and no other
/// architecture can be chosen. Lines are changed where they stand, so that comments and order stay.
/// </summary>
internal static class PackagedTemplate
{
    private const string Function = "AWS::Serverless::Function";

    private static readonly string[] NestingProperties = ["TemplateURL", "Location"];

    /// <summary>The functions that a template deploys.</summary>
    public static IReadOnlyList<string> FunctionsOf(string template) =>
        [.. Functions(Root(template)).Select(f => f.Name)];

    /// <summary>The templates that a template nests, as it names them.</summary>
    public static IReadOnlyList<string> NestedIn(string template) =>
        [
            .. from resource in Mapping(Root(template), "Resources").Children.Values.OfType<YamlMappingNode>()
            from property in NestingProperties
            where resource.Children.TryGetValue("Properties", out var properties) && properties is YamlMappingNode
            let place = ((YamlMappingNode)resource["Properties"]).Children.TryGetValue(property, out var said)
                ? said as YamlScalarNode
                : null
            where place?.Value is { } value && !value.Contains("://", StringComparison.Ordinal)
            select place.Value,
        ];

    /// <summary>Where a function's zip lies.</summary>
    public static string ZipOf(string function) => $"functions/{function}.zip";

    /// <summary>Writes it.</summary>
    /// <exception cref="PackageException">The template lacks what has to be changed.</exception>
    public static string Write(string template, Architecture architecture, string version)
    {
        var root = Root(template);
        var lines = template.Split('\n').Select(line => (List<string>)[line]).ToArray();

        var choice = Mapping(Mapping(root, "Parameters"), "Architecture");
        if (choice.Children.ContainsKey("Default"))
            Line(lines, choice, "Default").Clear();
        Replace(
            lines,
            choice,
            "AllowedValues",
            $"Default: {architecture.Name}",
            $"AllowedValues: [{architecture.Name}]"
        );
        Replace(lines, Mapping(Mapping(root, "Parameters"), "Version"), "Default", $"Default: \"{version}\"");
        Line(lines, Mapping(Mapping(root, "Globals"), "Function"), "CodeUri").Clear();
        foreach (var (name, function) in Functions(root))
        {
            foreach (int line in LinesOf(function, "Metadata"))
                lines[line].Clear();
            var first = Mapping(function, "Properties").Children.Keys.First();
            lines[first.Start.Line - 1]
                .Insert(0, $"{new string(' ', (int)first.Start.Column - 1)}CodeUri: {ZipOf(name)}");
        }

        return string.Join('\n', lines.SelectMany(line => line));
    }

    private static IEnumerable<(string Name, YamlMappingNode Node)> Functions(YamlMappingNode root) =>
        from resource in Mapping(root, "Resources").Children
        let node = (YamlMappingNode)resource.Value
        where node.Children.TryGetValue("Type", out var type) && ((YamlScalarNode)type).Value == Function
        select (((YamlScalarNode)resource.Key).Value!, node);

    private static void Replace(List<string>[] lines, YamlMappingNode parent, string key, params string[] by)
    {
        var line = Line(lines, parent, key);
        var indent = new string(' ', (int)KeyOf(parent, key).Start.Column - 1);
        line.Clear();
        line.AddRange(by.Select(said => indent + said));
    }

    private static List<string> Line(List<string>[] lines, YamlMappingNode parent, string key) =>
        lines[KeyOf(parent, key).Start.Line - 1];

    /// <summary>The lines from a key to the next one of its mapping.</summary>
    private static IEnumerable<int> LinesOf(YamlMappingNode parent, string key)
    {
        var keys = parent.Children.Keys.ToList();
        int at = keys.IndexOf(KeyOf(parent, key));
        if (at + 1 == keys.Count)
            throw new PackageException(
                $"template.yaml, line {keys[at].Start.Line}: {key} is expected before Properties."
            );
        return Enumerable.Range((int)keys[at].Start.Line - 1, (int)(keys[at + 1].Start.Line - keys[at].Start.Line));
    }

    private static YamlNode KeyOf(YamlMappingNode parent, string key) =>
        parent.Children.Keys.FirstOrDefault(k => k is YamlScalarNode scalar && scalar.Value == key)
        ?? throw new PackageException($"template.yaml, line {parent.Start.Line}: {key} is missing.");

    private static YamlMappingNode Mapping(YamlMappingNode parent, string key) =>
        parent.Children[KeyOf(parent, key)] as YamlMappingNode
        ?? throw new PackageException($"template.yaml, line {parent.Start.Line}: {key} is no mapping.");

    private static YamlMappingNode Root(string template)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(template));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
