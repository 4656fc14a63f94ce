using System.Text.Json.Nodes;
using RoleFerry.Judged.Tests.Tools;
using RoleFerry.Local;

namespace RoleFerry.Judged.Tests.Templates;

/// <summary>The files that a deployment is made of.</summary>
/// <param name="Template">template.yaml.</param>
/// <param name="Nested">The templates that it names, by their path.</param>
/// <param name="Environments">samconfig.toml's.</param>
internal sealed record Sources(
    JsonObject Template,
    IReadOnlyDictionary<string, JsonObject> Nested,
    IReadOnlyList<Deployment> Environments
)
{
    private const string Region = "eu-central-1";

    private static Task<Sources>? _repository;

    /// <summary>The repository's own, in a copy that may be changed.</summary>
    public static async Task<Sources> OfRepositoryAsync(AwsWorker worker)
    {
        var read = await (_repository ??= ReadAsync(worker));
        return new Sources(
            read.Template.DeepClone().AsObject(),
            read.Nested.ToDictionary(n => n.Key, n => n.Value.DeepClone().AsObject()),
            read.Environments
        );
    }

    private static async Task<Sources> ReadAsync(AwsWorker worker)
    {
        var root = RepositoryRoot.Find();
        var template = await TemplateAsync("template.yaml");
        var nested = new Dictionary<string, JsonObject>();
        foreach (var (_, resource) in template["Resources"]!.AsObject())
            if (resource!["Properties"]?["TemplateURL"]?.ToString() is { } path)
                nested[path] = await TemplateAsync(path);
        var config = await worker.AskAsync(
            "parameters",
            new JsonObject { ["path"] = Path.Combine(root, "samconfig.toml") }
        );
        return new Sources(
            template,
            nested,
            [
                .. config
                    .AsObject()
                    .Select(e => new Deployment(
                        e.Key,
                        e.Value!["stack"]!.ToString(),
                        Region,
                        e.Value["parameters"]!.AsObject().ToDictionary(p => p.Key, p => p.Value!.ToString())
                    )),
            ]
        );

        async Task<JsonObject> TemplateAsync(string path) =>
            (await worker.AskAsync("read", new JsonObject { ["path"] = Path.Combine(root, path) })).AsObject();
    }
}
