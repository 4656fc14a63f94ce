using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Core.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Policies;

/// <summary>
/// One mapping of a YAML file. Each field is asked for by name and kind; what is wrong becomes a finding at its place
/// and an answer to go on with, so that one reading finds everything.
/// </summary>
internal sealed class YamlFields
{
    private readonly Dictionary<string, YamlNode> _fields = new(StringComparer.Ordinal);
    private readonly Findings _findings;
    private readonly string _what;
    private readonly bool _isMapping;

    /// <param name="node">What should be a mapping.</param>
    /// <param name="what">What it describes, as a finding names it: <c>the route p1</c>.</param>
    /// <param name="known">The fields that it may have.</param>
    /// <param name="findings">Where to tell what is wrong.</param>
    public YamlFields(YamlNode node, string what, IReadOnlyCollection<string> known, Findings findings)
    {
        (At, _what, _findings) = (node.Start, what, findings);
        if (node is not YamlMappingNode mapping)
        {
            findings.Error(
                node.Start,
                $"{Capital(what)} is written as `key: value` lines ({string.Join(", ", known)}), not as {Kind(node)}."
            );
            return;
        }

        _isMapping = true;
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (known.Contains(name))
                _fields[name] = value;
            else
                findings.Error(key.Start, $"`{name}` is not known in {what}.{Suggestion.Sentence(name, known)}");
        }
    }

    /// <summary>Where it begins.</summary>
    public Mark At { get; }

    /// <summary>Whether the field is there.</summary>
    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>The field's place; the mapping's where it is not there.</summary>
    public Mark Place(string name) => _fields.TryGetValue(name, out var node) ? node.Start : At;

    /// <summary>Tells that a field is wrong.</summary>
    public void Wrong(string name, string sentence) => _findings.Error(Place(name), sentence);

    /// <summary>The field, which has to be there.</summary>
    public YamlNode? Required(string name)
    {
        if (!_fields.TryGetValue(name, out var node) && _isMapping)
            _findings.Error(At, $"{Capital(_what)} needs `{name}`.");
        return node;
    }

    /// <summary>A text; null where it is missing or none.</summary>
    public string? Text(string name) => _fields.TryGetValue(name, out var node) ? Text(node, name) : null;

    /// <summary>One of a few words; <paramref name="otherwise"/> where it is missing or none of them.</summary>
    public T Word<T>(string name, IReadOnlyDictionary<string, T> words, T otherwise)
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (words.TryGetValue(text, out var value))
            return value;
        Wrong(
            name,
            $"`{name}` is one of {string.Join(", ", words.Keys)}; `{text}` is none of them.{Hint(text, words.Keys)}"
        );
        return otherwise;
    }

    /// <summary><c>true</c> or <c>false</c>; false where it is missing.</summary>
    public bool Flag(string name)
    {
        if (Text(name) is not { } text)
            return false;
        if (text is not ("true" or "false"))
            Wrong(name, $"`{name}` is true or false; `{text}` is neither.");
        return text == "true";
    }

    /// <summary>A whole number between two others; <paramref name="otherwise"/> where it is missing or none.</summary>
    public int Number(string name, int least, int most, int otherwise)
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
            return number;
        Wrong(name, $"`{name}` is a whole number from {least} to {most}; `{text}` is not.");
        return otherwise;
    }

    /// <summary>
    /// A length of time between two others; <paramref name="otherwise"/> where it is missing or none.
    /// </summary>
    public TimeSpan Duration(string name, string least, string most, TimeSpan otherwise)
    {
        if (Text(name) is not { } text)
            return otherwise;
        var (shortest, longest) = (Bound(least), Bound(most));
        if (!DurationText.TryRead(text, out var duration, out var error, orZero: shortest == TimeSpan.Zero))
            Wrong(name, $"`{name}`: {error}");
        else if (duration < shortest || duration > longest)
            Wrong(name, $"`{name}` is between {least} and {most}; `{text}` is not.");
        else
            return duration;
        return otherwise;

        static TimeSpan Bound(string text) =>
            DurationText.TryRead(text, out var bound, out var error, orZero: true)
                ? bound
                : throw new ArgumentException(error);
    }

    /// <summary>A moment; null where it is missing or none.</summary>
    public DateTimeOffset? Moment(string name, MomentReader reader)
    {
        if (Text(name) is not { } text)
            return null;
        if (reader.TryRead(text, out var moment, out var error))
            return moment;
        Wrong(name, $"`{name}`: {error}");
        return null;
    }

    /// <summary>Texts with their places: a list, or one text alone. Empty where the field is missing.</summary>
    /// <param name="name">The field.</param>
    /// <param name="atLeastOne">What to say of a list without items; null where it may have none.</param>
    public ImmutableArray<(string Text, Mark At)> Texts(string name, string? atLeastOne = null)
    {
        if (!_fields.TryGetValue(name, out var node))
            return [];
        if (atLeastOne is not null && node is YamlSequenceNode { Children.Count: 0 })
            Wrong(name, atLeastOne);
        IEnumerable<YamlNode> nodes = node is YamlSequenceNode sequence ? sequence.Children : [node];
        return
        [
            .. nodes
                .Select(n => (Text(n, name), n.Start))
                .Where(t => t.Item1 is not null)
                .Select(t => (t.Item1!, t.Start)),
        ];
    }

    /// <summary>The items of a list. Empty where the field is missing.</summary>
    public IEnumerable<YamlNode> Items(string name)
    {
        if (!_fields.TryGetValue(name, out var node))
            return [];
        if (node is YamlSequenceNode sequence)
            return sequence.Children;
        Wrong(name, $"`{name}` is a list: each item on a line of its own that begins with `- `.");
        return [];
    }

    private string? Text(YamlNode node, string name)
    {
        if (node is YamlScalarNode { Value: var text } scalar)
        {
            if (scalar.Style != ScalarStyle.Plain || text is not (null or "" or "~" or "null"))
                return text;
            _findings.Error(
                node.Start,
                $"`{name}` has no value. (What begins with # needs quotes, or YAML takes it for a comment.)"
            );
            return null;
        }

        _findings.Error(node.Start, $"`{name}` is a text here, not {Kind(node)}.");
        return null;
    }

    private static string Hint(string text, IEnumerable<string> words) =>
        Suggestion.For(text, words) is { } meant ? $" Did you mean `{meant}`?" : "";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Kind(YamlNode node) =>
        node switch
        {
            YamlMappingNode => "`key: value` lines",
            YamlSequenceNode => "a list",
            _ => "a single value",
        };
}
