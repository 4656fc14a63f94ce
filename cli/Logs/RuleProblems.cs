using RoleFerry.Cli.Policies;
using RoleFerry.Core.Logs.Rules;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Logs;

/// <summary>Tells what functions could not work with, at its place in logs.yaml.</summary>
internal static class RuleProblems
{
    /// <summary>Compiles rules by the step that functions do, and tells what is wrong.</summary>
    public static void Tell(LogRules rules, YamlNode file, Findings findings)
    {
        foreach (var problem in CompiledLogRules.Compile(rules).Problems)
            findings.ErrorOnce(NodeOf(file, problem.Place).Start, problem.Text);
    }

    /// <summary>The node of a place, or the nearest one around it.</summary>
    private static YamlNode NodeOf(YamlNode file, RulePlace place)
    {
        var node = FieldOf(file, place.Section);
        if (place.Item is { } item && node is YamlSequenceNode list && item < list.Children.Count)
            node = list.Children[item];
        return place.Field is { } field ? FieldOf(node, field) : node;
    }

    private static YamlNode FieldOf(YamlNode node, string name) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(name), out var field)
            ? field
            : node;
}
