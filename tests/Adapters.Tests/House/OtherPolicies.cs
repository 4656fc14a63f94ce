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

    private static Route GroupedBy(Route route, string label) =>
        route with
        {
            GroupBy = [label],
            Routes = [.. route.Routes.Select(r => GroupedBy(r, label))],
        };

    private static RoutingPolicy Named(RoutingPolicy policy) => policy with { Version = PolicyJson.VersionOf(policy) };
}
