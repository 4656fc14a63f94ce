using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources;
using RoleFerry.Core.Sources.Mappings;
using RoleFerry.Core.Text;

namespace RoleFerry.Cli.Sources;

/// <summary>Mappings for events of kinds that are not known.</summary>
/// <param name="Events">Events that were looked at.</param>
/// <param name="Unknown">Those of them that no reader and no mapping knows.</param>
/// <param name="Mappings">A mapping for each kind of them.</param>
/// <param name="Texts">Those that are texts, and those that say nothing that could name an alarm.</param>
internal sealed record LearnedSources(int Events, int Unknown, ImmutableArray<LearnedMapping> Mappings, int Texts)
{
    public static LearnedSources Of(
        IEnumerable<(string File, byte[] Bytes)> files,
        EventMappings mappings,
        DateTimeOffset now
    )
    {
        var parts = files.SelectMany(f => SignalReader.Inspect(f.Bytes, now, mappings)).ToArray();
        var unknown = parts.Where(p => p.Shape is Shapes.Unknown or Shapes.Notice).ToArray();
        var events = unknown.Select(p => p.Text).Where(IsObject).ToArray();
        var learned = events
            .GroupBy(Kind, StringComparer.Ordinal)
            .Select(kind => Learn([.. kind], now))
            .OfType<LearnedMapping>()
            .ToImmutableArray();
        return new LearnedSources(parts.Length, unknown.Length, learned, unknown.Length - learned.Sum(l => l.Events));
    }

    private static LearnedMapping? Learn(string[] events, DateTimeOffset now)
    {
        ImmutableArray<LeafField>[] samples = [.. events.Select(Fields)];
        if (MappingSearch.Find(samples) is not { } rule)
            return null;
        // What is proposed is tried with the code that will run it.
        var ready = EventMappings.Compile(new MappingRules([rule]));
        var read = events
            .SelectMany(e => SignalReader.Inspect(Encoding.UTF8.GetBytes(e), now, ready))
            .Where(p => p.Shape == rule.Name)
            .Select(p => p.Signal)
            .OfType<Signal>()
            .ToArray();
        return new LearnedMapping(
            rule.Name,
            events.Length,
            [
                .. read.GroupBy(s => s.State)
                    .OrderBy(g => SignalStateName.Of(g.Key), StringComparer.Ordinal)
                    .Select(g => $"{g.Count()} {SignalStateName.Of(g.Key)}"),
            ],
            read.Select(s => s.Key).Distinct().Count(),
            MappingYaml.Write(rule)
        );
    }

    /// <summary>
    /// What sets kinds of events apart: who sends it, what it calls itself, or the members that it has.
    /// </summary>
    private static string Kind(string json)
    {
        var fields = Fields(json);
        string[] said =
        [
            .. MappingSearch
                .Kinds.Select(k => fields.FirstOrDefault(f => f.Depth == 0 && f.Name == k).Value)
                .OfType<string>(),
        ];
        return said.Length > 0
            ? string.Join('\n', said)
            : string.Join('\n', fields.Select(f => f.Path.Split('.', '[')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    private static bool IsObject(string text)
    {
        using var json = JsonInput.Parse(text);
        return json?.RootElement.ValueKind == JsonValueKind.Object;
    }

    private static ImmutableArray<LeafField> Fields(string text)
    {
        using var json = JsonInput.Parse(text);
        return [.. LeafField.Of(json!.RootElement)];
    }
}
