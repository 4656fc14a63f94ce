using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Lint;

/// <summary>Short ways through a template's YAML.</summary>
internal static class TemplateNodes
{
    /// <summary>What stands below these keys; null where nothing does.</summary>
    public static YamlNode? At(this YamlNode? node, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            node =
                node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var value)
                    ? value
                    : null;
        return node;
    }

    public static IEnumerable<(string Key, YamlNode Value)> Entries(this YamlNode? node) =>
        node is YamlMappingNode map ? map.Children.Select(c => (((YamlScalarNode)c.Key).Value ?? "", c.Value)) : [];

    /// <summary>The items of a list, and both sides of a choice.</summary>
    public static IEnumerable<YamlNode> Items(this YamlNode? node) =>
        node switch
        {
            null => [],
            YamlSequenceNode choice when Tag(choice) == "!If" => choice.Children.Skip(1).SelectMany(Items),
            YamlSequenceNode list => list.Children.SelectMany(n => Tag(n) == "!If" ? n.Items() : [n]),
            _ => [node],
        };

    /// <summary>A scalar with its tag, as in <c>!Ref Topic</c>; empty for anything else.</summary>
    public static string Said(this YamlNode? node) =>
        node is YamlScalarNode scalar
            ? (Tag(scalar) is { Length: > 0 } tag ? $"{tag} {scalar.Value}" : scalar.Value ?? "")
            : "";

    private static string Tag(YamlNode node) =>
        node.Tag is { IsEmpty: false, IsNonSpecific: false } tag ? tag.Value : "";
}
