using System.Text.Json.Nodes;

namespace RoleFerry.Judged.Tests.Templates;

/// <summary>One thing that is wrong with what is deployed.</summary>
/// <param name="File">The template that it is in.</param>
/// <param name="Name">What is wrong.</param>
/// <param name="Make">Makes it wrong.</param>
internal sealed record TemplateFlaw(string File, string Name, Action<Sources> Make)
{
    private const string Main = "template.yaml";

    public static TemplateFlaw Set(string path, string json) => SetIn(Main, path, json);

    public static TemplateFlaw Remove(string path) => RemoveIn(Main, path);

    /// <summary>
    /// Sets a value of a template: <c>Resources/AlarmRouter/Properties/Timeout</c>, or an item of a list by its
    /// number.
    /// </summary>
    public static TemplateFlaw SetIn(string file, string path, string json) =>
        new(file, $"{file}: {path} = {json}", sources =>
        {
            var (parent, last) = Find(Of(sources, file), path);
            if (parent is JsonArray list)
                list.Insert(int.Parse(last), JsonNode.Parse(json));
            else
                parent[last] = JsonNode.Parse(json);
        });

    public static TemplateFlaw RemoveIn(string file, string path) => new(file, $"{file}: no {path}", sources =>
        {
            var (parent, last) = Find(Of(sources, file), path);
            if (parent is JsonArray list)
                list.RemoveAt(int.Parse(last));
            else if (!parent.AsObject().Remove(last))
                throw new InvalidOperationException($"{file} has no {path}.");
        });

    private static JsonObject Of(Sources sources, string file) =>
        file == Main ? sources.Template : sources.Nested[file];

    private static (JsonNode Parent, string Last) Find(JsonObject template, string path)
    {
        JsonNode node = template;
        var steps = path.Split('/');
        foreach (var step in steps[..^1])
            node = node is JsonArray list ? list[int.Parse(step)]! : node[step] ?? (node[step] = new JsonObject());
        return (node, steps[^1]);
    }
}
