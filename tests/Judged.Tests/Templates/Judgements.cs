using System.Text.Json.Nodes;
using RoleFerry.Judged.Tests.Stacks;

namespace RoleFerry.Judged.Tests.Templates;

internal static class Judgements
{
    private const string OwnMetrics = "POWERTOOLS_METRICS_NAMESPACE";

    public static IReadOnlyList<Judgement> All { get; } =
    [
        new("Every_set_of_parameters_makes_a_stack", Unmade),
        new("An_empty_account_takes_the_first_deployment", RefusedAlone),
        new("Environments_and_teams_share_an_account_and_region", RefusedTogether),
        new("Environments_and_teams_share_no_metric", SharedMetrics),
        Judgement.OfStacks("Nothing_in_a_stack_is_nameless", Deployments.All, Nameless),
        Judgement.OfStacks("Every_permission_to_call_a_function_says_from_where", Deployments.All, OpenPermissions),
        Judgement.OfStacks(
            "Defaults_name_nothing_outside_the_stack",
            s => [Deployments.Defaults(s), .. Deployments.Environments(s).Take(1)],
            NamesOutside
        ),
        Judgement.OfStacks("No_alarm_begins_in_ALARM", s => [Deployments.Defaults(s)], BornInAlarm),
        new("A_first_deployment_that_fails_leaves_nothing_behind", Orphans),
    ];

    private static async IAsyncEnumerable<string> Unmade(World world)
    {
        foreach (var deployment in Deployments.All(world.Sources))
        {
            var refusal = "";
            try
            {
                await world.StackAsync(deployment);
            }
            catch (DeploymentException e)
            {
                refusal = e.Message;
            }

            if (refusal.Length > 0)
                yield return $"{deployment.Name}: {refusal}";
        }
    }

    private static async IAsyncEnumerable<string> RefusedAlone(World world)
    {
        foreach (
            var deployment in new[]
            {
                Deployments.Defaults(world.Sources),
                Deployments.Environments(world.Sources).Last(),
            }
        )
        foreach (var refusal in await world.RefusedAsync(deployment))
            yield return $"{deployment.Name}: {refusal}";
    }

    private static async IAsyncEnumerable<string> RefusedTogether(World world)
    {
        var names = new Dictionary<(string, string), StackResource>();
        foreach (var deployment in Deployments.SideBySide(world.Sources))
        foreach (
            var resource in (await world.StackAsync(deployment)).Resources.Where(r => r.IsNamed && HasNameOfAccount(r))
        )
            if (!names.TryAdd((resource.Type, resource.Name), resource))
                yield return $"{resource.Stack} and {names[(resource.Type, resource.Name)].Stack} both name "
                    + $"{resource.Id} '{resource.Name}'";
        foreach (var refusal in await world.RefusedAsync(Deployments.SideBySide(world.Sources).SkipLast(2)))
            yield return refusal;
    }

    /// <summary>A filter's name is its log group's affair, an inline policy's its role's.</summary>
    private static bool HasNameOfAccount(StackResource resource) =>
        resource.Type is not "AWS::Logs::SubscriptionFilter";

    /// <summary>What one environment counts must not keep another's alarm quiet.</summary>
    private static async IAsyncEnumerable<string> SharedMetrics(World world)
    {
        var owners = new Dictionary<string, string>();
        foreach (var deployment in Deployments.SideBySide(world.Sources))
        {
            var stack = await world.StackAsync(deployment);
            foreach (
                var metric in stack
                    .Resources.SelectMany(Alarms.MetricsOf)
                    .Where(m => !m.IsOfAws)
                    .DistinctBy(m => m.ToString())
            )
                if (!owners.TryAdd(metric.ToString(), stack.Name) && owners[metric.ToString()] != stack.Name)
                    yield return $"{stack.Name} and {owners[metric.ToString()]} both judge {metric}";
            foreach (
                var counted in stack
                    .Resources.Where(r => r.Type == "AWS::Lambda::Function")
                    .Select(f => f.Properties["Environment"]?["Variables"]?[OwnMetrics]?.ToString() ?? "")
                    .Distinct()
            )
                if (!owners.TryAdd(counted, stack.Name))
                    yield return $"{stack.Name} and {owners[counted]} both count in {counted}";
        }
    }

