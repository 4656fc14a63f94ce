using RoleFerry.Adapters.Policies;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters;

/// <summary>The policy that this program was built with, read with all kinds of channel.</summary>
public static class BuiltInPolicy
{
    /// <summary>As functions are given it.</summary>
    public static EmbeddedPolicy Embedded { get; } = new(ChannelModules.Kinds);

    /// <summary>The policy.</summary>
    public static RoutingPolicy Value => Embedded.Value;
}
