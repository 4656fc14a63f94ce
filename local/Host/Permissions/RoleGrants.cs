using System.Text.Json.Nodes;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Permissions;

/// <summary>What roles of a template allow.</summary>
public static class RoleGrants
{
    private const string FunctionType = "AWS::Serverless::Function";

    /// <summary>The functions of the template that have a role there, and what each role allows.</summary>
    /// <exception cref="TemplateException">A policy says something that is not followed here.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<Grant>> Of(SamTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var roles = template.OfType("AWS::IAM::Role").ToDictionary(r => r.LogicalId);
        var policies = template.OfType("AWS::IAM::ManagedPolicy").ToDictionary(p => p.LogicalId);
        var grants = new Dictionary<string, IReadOnlyList<Grant>>();
        foreach (var function in template.OfType(FunctionType))
        {
            if (roles.GetValueOrDefault(((string?)function.Properties["Role"] ?? "").Split(':')[^1]) is { } role)
                grants[function.LogicalId] = [.. OfRole(role, policies)];
        }

        return grants;
    }

    private static IEnumerable<Grant> OfRole(TemplateResource role, Dictionary<string, TemplateResource> policies)
    {
        var named = Items(role.Properties["ManagedPolicyArns"])
            .Select(arn =>
                policies.GetValueOrDefault((string)arn!)
                ?? throw new TemplateException($"{role.LogicalId}: the policy {arn} is not of this template")
            );
        return named
            .SelectMany(p => OfDocument(p.LogicalId, p.Properties["PolicyDocument"]))
            .Concat(
                Items(role.Properties["Policies"]).SelectMany(p => OfDocument(role.LogicalId, p["PolicyDocument"]))
            );
    }

    private static IEnumerable<Grant> OfDocument(string policy, JsonNode? document) =>
        Items(document?["Statement"]).Select(s => Grant.Read(policy, s));

    private static IEnumerable<JsonNode> Items(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonNode>();
}
