using System.Text.Json.Nodes;
using YamlDotNet.Core;

namespace RoleFerry.Local.Templates;

/// <summary>
/// The SAM template as the local system sees it: the resources whose condition holds, with <c>Ref</c>,
/// <c>Fn::GetAtt</c>, <c>Fn::Sub</c>, <c>Fn::If</c> and <c>Fn::Join</c> replaced by what they are on this machine.
/// </summary>
public sealed class SamTemplate
{
    private SamTemplate(
        IReadOnlyList<TemplateResource> resources,
        IReadOnlyDictionary<string, string> outputs,
        IReadOnlyDictionary<string, string> parameters
    ) => (Resources, Outputs, Parameters) = (resources, outputs, parameters);

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<TemplateResource> Resources { get; }

    /// <summary>What the stack tells of its parts, by name; without those whose condition does not hold.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; }

    /// <summary>What it is deployed with, by name; without those that have no value.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>Reads a template.</summary>
    /// <param name="path">The YAML file.</param>
    /// <param name="account">Whose ARNs and addresses references resolve to.</param>
    /// <param name="parameters">
    /// Values that replace the parameters' defaults, and this machine's for those that have none.
    /// </param>
    /// <exception cref="TemplateException">The file is no template, or refers to something unknown.</exception>
    public static SamTemplate Load(
        string path,
        LocalAccount account,
        IReadOnlyDictionary<string, string>? parameters = null
    )
    {
        using var yaml = File.OpenText(path);
        return Parse(yaml, account, parameters);
    }

    /// <summary>As <see cref="Load"/>, from text.</summary>
    public static SamTemplate Parse(
        TextReader yaml,
        LocalAccount account,
        IReadOnlyDictionary<string, string>? parameters = null
    )
    {
        JsonObject root;
        try
        {
            root = YamlToJson.Read(yaml) as JsonObject ?? throw new TemplateException("the template is empty");
        }
        catch (YamlException e)
        {
            throw new TemplateException($"line {e.Start.Line}, column {e.Start.Column}: {e.Message}", e);
        }

        var resolver = new TemplateResolver(
            root,
            account,
            LocalParameters.With(parameters ?? new Dictionary<string, string>())
        );
        var functionDefaults = root["Globals"]?["Function"] as JsonObject ?? [];
        var resources = new List<TemplateResource>();
        foreach (var (id, declared) in root["Resources"] as JsonObject ?? [])
        {
            if (declared is not JsonObject resource || (string?)resource["Type"] is not { } type)
                throw new TemplateException($"{id}: a resource needs a Type");
            if ((string?)resource["Condition"] is { } condition && !resolver.Holds(condition))
                continue;
            var properties = resource["Properties"] as JsonObject ?? [];
            if (type == "AWS::Serverless::Function")
                properties = Merge(functionDefaults, properties);
            var resolved = (JsonObject)resolver.Resolve(properties, id)!;
            if (TemplateResolver.NameProperty(type) is { } name)
                resolved[name] = resolver.PhysicalName(id, type, properties);
            resources.Add(new(id, type, resolved));
        }
        var outputs = (root["Outputs"] as JsonObject ?? [])
            .Where(o => (string?)o.Value?["Condition"] is not { } condition || resolver.Holds(condition))
            .ToDictionary(o => o.Key, o => resolver.Resolve(o.Value?["Value"], $"output {o.Key}")?.ToString() ?? "");
        var values = (root["Parameters"] as JsonObject ?? [])
            .Select(p =>
                KeyValuePair.Create(p.Key, parameters?.GetValueOrDefault(p.Key) ?? p.Value?["Default"]?.ToString())
            )
            .Where(p => p.Value is not null)
            .ToDictionary(p => p.Key, p => p.Value!);
        return new(resources, outputs, values);
    }

    /// <summary>The resources of one type.</summary>
    public IEnumerable<TemplateResource> OfType(string type) => Resources.Where(r => r.Type == type);

    /// <summary>
    /// SAM's rule for <c>Globals</c>: maps are merged, lists are joined, the function's own value wins.
    /// </summary>
    private static JsonObject Merge(JsonObject defaults, JsonObject own)
    {
        var merged = (JsonObject)defaults.DeepClone();
        foreach (var (key, value) in own)
            merged[key] = (merged[key], value) switch
            {
                (JsonObject a, JsonObject b) => Merge(a, b),
                (JsonArray a, JsonArray b) => new JsonArray([.. a.Concat(b).Select(n => n?.DeepClone())]),
                _ => value?.DeepClone(),
            };
        return merged;
    }
}