    private static IEnumerable<string> Nameless(Stack stack) =>
        from resource in stack.Resources
        from property in Leaves(resource.Properties, "")
        where property.Value.Length == 0 && IsName(property.Path)
        select $"{resource.Stack}: {resource.Id}: {property.Path} is empty";

    private static bool IsName(string path)
    {
        var last = path.Split('/')[^1];
        return !path.Contains("/Environment/", StringComparison.Ordinal)
            && !path.Contains("/Parameters/", StringComparison.Ordinal)
            && (
                last.EndsWith("Name", StringComparison.Ordinal)
                || last.EndsWith("Arn", StringComparison.OrdinalIgnoreCase)
                || last is "Namespace" or "Endpoint" or "Resource"
                || (last == "Value" && path.Contains("/Dimensions/", StringComparison.Ordinal))
            );
    }

    private static IEnumerable<(string Path, string Value)> Leaves(JsonNode? node, string path) =>
        node switch
        {
            JsonObject map => map.SelectMany(p => Leaves(p.Value, $"{path}/{p.Key}")),
            JsonArray list => list.SelectMany((item, i) => Leaves(item, $"{path}/{i}")),
            _ => [(path, node?.ToString() ?? "")],
        };

    private static IEnumerable<string> OpenPermissions(Stack stack) =>
        from permission in stack.Resources
        where permission.Type == "AWS::Lambda::Permission"
        let p = permission.Properties
        let isUrl = p["FunctionUrlAuthType"] is not null || p["InvokedViaFunctionUrl"] is not null
        where
            string.IsNullOrEmpty(p["SourceArn"]?.ToString())
            && string.IsNullOrEmpty(p["SourceAccount"]?.ToString())
            && !isUrl
        select $"{permission.Id} lets {p["Principal"]} of any account call {p["FunctionName"]}";

    /// <summary>
    /// In an account that has nothing else, an alarm on somebody's database watches nothing, and calls it ill.
    /// </summary>
    private static IEnumerable<string> NamesOutside(Stack stack)
    {
        var made = stack.Resources.SelectMany(r => new[] { r.Name, $"{r.Name}:live" }).ToHashSet();
        made.UnionWith(stack.Resources.Where(r => r.Type == "AWS::Lambda::Version").Select(_ => "1"));
        var indexes = stack
            .Resources.SelectMany(r => r.Properties["GlobalSecondaryIndexes"] as JsonArray ?? [])
            .Select(i => i!["IndexName"]!.ToString());
        made.UnionWith(indexes);
        foreach (var resource in stack.Resources)
        {
            foreach (
                var (name, value) in Alarms.MetricsOf(resource).Where(m => m.IsOfAws).SelectMany(m => m.Dimensions)
            )
                if (!made.Contains(value))
                    yield return $"{resource.Id} watches {name} {value}, which the stack does not make";
            if (
                resource.Type == "AWS::Logs::SubscriptionFilter"
                && resource.Properties["LogGroupName"]?.ToString() is { } group
                && !made.Contains(group)
            )
                yield return $"{resource.Id} subscribes to {group}, which the stack does not make";
        }
    }

    /// <summary>A metric without a past has no data, and an alarm is judged as soon as it is made.</summary>
    private static IEnumerable<string> BornInAlarm(Stack stack) =>
        from alarm in stack.Resources
        where alarm.Type == "AWS::CloudWatch::Alarm" && alarm.Properties["TreatMissingData"]?.ToString() == "breaching"
        select $"{alarm.Id} begins in ALARM, since it takes missing data for a fault";

    private static async IAsyncEnumerable<string> Orphans(World world)
    {
        var deployment = Deployments.Defaults(world.Sources);
        var translated = await world.TranslateAsync(world.Sources.Template, deployment);
        foreach (var (file, template) in world.Sources.Nested.Append(KeyValuePair.Create("template.yaml", translated)))
        foreach (var (id, resource) in template["Resources"]!.AsObject())
            // A version goes with its function; that SAM keeps it is for rolling back.
            if (
                resource!["Type"]!.ToString() != "AWS::Lambda::Version"
                && resource["DeletionPolicy"]?.ToString() is "Retain" or "Snapshot"
            )
                yield return $"{file}: {id} is left behind when the stack cannot be made: its DeletionPolicy is "
                    + $"not RetainExceptOnCreate";
    }
}
