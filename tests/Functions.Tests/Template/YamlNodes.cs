using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Functions.Tests.Template;

/// <summary>
/// Short ways to look at and change YAML. A path is a list of keys and list indexes, parted by slashes.
/// </summary>
internal static class YamlNodes
{
    public static YamlNode Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents.Single().RootNode;
    }

    public static YamlNode? At(this YamlNode? node, string path)
    {
        foreach (var step in path.Split('/'))
            node = node switch
            {
                YamlMappingNode map => map.Children.TryGetValue(new YamlScalarNode(step), out var value) ? value : null,
                YamlSequenceNode list when int.TryParse(step, out var index) => list.Children.ElementAtOrDefault(index),
                _ => null,
            };
        return node;
    }

    public static IEnumerable<(string Key, YamlNode Value)> Entries(this YamlNode? node) =>
        node is YamlMappingNode map ? map.Children.Select(c => (((YamlScalarNode)c.Key).Value!, c.Value)) : [];

    /// <summary>
    /// The items of a list; one value stands for a list of one, as IAM has it; of a choice, what may be chosen.
    /// </summary>
    public static IEnumerable<YamlNode> Items(this YamlNode? node) =>
        node switch
        {
            null => [],
            YamlSequenceNode choice when choice.Is("!If") => choice
                .Children.Skip(1)
                .Where(n => n.Said() != "!Ref AWS::NoValue"),
            YamlSequenceNode list => list.Children.SelectMany(n => n.Is("!If") ? n.Items() : [n]),
            _ => [node],
        };

    /// <summary>Whether the node has this tag, such as <c>!Ref</c>.</summary>
    public static bool Is(this YamlNode node, string tag) =>
        node.Tag is { IsEmpty: false, IsNonSpecific: false } && node.Tag.Value == tag;

    /// <summary>The node in one line, with its tag: <c>!GetAtt Queue.Arn</c>. Empty where there is none.</summary>
    public static string Said(this YamlNode? node)
    {
        var text = node switch
        {
            null => "",
            YamlScalarNode scalar => scalar.Value ?? "",
            YamlMappingNode map => "{"
                + string.Join(", ", map.Entries().Select(e => $"{e.Key}: {e.Value.Said()}"))
                + "}",
            YamlSequenceNode list => "[" + string.Join(", ", list.Children.Select(Said)) + "]",
            _ => throw new NotSupportedException($"line {node.Start.Line}: CloudFormation knows no YAML aliases"),
        };
        return node?.Tag is { IsEmpty: false, IsNonSpecific: false } tag ? $"{tag.Value} {text}" : text;
    }

    /// <summary>The node and all below it, with the keys that lead there.</summary>
    public static IEnumerable<(string Path, YamlNode Node)> Everything(this YamlNode node, string path = "")
    {
        yield return (path, node);
        var children = node switch
        {
            YamlMappingNode map => map.Entries(),
            YamlSequenceNode list => list.Children.Select((n, i) => ($"{i}", n)),
            _ => [],
        };
        foreach (var (key, child) in children)
        foreach (var below in child.Everything($"{path}/{key}"))
            yield return below;
    }

    public static void Set(this YamlNode root, string path, string yaml)
    {
        var (parent, key) = Parent(root, path);
        if (parent is YamlSequenceNode list)
            list.Children[int.Parse(key, CultureInfo.InvariantCulture)] = Parse(yaml);
        else
            ((YamlMappingNode)parent).Children[new YamlScalarNode(key)] = Parse(yaml);
    }

    public static void Remove(this YamlNode root, string path)
    {
        var (parent, key) = Parent(root, path);
        var removed = parent is YamlSequenceNode list
            ? list.Children.Remove(list.At(key)!)
            : ((YamlMappingNode)parent).Children.Remove(new YamlScalarNode(key));
        if (!removed)
            throw new ArgumentException($"There is no {path} to remove.", nameof(path));
    }

    private static (YamlNode Parent, string Key) Parent(YamlNode root, string path)
    {
        var cut = path.LastIndexOf('/');
        return (
            root.At(path[..cut]) ?? throw new ArgumentException($"There is no {path[..cut]}.", nameof(path)),
            path[(cut + 1)..]
        );
    }
}
