using System.Text.RegularExpressions;

namespace RoleFerry.Functions.Tests.Template.Rules;

internal static partial class DeploymentRules
{
    public static IEnumerable<TemplateRule> All =>
    [
        new("There_are_three_environments", Environments),
        new("Environments_set_only_parameters_and_values_that_exist", Overrides),
        new("The_makefile_builds_every_function", MissingTargets),
        new("The_deployment_guide_names_every_parameter", UnexplainedParameters),
    ];

    private static IEnumerable<string> Environments(DeployedSystem system)
    {
        var config = SamConfig.Parse(system.SamConfig);
        foreach (var (section, environment) in new[] { ("default", "dev"), ("staging", "staging"), ("prod", "prod") })
        {
            if (config.Value(section, "global", "stack_name") is not { } stack || !stack.EndsWith("-" + environment, StringComparison.Ordinal))
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

    private static IEnumerable<string> MissingTargets(DeployedSystem system)
    {
        var targets = Target().Matches(system.Makefile).Select(m => m.Groups["name"].Value).ToHashSet();
        return system.Functions.Where(f => !targets.Contains("%") && !targets.Contains(f.Name))
            .Select(f => $"functions/Makefile has no target build-{f.Name}");
    }

    private static IEnumerable<string> UnexplainedParameters(DeployedSystem system) =>
        system.Parameters.Where(p => !system.DeployGuide.Contains($"`{p.Key}`", StringComparison.Ordinal))
            .Select(p => $"docs/deploy.md does not say what `{p.Key}` is for");

    [GeneratedRegex("^build-(?<name>[A-Za-z0-9%]+):", RegexOptions.Multiline)]
    private static partial Regex Target();
}
