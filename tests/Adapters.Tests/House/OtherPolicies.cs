using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;

namespace RoleFerry.Adapters.Tests.House;

/// <summary>Policies for tests: the built-in one, changed.</summary>
internal static class OtherPolicies
{
    public static RoutingPolicy GroupedBy(string label) =>
        Named(BuiltInPolicy.Value with { Root = GroupedBy(BuiltInPolicy.Value.Root, label) });

    public static RoutingPolicy HandingOverAfter(int attempts) =>
        Named(BuiltInPolicy.Value with { HandOverAfterAttempts = attempts });

    /// <summary>What a channel does not take waits for it.</summary>
    public static RoutingPolicy WithoutFallback { get; } =
        Named(BuiltInPolicy.Value with { Root = WithoutFallbackOf(BuiltInPolicy.Value.Root) });

    public static RoutingPolicy Without(string route) =>
        Named(
            BuiltInPolicy.Value with
            {
                Root = BuiltInPolicy.Value.Root with
                {
                    Routes = [.. BuiltInPolicy.Value.Root.Routes.Where(r => r.Name != route)],
                },
            }
        );

    /// <summary>A channel is gone; its routes tell another.</summary>
    public static RoutingPolicy WithoutChannel(string channel, string instead) =>
        Named(
            BuiltInPolicy.Value with
            {
                Channels = BuiltInPolicy.Value.Channels.Remove(channel),
                Root = WithoutChannel(BuiltInPolicy.Value.Root, channel, instead),
            }
        );

    /// <summary>A channel has another name and leads where it led.</summary>
    public static RoutingPolicy Renamed(string channel, string name)
    {
        var policy = WithoutChannel(channel, name);
        var renamed = BuiltInPolicy.Value.Channels[channel] with { Name = name };
        return Named(policy with { Channels = policy.Channels.Add(name, renamed) });
    }

    private static Route WithoutChannel(Route route, string channel, string instead) =>
        route with
        {
            Channels = [.. route.Channels.Select(c => c == channel ? instead : c)],
            Fallback = route.Fallback.Remove(channel),
            Routes = [.. route.Routes.Select(r => WithoutChannel(r, channel, instead))],
        };

    private static Route GroupedBy(Route route, string label) =>
        route with
        {
            GroupBy = [label],
            Routes = [.. route.Routes.Select(r => GroupedBy(r, label))],
        };

    private static Route WithoutFallbackOf(Route route) =>
        route with
        {
            Fallback = [],
            Routes = [.. route.Routes.Select(WithoutFallbackOf)],
        };

    private static RoutingPolicy Named(RoutingPolicy policy) => policy with { Version = PolicyJson.VersionOf(policy) };
}
