using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Tests.Schemas;

/// <summary>A file with one thing in it that is wrong.</summary>
internal static class Mutation
{
    /// <summary>
    /// Each field left out, misspelt, and of another kind; each item of a list of another kind. What is wrong, and the
    /// file.
    /// </summary>
    public static IEnumerable<(string What, string Yaml)> All(YamlNode root) =>
        Places(root)
            .SelectMany(place => place.Wrong().Select(wrong => (wrong.What, place.With(root, wrong.Node, wrong.Name))));

    /// <summary>Each mapping of the file replaced by a list.</summary>
    public static IEnumerable<string> Lists(YamlNode root) =>
        Places(root)
            .Where(place => place.Node is YamlMappingNode)
            .Select(place => place.With(root, new YamlSequenceNode("x"), place.Name))
            .Append("[x]");

    private static IEnumerable<Place> Places(YamlNode node) =>
        node switch
        {
            YamlMappingNode mapping => mapping
                .Children.ToArray()
                .SelectMany(c => Places(c.Value).Prepend(new Place(mapping, c.Key, c.Value))),
            YamlSequenceNode sequence => sequence
                .Children.ToArray()
                .SelectMany((c, i) => Places(c).Prepend(new Place(sequence, i, c))),
            _ => [],
        };

    private sealed record Place(YamlNode Parent, object Key, YamlNode Node)
    {
        public string? Name => (Key as YamlScalarNode)?.Value;

        public IEnumerable<(string What, YamlNode? Node, string? Name)> Wrong()
        {
            var what = $"line {Node.Start.Line} {Name ?? Key}";
            if (Name is not null)
            {
                yield return ($"{what} left out", null, null);
                yield return ($"{what} misspelt", Node, Name + "zz");
            }

            if (Node is YamlScalarNode scalar)
            {
                yield return ($"{what} as a list of lists", new YamlSequenceNode([new YamlSequenceNode("x")]), Name);
                yield return ($"{what} as fields", new YamlMappingNode("zz", "x"), Name);
                if (
                    scalar is { Style: ScalarStyle.Plain, Value: var text }
                    && (text is "true" or "false" || int.TryParse(text, CultureInfo.InvariantCulture, out _))
                )
                    yield return ($"{what} as a word", new YamlScalarNode("zz"), Name);
            }
            else
            {
                yield return ($"{what} as a number", new YamlScalarNode("5"), Name);
                yield return Node is YamlMappingNode
                    ? ($"{what} as a list", new YamlSequenceNode("x"), Name)
                    : ($"{what} as fields", new YamlMappingNode("zz", "x"), Name);
            }
        }

        /// <summary>The file with that instead; null leaves it out.</summary>
        public string With(YamlNode root, YamlNode? node, string? name)
        {
            if (Parent is YamlSequenceNode sequence)
            {
                sequence.Children[(int)Key] = node!;
                var text = Text(root);
                sequence.Children[(int)Key] = Node;
                return text;
            }

            var mapping = (YamlMappingNode)Parent;
            var before = mapping.Children.ToArray();
            mapping.Children.Clear();
            foreach (var (key, value) in before)
            {
                if (key != (YamlNode)Key)
                    mapping.Children.Add(key, value);
                else if (node is not null)
                    mapping.Children.Add(new YamlScalarNode(name), node);
            }

            var changed = Text(root);
            mapping.Children.Clear();
            foreach (var (key, value) in before)
                mapping.Children.Add(key, value);
            return changed;
        }

        private static string Text(YamlNode root)
        {
            using var text = new StringWriter();
            new YamlStream(new YamlDocument(root)).Save(text, assignAnchors: false);
            return text.ToString();
        }
    }
}
