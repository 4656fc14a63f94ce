using RoleFerry.Functions.Tests.Permissions;
using RoleFerry.Local;
using RoleFerry.Local.Permissions;
using RoleFerry.Local.Templates;
using YamlDotNet.RepresentationModel;
using ResolvedResource = RoleFerry.Local.Templates.TemplateResource;

namespace RoleFerry.Functions.Tests.Template.Rules;

/// <summary>What roles allow beside what functions call. PermissionTests keeps the list of the calls true.</summary>
internal static class GrantRules
{
    private static readonly LocalAccount Account = new(new Uri("http://127.0.0.1/"));

    /// <summary>So that every policy is there.</summary>
    private static readonly Dictionary<string, string> Parameters = new()
    {
        ["ChartBucket"] = "pictures",
        ["ChartBaseUrl"] = "https://charts.example.com/",
    };

    public static IEnumerable<TemplateRule> All =>
        [
            new("Every_role_allows_what_its_function_calls", MissingGrants),
            new("No_role_allows_what_its_function_does_not_call", SpareGrants),
            new("A_function_that_decides_on_no_incident_is_kept_to_its_own_items", Unkept),
            new("The_security_page_says_what_each_role_allows", Unsaid),
        ];

    private static IEnumerable<string> MissingGrants(DeployedSystem system) =>
        from role in RolesOf(system)
        from need in role.Needs
        where !role.Grants.Any(g => g.Allows(need))
        select $"{role.Function}: calls {Said(need.Action, need.Resource, need.Keys)}, which nothing allows";

    /// <summary>
    /// Each action of a statement on each of its resources with each of its keys has to be called, and by no other
    /// statement's leave.
    /// </summary>
    private static IEnumerable<string> SpareGrants(DeployedSystem system) =>
        from role in RolesOf(system)
        let called = role.Needs.ToLookup(need => role.Grants.FirstOrDefault(g => g.Allows(need)))
        from grant in role.Grants
        from action in grant.Actions
        from resource in grant.Resources
        from key in grant.Keys.DefaultIfEmpty("")
        where
            !called[grant]
                .Any(n =>
                    n.Action == action
                    && Grant.Matches(resource, n.Resource)
                    && (key.Length == 0 || n.Keys.Any(k => Grant.Matches(key, k)))
                )
        select $"{role.Function}: never calls {Said(action, resource, key.Length == 0 ? [] : [key])}, which "
            + $"{grant.Where} allows";

    /// <summary>ForAllValues alone holds of a call that names no key.</summary>
    private static IEnumerable<string> Unkept(DeployedSystem system) =>
        from role in RolesOf(system)
        where !role.Grants.Any(g => g.Where.StartsWith("IncidentPolicy,", StringComparison.Ordinal))
        from grant in role.Grants
        where
            grant.Actions.Any(a => a.StartsWith("dynamodb:", StringComparison.Ordinal))
            && (grant.Keys.Count == 0 || !grant.RefusesNoKeys)
        select $"{role.Function}: {grant.Where} allows items of any kind";

    private static IEnumerable<string> Unsaid(DeployedSystem system)
    {
        var said = File.ReadAllLines(Repository.PathOf("docs", "security.md"));
        return RolesOf(system)
            .Select(role => SecurityTable.Row(role.Function, role.Grants))
            .Where(row => !said.Contains(row));
    }

    private static IEnumerable<(string Function, Need[] Needs, Grant[] Grants)> RolesOf(DeployedSystem system)
    {
        var template = Resolved(system.Template);
        var calls = CallList.Read();
        var grants = RoleGrants.Of(template);
        foreach (var function in template.OfType("AWS::Serverless::Function"))
        {
            Need[] needs =
            [
                .. calls[function.LogicalId],
                .. ByLambda(function).Select(n => n with { Resource = CallList.Short(n.Resource, Account) }),
            ];
            yield return (
                function.LogicalId,
                needs,
                [
                    .. grants
                        .GetValueOrDefault(function.LogicalId, [])
                        .Select(g => g with { Resources = [.. g.Resources.Select(r => CallList.Short(r, Account))] }),
                ]
            );
        }
    }

    /// <summary>
    /// What Lambda does in the function's name: writes its log, sends its traces, sets aside what it fails to do.
    /// </summary>
    private static IEnumerable<Need> ByLambda(ResolvedResource function)
    {
        foreach (var action in new[] { "logs:CreateLogStream", "logs:PutLogEvents" })
            yield return new(
                action,
                Account.Arn("logs", $"log-group:{function.Properties["LoggingConfig"]?["LogGroup"]}:log-stream:any"),
                []
            );
        if ((string?)function.Properties["Tracing"] == "Active")
        {
            yield return new("xray:PutTraceSegments", "*", []);
            yield return new("xray:PutTelemetryRecords", "*", []);
        }

        if (
            (string?)function.Properties["EventInvokeConfig"]?["DestinationConfig"]?["OnFailure"]?["Destination"] is
            { } queue
        )
            yield return new("sqs:SendMessage", queue, []);
    }

    private static SamTemplate Resolved(YamlNode template)
    {
        using var yaml = new StringWriter();
        new YamlStream(new YamlDocument(template)).Save(yaml, assignAnchors: false);
        using var text = new StringReader(yaml.ToString());
        return SamTemplate.Parse(text, Account, Parameters);
    }

    private static string Said(string action, string resource, IReadOnlyList<string> keys) =>
        $"{action} on {resource}{(keys.Count == 0 ? "" : $" with {string.Join(", ", keys)}")}";
}
