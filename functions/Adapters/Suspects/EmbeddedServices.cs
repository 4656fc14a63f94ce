using RoleFerry.Adapters.Settings;
using RoleFerry.Core.Services;

namespace RoleFerry.Adapters.Suspects;

/// <summary>The services that the function was built with: <c>monitoring/services.yaml</c>, compiled.</summary>
public static class EmbeddedServices
{
    private static readonly Lazy<ServiceMap> Loaded = new(() =>
        ServiceMapJson.Read(MonitoringFiles.Read("services.compiled.json"))
    );

    /// <summary>The services. A test keeps them equal to the YAML.</summary>
    public static ServiceMap Value => Loaded.Value;
}
