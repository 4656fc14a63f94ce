using System.Text.Json;
using System.Text.Json.Nodes;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Dashboards;

/// <summary>The dashboards of <c>monitoring/dashboards.yaml</c>, as this machine fills in their parameters.</summary>
internal static class DashboardFile
{
    /// <summary>What stands for the widgets' function on this machine.</summary>
    public const string WidgetsFunction = "DashboardWidgets";

    /// <summary>Reads them. None where the file is not there.</summary>
    /// <exception cref="TemplateException">The file is no template, or a body is no dashboard.</exception>
    public static IReadOnlyList<Dashboard> Read(string path, LocalAccount account, string metricsNamespace)
    {
        if (!File.Exists(path))
            return [];
        var parameters = new Dictionary<string, string>
        {
            ["Prefix"] = "local",
            ["WidgetsFunctionArn"] = account.Arn("lambda", $"function:{WidgetsFunction}"),
            ["MetricsNamespace"] = metricsNamespace,
            ["LoadBalancer"] = "app/local/1",
            ["DatabaseInstance"] = "local-db",
            ["CacheCluster"] = "local-redis",
            ["EcsCluster"] = "local",
        };
        return [.. SamTemplate.Load(path, account, parameters).OfType("AWS::CloudWatch::Dashboard").Select(Read)];
    }

    private static Dashboard Read(TemplateResource resource)
    {
        try
        {
            var body = JsonNode.Parse((string)resource.Properties["DashboardBody"]!)!.AsObject();
            var name = (string)resource.Properties["DashboardName"]!;
            return new Dashboard(
                name.StartsWith("local-", StringComparison.Ordinal) ? name["local-".Length..] : name,
                Duration.Read((string?)body["start"] ?? "-PT3H"),
                [.. body["widgets"]!.AsArray().OfType<JsonObject>().Select(Widget.Read)]
            );
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            throw new TemplateException($"{resource.LogicalId}: its DashboardBody is no dashboard: {e.Message}", e);
        }
    }
}
