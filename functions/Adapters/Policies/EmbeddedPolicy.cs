using RoleFerry.Adapters.Channels;
using RoleFerry.Adapters.Settings;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;

namespace RoleFerry.Adapters.Policies;

/// <summary>The policy that the function was built with: <c>monitoring/routing.yaml</c>, compiled.</summary>
public static class EmbeddedPolicy
{
    private const string File = "routing.compiled.json";

    private static readonly Lazy<RoutingPolicy> Loaded = new(Load);

    /// <summary>The policy. A test keeps it readable and equal to the YAML.</summary>
    public static RoutingPolicy Value => Loaded.Value;

    private static RoutingPolicy Load() =>
        PolicyJson.Read(MonitoringFiles.Read(File), ChannelModules.Kinds) switch
        {
            PolicyRead.Good good => good.Policy,
            PolicyRead.Bad bad => throw new InvalidOperationException($"{File}: {bad.Why}"),
            var other => throw new InvalidOperationException($"{File}: {other}"),
        };
}
