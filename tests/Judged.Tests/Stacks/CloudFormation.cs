using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace RoleFerry.Judged.Tests.Stacks;

/// <summary>
/// Makes stacks of translated templates on paper: parameters are checked, conditions and intrinsic functions
/// evaluated, names given. What CloudFormation would refuse is refused.
/// </summary>
/// <param name="region">Where the stacks are.</param>
/// <param name="templateAt">The nested template that a TemplateURL names.</param>
internal sealed class CloudFormation(string region, Func<string, JsonObject> templateAt)
{
    private readonly PhysicalIds _ids = new(region);

    /// <exception cref="DeploymentException">A parameter, a reference or a function is wrong.</exception>
    public Stack Create(string name, JsonObject template, IReadOnlyDictionary<string, string> parameters)
    {
        var values = TemplateParameters.Check(name, template, parameters);
        var evaluation = new Evaluation(name, template, values, _ids, MakeNested);
        evaluation.CheckRules();
        foreach (var (id, _) in template["Resources"]!.AsObject())
            evaluation.Make(id);
        return new Stack(name, [.. evaluation.Made, .. evaluation.Exports()], evaluation.Outputs());
    }

    private Stack MakeNested(string name, JsonObject properties) =>
        Create(
            name,
            templateAt(properties["TemplateURL"]?.ToString() ?? ""),
            (properties["Parameters"] as JsonObject ?? []).ToImmutableDictionary(p => p.Key, p => Text(p.Value))
        );

    /// <summary>A list of strings is given to a nested stack as one, with commas.</summary>
    private static string Text(JsonNode? value) =>
        value is JsonArray list ? string.Join(',', list.Select(i => i?.ToString())) : value?.ToString() ?? "";
}
