using RoleFerry.Adapters.Settings;
using RoleFerry.Core.Sources.Mappings;

namespace RoleFerry.Adapters.Signals;

/// <summary>The mappings that the function was built with: <c>monitoring/sources.yaml</c>, compiled.</summary>
public static class EmbeddedMappings
{
    private static readonly Lazy<EventMappings> Loaded = new(() =>
        EventMappings.Load(MonitoringFiles.Read("sources.compiled.json"))
    );

    /// <summary>The mappings. A test keeps them without problems and equal to the YAML.</summary>
    public static EventMappings Value => Loaded.Value;
}
