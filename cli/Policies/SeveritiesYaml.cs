using System.Collections.Immutable;
using RoleFerry.Core.Signals;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Policies;

/// <summary>Reads the policy's words for severities.</summary>
internal static class SeveritiesYaml
{
    private const string Field = "severities";

    /// <summary>Reads the policy's field <c>severities</c>: <c>word: P1</c> lines.</summary>
    public static ImmutableSortedDictionary<string, Severity> Read(YamlFields policy, Findings findings)
    {
        var words = ImmutableSortedDictionary.CreateBuilder<string, Severity>(StringComparer.Ordinal);
        if (!policy.Has(Field))
            return words.ToImmutable();
        if (policy.Required(Field) is not YamlMappingNode mapping)
        {
            policy.Wrong(Field, $"`{Field}` is written as `word: P1` lines.");
            return words.ToImmutable();
        }

        foreach (var (node, value) in mapping.Children)
        {
            var word = (node as YamlScalarNode)?.Value ?? "";
            var said = (value as YamlScalarNode)?.Value ?? "";
            if (SeverityTable.Key(word) is not { Length: > 0 } key)
                findings.Error(node.Start, $"`{word}` is no word: it has neither letters nor digits.");
            else if (SeverityTable.Words(word).Count() > SeverityTable.MaxWords)
                findings.Error(node.Start, $"`{word}` is too long: only {SeverityTable.MaxWords} words are looked at.");
            else if (SeverityWord.Read(said) is not { } severity)
                findings.Error(value.Start, $"`{word}` means P0, P1, P2 or P3; `{said}` is none of them.");
            else if (!words.TryAdd(key, severity))
                findings.Error(node.Start, $"`{word}` is there already: letter case and punctuation do not count.");
        }

        return words.ToImmutable();
    }
}
