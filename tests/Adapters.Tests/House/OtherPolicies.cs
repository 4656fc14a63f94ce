using RoleFerry.Adapters.Policies;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;

namespace RoleFerry.Adapters.Tests.House;

/// <summary>Policies for tests: the built-in one, changed.</summary>
internal static class OtherPolicies
{
    public static RoutingPolicy GroupedBy(string label) =>
        Named(EmbeddedPolicy.Value with { Root = GroupedBy(EmbeddedPolicy.Value.Root, label) });

    public static RoutingPolicy HandingOverAfter(int attempts) =>
        Named(EmbeddedPolicy.Value with { HandOverAfterAttempts = attempts });

    public static RoutingPolicy Without(string route) =>
        Named(
            EmbeddedPolicy.Value with
            {
                Root = EmbeddedPolicy.Value.Root with
                {
                    Routes = [.. EmbeddedPolicy.Value.Root.Routes.Where(r => r.Name != route)],
                },
            }
        );

    private static Route GroupedBy(Route route, string label) =>
        route with
        {
            GroupBy = [label],
            Routes = [.. route.Routes.Select(r => GroupedBy(r, label))],
        };

    private static RoutingPolicy Named(RoutingPolicy policy) => policy with { Version = PolicyJson.VersionOf(policy) };
}
