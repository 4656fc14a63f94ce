using System.Collections.Immutable;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Sources.Mappings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Sources;

/// <summary>
/// Reads what fields have to say: <c>{detail.state: [FAILED, STOPPED]}</c>, or a list of several such.
/// </summary>
internal sealed class ConditionsYaml(Findings findings)
{
    /// <summary>The groups of which an event has to meet one.</summary>
    /// <param name="node">One group, or a list of them.</param>
    /// <param name="name">The field that it stands in.</param>
    public ImmutableArray<ImmutableArray<FieldRule>> Read(YamlNode node, string name)
    {
        if (node is not YamlSequenceNode sequence)
            return [Group(node, name)];
        if (sequence.Children.Count == 0)
            findings.Error(node.Start, $"`{name}` needs at least one field.");
        return [.. sequence.Children.Select(child => Group(child, name))];
    }

    private ImmutableArray<FieldRule> Group(YamlNode node, string name)
    {
        if (node is not YamlMappingNode mapping)
        {
            findings.Error(node.Start, $"`{name}` is written as `field: value` lines, or as a list of such.");
            return [];
        }

        if (mapping.Children.Count == 0)
            findings.Error(node.Start, $"`{name}` needs at least one field.");
        return [.. mapping.Children.Select(child => Rule(child.Key, child.Value))];
    }

    private FieldRule Rule(YamlNode key, YamlNode value)
    {
        var field = (key as YamlScalarNode)?.Value ?? "";
        if (!FieldPath.TryRead(field, out _, out var problem))
            findings.Error(key.Start, problem);
        if (value is YamlSequenceNode { Children.Count: 0 })
            findings.Error(value.Start, $"`{field}` needs at least one value.");
        IEnumerable<YamlNode> values = value is YamlSequenceNode sequence ? sequence.Children : [value];
        return new FieldRule(field, [.. values.Select(v => Value(v, field)).OfType<string>()]);
    }

    private string? Value(YamlNode node, string field)
    {
        if (
            node is not YamlScalarNode { Value: var text } scalar
            || (scalar.Style == ScalarStyle.Plain && text is null or "" or "~" or "null")
        )
        {
            findings.Error(node.Start, $"`{field}` is a text here, or a list of texts.");
            return null;
        }

        if (!FieldPattern.TryRead(text!, out _, out var problem))
            findings.Error(node.Start, problem);
        return text;
    }
}
