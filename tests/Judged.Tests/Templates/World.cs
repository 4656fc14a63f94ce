using System.Text.Json.Nodes;
using RoleFerry.Judged.Tests.Stacks;
using RoleFerry.Judged.Tests.Tools;

namespace RoleFerry.Judged.Tests.Templates;

/// <summary>Sources and what AWS's tools make of them.</summary>
internal sealed class World(AwsWorker worker, Sources sources)
{
    /// <summary>Where tools.py says that nested templates lie.</summary>
    private const string Bucket = "https://s3.amazonaws.com/artifacts/";

    private readonly Dictionary<string, Task<Stack>> _stacks = [];

    public Sources Sources => sources;

    /// <summary>The stack as AWS's translator and CloudFormation's rules make it.</summary>
    /// <exception cref="DeploymentException">It is refused.</exception>
    public Task<Stack> StackAsync(Deployment deployment)
    {
        if (!_stacks.TryGetValue(deployment.Name, out var stack))
            _stacks[deployment.Name] = stack = MakeAsync(deployment);
        return stack;
    }

    /// <summary>What moto refuses when these stacks are made in one empty account.</summary>
    public async Task<IReadOnlyList<string>> RefusedAsync(params IEnumerable<Deployment> deployments)
    {
        var resources = new JsonArray();
        var region = "";
        foreach (var deployment in deployments)
        {
            region = deployment.Region;
            foreach (var resource in (await StackAsync(deployment)).Resources)
                resources.Add(resource.ToJson());
        }

        var answer = await worker.AskAsync("deploy", new JsonObject { ["region"] = region, ["resources"] = resources });
        return [.. answer["errors"]!.AsArray().Select(e => e!.ToString())];
    }

    /// <summary>The template as CloudFormation gets it.</summary>
    public async Task<JsonObject> TranslateAsync(JsonObject template, Deployment deployment)
    {
        var answer = await worker.AskAsync(
            "translate",
            new JsonObject
            {
                ["template"] = template.DeepClone(),
                ["parameters"] = new JsonObject(
                    deployment.Parameters.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))
                ),
                ["region"] = deployment.Region,
            }
        );
        return answer["errors"] is JsonArray errors
            ? throw new DeploymentException($"AWS's translator: {string.Join(" ", errors.Select(e => e!.ToString()))}")
            : answer["template"]!.AsObject();
    }

    private JsonObject Nested(string url) =>
        url.StartsWith(Bucket, StringComparison.Ordinal)
        && sources.Nested.TryGetValue(url[Bucket.Length..], out var template)
            ? template
            : throw new DeploymentException($"there is no nested template {url}");

    private async Task<Stack> MakeAsync(Deployment deployment)
    {
        var translated = await TranslateAsync(sources.Template, deployment);
        return new CloudFormation(deployment.Region, Nested).Create(
            deployment.Stack,
            translated,
            deployment.Parameters
        );
    }
}
