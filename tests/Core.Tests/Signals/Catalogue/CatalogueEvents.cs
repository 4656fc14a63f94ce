using System.Text;
using System.Text.Json.Nodes;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources;
using RoleFerry.Core.Sources.Mappings;

namespace RoleFerry.Core.Tests.Signals.Catalogue;

/// <summary>The events of the catalogue, and how they are read.</summary>
internal static class CatalogueEvents
{
    public static readonly DateTimeOffset ReceivedAt = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    /// <summary>The mappings that are shipped.</summary>
    public static EventMappings Mappings { get; } =
        EventMappings.Load(File.ReadAllBytes(Files.Clone("monitoring/sources.compiled.json")));

    public static string Folder { get; } = Files.Clone("events/shapes");

    /// <summary>The names of a shape's events.</summary>
    public static string[] Of(CatalogueShape shape) =>
        [
            .. Directory
                .GetFiles(Path.Combine(Folder, shape.Folder), "*.json")
                .Select(f => Path.GetFileNameWithoutExtension(f))
                .Order(StringComparer.Ordinal),
        ];

    public static string Text(CatalogueShape shape, string name) =>
        File.ReadAllText(Path.Combine(Folder, shape.Folder, name + ".json"));

    public static SignalsRead Read(CatalogueShape shape, string json) =>
        shape.Post is { } path
            ? WebhookSources.At(path)!.Read(Encoding.UTF8.GetBytes(json), ReceivedAt)
            : SignalReader.Receive(Encoding.UTF8.GetBytes(json), ReceivedAt, Mappings);

    /// <summary>An alarm of CloudWatch in another state.</summary>
    public static string InState(string json, string state)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        if (root.ContainsKey("NewStateValue"))
            root["NewStateValue"] = state;
        else
            (root["alarmData"] ?? root["detail"])!["state"]!["value"] = state;
        return root.ToJsonString();
    }
}
