using System.Collections.Immutable;
using System.Text.Json;
using RoleFerry.Core.Sources;
using RoleFerry.Core.Sources.Mappings;
using RoleFerry.Core.Text;

namespace RoleFerry.Cli.Sources;

/// <summary>What becomes of the events in a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Parts">Each part of it.</param>
internal sealed record TestedFile(string File, ImmutableArray<TestedPart> Parts)
{
    private const int MaxFields = 40;

    /// <summary>What EventBridge puts around an event, and what a signal has of it without being told.</summary>
    private static readonly string[] Around = ["version", "id", "account", "region", "time"];

    public static ImmutableArray<TestedFile> All(
        IEnumerable<(string File, byte[] Bytes)> files,
        EventMappings mappings,
        DateTimeOffset now
    ) =>
        [
            .. files.Select(f => new TestedFile(
                f.File,
                [.. SignalReader.Inspect(f.Bytes, now, mappings).Select(p => Part(p, mappings))]
            )),
        ];

    private static TestedPart Part(InspectedPart part, EventMappings mappings)
    {
        var isMapped = mappings.Names.Contains(part.Shape);
        return new TestedPart(
            part.Where,
            isMapped ? $"mapping {part.Shape}" : part.Shape,
            part.Signal is { } signal ? TestedSignal.Of(signal) : null,
            part.What,
            IsUnreadable: part.Signal is null && !part.IsFine,
            isMapped ? Unasked(part, mappings) : [],
            part.Shape is Shapes.Unknown or Shapes.Notice ? Incomplete(part, mappings) : null
        );
    }

    private static ImmutableArray<string> Unasked(InspectedPart part, EventMappings mappings)
    {
        using var json = JsonInput.Parse(part.Text);
        if (json is null || mappings.Find(new EventFacts(json.RootElement, "", part.Around)) is not { } mapping)
            return [];
        var asked = mapping.Paths.Select(p => p.Text).ToArray();
        var isEventBridge = json.RootElement.TryGetProperty("detail-type", out _);
        return
        [
            .. LeafField
                .Of(json.RootElement)
                .Select(f => f.Path)
                .Where(path => !isEventBridge || !Around.Contains(path))
                .Where(path =>
                    !Array.Exists(asked, a => path == a || path.StartsWith($"{a}[", StringComparison.Ordinal))
                )
                .Take(MaxFields),
        ];
    }

    /// <summary>The mapping that it was meant for, and could not be read by.</summary>
    private static string? Incomplete(InspectedPart part, EventMappings mappings)
    {
        using var json = JsonInput.Parse(part.Text);
        var root = json?.RootElement ?? default;
        var isObject = root.ValueKind == JsonValueKind.Object;
        return mappings.Find(new EventFacts(isObject ? root : default, isObject ? "" : part.Text, part.Around))?.Name;
    }
}
