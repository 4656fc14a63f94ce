using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RoleFerry.Judged.Tests.Templates;

/// <summary>The sets of parameters with which the template is tried.</summary>
internal static class Deployments
{
    private const string Region = "eu-central-1";

    /// <summary>What somebody might say who uses all that there is.</summary>
    private static readonly Dictionary<string, string> Samples = new()
    {
        ["AlarmOwner"] = "platform",
        ["AlertEmail"] = "team@example.com",
        ["CacheCluster"] = "shop-redis-001",
        ["ChartBaseUrl"] = "https://charts.example.com/",
        ["ChartBucket"] = "shop-charts",
        ["DatabaseInstance"] = "shop-db",
        ["DatabaseReplica"] = "shop-db-replica",
        ["DigestChannel"] = "team",
        ["DigestTimeZone"] = "Europe/Berlin",
        ["EcsCluster"] = "shop",
        ["EnrichmentQueue"] = "shop-jobs",
        ["Environment"] = "shop",
        ["LoadBalancer"] = "app/shop/0123456789abcdef",
        ["MetricsNamespace"] = "Pager",
        ["OpsEmail"] = "ops@example.com",
        ["DeskUrl"] = "https://abcdefghij.lambda-url.eu-west-1.on.aws/",
        ["PagerDutyEventsUrl"] = "https://events.eu.pagerduty.com/v2/enqueue",
        ["ProductName"] = "Shop",
        ["RunbookBaseUrl"] = "https://wiki.example.com/runbooks/",
        ["SecretsPrefix"] = "/shop/pager",
        ["SlackApiUrl"] = "https://slack.example.com/api/",
        ["TargetGroup"] = "targetgroup/shop/0123456789abcdef",
        ["Version"] = "1.2.3",
    };

    /// <summary>A first deployment that says only what it must.</summary>
    public static Deployment Defaults(Sources sources) => With(sources, "defaults", []);

    /// <summary>Every set of parameters.</summary>
    public static IEnumerable<Deployment> All(Sources sources) =>
        [
            Defaults(sources),
            Make("nothing said", "pager-empty", From(sources, EmptyWhereAllowed)),
            Make("everything said", "pager-full", From(sources, Sample)),
            With(sources, "alarms from EventBridge", new() { ["EnableEventBridgeAlarms"] = "true" }),
            With(
                sources,
                "charts",
                new() { ["ChartBucket"] = Samples["ChartBucket"], ["ChartBaseUrl"] = Samples["ChartBaseUrl"] }
            ),
            With(sources, "no archive", new() { ["ArchiveLogs"] = "false" }),
            .. SideBySide(sources),
        ];

    /// <summary>
    /// Those of one account and region: samconfig.toml's environments, and another team with the same ones.
    /// </summary>
    public static IEnumerable<Deployment> SideBySide(Sources sources) =>
        [
            .. Environments(sources),
            .. Environments(sources)
                .Select(e =>
                    e with
                    {
                        Name = $"another team's {e.Name}",
                        Stack = $"shop-{e.Name}",
                        Parameters = new Dictionary<string, string>(e.Parameters)
                        {
                            ["Environment"] = $"shop-{e.Name}",
                        },
                    }
                ),
        ];

    /// <summary>samconfig.toml's environments, where somebody wrote their address into it.</summary>
    public static IEnumerable<Deployment> Environments(Sources sources) =>
        sources.Environments.Select(e =>
            e with
            {
                Parameters = new Dictionary<string, string>(e.Parameters) { ["OpsEmail"] = Samples["OpsEmail"] },
            }
        );

    private static Deployment Make(string name, string stack, Dictionary<string, string> parameters) =>
        new(name, stack, Region, parameters);

    private static Deployment With(Sources sources, string name, Dictionary<string, string> parameters)
    {
        var declared = sources.Template["Parameters"]!.AsObject();
        if (parameters.Keys.FirstOrDefault(p => !declared.ContainsKey(p)) is { } unknown)
            throw new InvalidOperationException($"{name}: the template has no parameter {unknown}.");
        return Make(
            name,
            "pager",
            From(sources, (parameter, declaration) =>
                parameters.GetValueOrDefault(parameter) ?? OnlyIfNeeded(parameter, declaration)
            )
        );
    }

    private static Dictionary<string, string> From(Sources sources, Func<string, JsonObject, string?> value) =>
        (
            from parameter in sources.Template["Parameters"]!.AsObject()
            let given = value(parameter.Key, parameter.Value!.AsObject())
            where given is not null
            select (parameter.Key, given)
        ).ToDictionary(p => p.Key, p => p.given);

    private static string? OnlyIfNeeded(string parameter, JsonObject declaration) =>
        declaration.ContainsKey("Default") ? null : Sample(parameter, declaration);

    private static string? EmptyWhereAllowed(string parameter, JsonObject declaration) =>
        declaration["Type"]!.ToString() is "String" or "CommaDelimitedList"
        && declaration["AllowedValues"] is null
        && Regex.IsMatch("", $"^(?:{declaration["AllowedPattern"]?.ToString() ?? ".*"})$")
            ? ""
            : OnlyIfNeeded(parameter, declaration);

    private static string Sample(string parameter, JsonObject declaration) =>
        declaration switch
        {
            _ when Samples.TryGetValue(parameter, out var sample) => sample,
            _ when declaration["AllowedValues"] is JsonArray { Count: > 0 } allowed => allowed[^1]!.ToString(),
            _ when declaration["Type"]!.ToString() == "Number" => declaration["MaxValue"]?.ToString() ?? "42",
            _ => throw new InvalidOperationException(
                $"Deployments.Samples says nothing for the parameter {parameter}."
            ),
        };
}
