using System.Collections.Immutable;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources;
using YamlDotNet.RepresentationModel;

namespace RoleFerry.Cli.Policies;

/// <summary>Reads what missing data mean.</summary>
internal static class NoDataYaml
{
    private const string Field = "noData";

    /// <summary>Reads the policy's field <c>noData</c>: a meaning for each source.</summary>
    public static ImmutableSortedDictionary<string, InsufficientDataMeaning> Read(YamlFields policy, Findings findings)
    {
        var bySource = ImmutableSortedDictionary.CreateBuilder<string, InsufficientDataMeaning>(StringComparer.Ordinal);
        if (!policy.Has(Field) || policy.Required(Field) is not { } node)
            return bySource.ToImmutable();
        if (node is not YamlMappingNode mapping)
        {
            policy.Wrong(Field, "`noData` is written as pairs of a source and note, alarm or ok: {datadog: note}.");
            return bySource.ToImmutable();
        }

        string[] known = [.. WebhookSources.All.Select(s => s.Name).Concat(SignalSource.Ours)];
        foreach (var (key, value) in mapping.Children)
        {
            var (source, word) = ((key as YamlScalarNode)?.Value ?? "", (value as YamlScalarNode)?.Value ?? "");
            // A webhook may have a name of its own.
            if (!known.Contains(source) && Suggestion.For(source, known) is { } meant)
                findings.Warning(key.Start, $"`{source}` is no source that is known. Did you mean `{meant}`?");
            if (PolicyWords.InsufficientData.TryGetValue(word, out var meaning))
                bySource[source] = meaning;
            else
                findings.Error(value.Start, $"`{source}` is note, alarm or ok here; `{word}` is none of them.");
        }

        return bySource.ToImmutable();
    }

    /// <summary>A route's or a rule's own word; null where it says none.</summary>
    public static InsufficientDataMeaning? Of(YamlFields fields) =>
        fields.Has(Field) ? fields.Word(Field, PolicyWords.InsufficientData, InsufficientDataMeaning.Note) : null;
}
