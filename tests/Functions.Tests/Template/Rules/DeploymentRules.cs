using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Functions.Tests.Template.Rules;

internal static partial class DeploymentRules
{
    private const string OwnNamespace = "!Sub ${MetricsNamespace}/${Environment}";

    public static IEnumerable<TemplateRule> All =>
        [
            new("There_are_three_environments", Environments),
            new("Environments_set_only_parameters_and_values_that_exist", Overrides),
            new("No_default_names_somebodys_resource", GuessedDefaults),
            new("Two_environments_share_no_metric", SharedMetrics),
            new("Who_keeps_it_running_is_asked_for", UnaskedOpsEmail),
            new("Every_environment_gives_each_parameter_that_has_no_default", MissingOverrides),
            new("What_is_built_is_what_is_deployed", OtherBuilds),
            new("The_makefile_builds_every_function", MissingTargets),
            new("The_deployment_guide_names_every_parameter", UnexplainedParameters),
        ];

    private static IEnumerable<string> Environments(DeployedSystem system)
    {
        var config = SamConfig.Parse(system.SamConfig);
        foreach (var (section, environment) in new[] { ("default", "dev"), ("staging", "staging"), ("prod", "prod") })
        {
            if (
                config.Value(section, "global", "stack_name") is not { } stack
                || !stack.EndsWith("-" + environment, StringComparison.Ordinal)
            )
                yield return $"samconfig.toml: [{section}] names no stack of its own";
            if (!config.Value(section, "deploy", "capabilities").Contains("CAPABILITY_IAM"))
                yield return $"samconfig.toml: [{section}] may not make the roles";
            if (!config.Overrides(section).Contains(("Environment", environment)))
                yield return $"samconfig.toml: [{section}] does not deploy Environment={environment}";
        }
    }

    private static IEnumerable<string> Overrides(DeployedSystem system)
    {
        var config = SamConfig.Parse(system.SamConfig);
        return from section in config.Environments
            from set in config.Overrides(section)
            let parameter = system.Template.At($"Parameters/{set.Name}")
            let allowed = parameter.At("AllowedValues").Items().Select(v => v.Said()).ToList()
            where parameter is null || (allowed.Count > 0 && !allowed.Contains(set.Value))
            select $"samconfig.toml: [{section}] sets {set.Name}={set.Value}, which template.yaml does not take";
    }

    /// <summary>The system's own names, below which an environment has its own.</summary>
    private static readonly string[] OwnNames = ["SecretsPrefix", "MetricsNamespace"];

    /// <summary>The first product's are given in samconfig.toml, where another team gives its own.</summary>
    private static IEnumerable<string> GuessedDefaults(DeployedSystem system) =>
        from part in Parts(system)
        from parameter in part.System.Parameters
        let value = parameter.Value.At("Default").Said()
        where !OwnNames.Contains(parameter.Key) && value.Contains("roleferry", StringComparison.OrdinalIgnoreCase)
        select $"{part.File}: {parameter.Key} is {value} unless told otherwise";

    /// <summary>
    /// What dashboards ask for, too. Names are judged as AWS's translator makes them, in tests/Judged.Tests.
    /// </summary>
    private static IEnumerable<string> SharedMetrics(DeployedSystem system)
    {
        foreach (var found in system.Template.Everything())
            if (
                found.Path.Split('/')[^1] is "Namespace" or "MetricsNamespace" or "POWERTOOLS_METRICS_NAMESPACE"
                && found.Node is YamlScalarNode
                && !found.Path.StartsWith("/Parameters/", StringComparison.Ordinal)
                && found.Node.Said() is var said
                && said != OwnNamespace
                && !said.StartsWith("AWS/", StringComparison.Ordinal)
            )
                yield return $"{found.Path} is {said}, not {OwnNamespace}";
    }

    private static IEnumerable<string> UnaskedOpsEmail(DeployedSystem system)
    {
        var parameter = system.Template.At("Parameters/OpsEmail");
        if (parameter is null || parameter.At("Default") is not null)
            yield return "OpsEmail has a default, so nobody is asked for it";
        else if (
            new Regex($"^(?:{parameter.At("AllowedPattern").Said()})$") is var allowed
            && (allowed.IsMatch("") || !allowed.IsMatch("ops@example.com") || !allowed.IsMatch("none"))
        )
            yield return "OpsEmail takes nothing at all, or no address, or no none";
        if (parameter.At("ConstraintDescription") is null)
            yield return "what is wrong with an OpsEmail is said in a regular expression";
    }

    private static IEnumerable<(string File, DeployedSystem System)> Parts(DeployedSystem system) =>
        system.Nested.Keys.Select(file => (file, system.Part(file))).Append(("template.yaml", system));

    private static IEnumerable<string> MissingOverrides(DeployedSystem system)
    {
        var config = SamConfig.Parse(system.SamConfig);
        return from section in config.Environments
            from parameter in system.Parameters
            where parameter.Value.At("Default") is null && config.Overrides(section).All(o => o.Name != parameter.Key)
            select $"samconfig.toml: [{section}] does not give {parameter.Key}, which has no default";
    }

    /// <summary>
    /// <c>sam build</c> and <c>sam deploy</c> are told the same architecture, which the one chooses the Makefile by
    /// and the other the machine. SAM reads neither from the other, and a default would stand in for what was
    /// forgotten.
    /// </summary>
    private static IEnumerable<string> OtherBuilds(DeployedSystem system)
    {
        if (system.Template.At("Parameters/Architecture/Default") is not null)
            yield return "Architecture has a default, which the machine that builds may not fit";
        foreach (
            var allowed in system.Template.At("Parameters/Architecture/AllowedValues").Items().Select(a => a.Said())
        )
            if (
                !system.Makefiles.TryGetValue(allowed, out var makefile)
                || !makefile.Contains($"\nbuilt-for := {allowed}\n", StringComparison.Ordinal)
            )
                yield return $"functions/architectures/{allowed}/Makefile does not build for {allowed}";
        var config = SamConfig.Parse(system.SamConfig);
        foreach (var section in config.Environments)
        {
            var (built, deployed) = (Architecture("build"), Architecture("deploy"));
            if (built.Length == 0 || built != deployed)
                yield return $"samconfig.toml: [{section}] builds for '{built}' and deploys '{deployed}'";
            if (config.Value(section, "build", "build_in_source") != "true")
                yield return $"samconfig.toml: [{section}] lets SAM copy functions/ away from what it is built with";

            string Architecture(string command) =>
                config.Overrides(section, command).FirstOrDefault(o => o.Name == "Architecture").Value ?? "";
        }
    }

    private static IEnumerable<string> MissingTargets(DeployedSystem system)
    {
        var targets = Target().Matches(system.Makefile).Select(m => m.Groups["name"].Value).ToHashSet();
        return system
            .Functions.Where(f => !targets.Contains("%") && !targets.Contains(f.Name))
            .Select(f => $"functions/Makefile has no target build-{f.Name}");
    }

    private static IEnumerable<string> UnexplainedParameters(DeployedSystem system) =>
        system
            .Parameters.Where(p => !system.DeployGuide.Contains($"`{p.Key}`", StringComparison.Ordinal))
            .Select(p => $"docs/deploy.md does not say what `{p.Key}` is for");

    [GeneratedRegex("^build-(?<name>[A-Za-z0-9%]+):", RegexOptions.Multiline)]
    private static partial Regex Target();
}
