using RoleFerry.Adapters.Settings;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;

namespace RoleFerry.Adapters.Policies;

/// <summary>The policy that the function was built with: <c>monitoring/routing.yaml</c>, compiled.</summary>
/// <param name="kinds">The kinds that its channels may have.</param>
public sealed class EmbeddedPolicy(ChannelKinds kinds)
{
    private const string File = "routing.compiled.json";

    private readonly Lazy<RoutingPolicy> _loaded = new(() => Load(kinds));

    /// <summary>The kinds that a policy's channels may have.</summary>
    public ChannelKinds Kinds => kinds;

    /// <summary>The policy. A test keeps it readable and equal to the YAML.</summary>
    /// <exception cref="InvalidOperationException">It cannot be read.</exception>
    public RoutingPolicy Value => _loaded.Value;

    private static RoutingPolicy Load(ChannelKinds kinds) =>
        PolicyJson.Read(MonitoringFiles.Read(File), kinds) switch
        {
            PolicyRead.Good good => good.Policy,
            PolicyRead.Bad bad => throw new InvalidOperationException($"{File}: {bad.Why}"),
            var other => throw new InvalidOperationException($"{File}: {other}"),
        };
}
