using System.Collections.Immutable;
using System.Text.Json;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources.Mappings;

/// <summary>
/// The mappings made ready: the one step between what people wrote and what a function does, for the check, the tools,
/// the tests and the function alike.
/// </summary>
public sealed class EventMappings
{
    private readonly ImmutableArray<EventMapping> _mappings;

    private EventMappings(ImmutableArray<EventMapping> mappings, ImmutableArray<string> problems) =>
        (_mappings, Problems) = (mappings, problems);

    /// <summary>No mapping at all.</summary>
    public static EventMappings None { get; } = new([], []);

    /// <summary>The sources that the mappings speak for.</summary>
    public IEnumerable<string> Names => _mappings.Select(m => m.Name);

    /// <summary>What is wrong, in sentences.</summary>
    public ImmutableArray<string> Problems { get; }

    /// <summary>
    /// Makes rules ready. Never throws: one that is wrong is told and left out, and its events are told as those of a
    /// kind that is not known.
    /// </summary>
    public static EventMappings Compile(MappingRules rules)
    {
        var compiler = new MappingCompiler();
        var mappings = ImmutableArray.CreateBuilder<EventMapping>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var twice = ImmutableArray.CreateBuilder<string>();
        foreach (var rule in rules.Mappings.IsDefault ? [] : rules.Mappings)
        {
            if (compiler.Compile(rule) is not { } mapping)
                continue;
            if (names.Add(rule.Name))
                mappings.Add(mapping);
            else
                twice.Add($"`{rule.Name}` is defined twice.");
        }

        return new EventMappings(mappings.ToImmutable(), [.. compiler.Problems, .. twice]);
    }

    /// <summary>Reads and compiles what functions embed; where it cannot be read, there are no mappings.</summary>
    /// <param name="json">As <see cref="MappingRulesJson.Write"/> wrote it.</param>
    public static EventMappings Load(ReadOnlySpan<byte> json)
    {
        try
        {
            return Compile(MappingRulesJson.Read(json));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            return new EventMappings([], [$"The compiled mappings cannot be read: {e.Message}"]);
        }
    }

    /// <summary>The first mapping that an event is meant for; null where none is.</summary>
    internal EventMapping? Find(in EventFacts facts)
    {
        foreach (var mapping in _mappings)
        {
            if (mapping.Match.AreMet(facts))
                return mapping;
        }

        return null;
    }

    /// <summary>
    /// What the first mapping that an event is meant for makes of it, with its name; null where there is none, or where
    /// the event does not say what the mapping needs.
    /// </summary>
    internal (string Mapping, ReadSignal Read)? Read(JsonElement json, string text, in Envelope around)
    {
        var facts = new EventFacts(json, text, around);
        return Find(facts) is { } mapping && MappingReading.Read(mapping, facts) is { } read
            ? (mapping.Name, read)
            : null;
    }
}
