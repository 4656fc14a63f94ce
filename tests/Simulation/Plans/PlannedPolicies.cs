using System.Collections.Immutable;
using System.Text;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;

namespace RoleFerry.Simulation.Plans;

/// <summary>
/// The policies of histories, as <c>policy apply</c> stores them: the built-in one with something changed.
/// </summary>
internal static class PlannedPolicies
{
    private static readonly ImmutableDictionary<PlannedPolicy, string> Json = new Dictionary<
        PlannedPolicy,
        RoutingPolicy
    >
    {
        [PlannedPolicy.Grouped] = BuiltIn with { Root = Grouped(BuiltIn.Root) },
        [PlannedPolicy.Limited] = BuiltIn with
        {
            PersonLimit = new PageLimit(2, TimeSpan.FromMinutes(6)),
            Channels = BuiltIn.Channels.SetItem("incidents", BuiltIn.Channels["incidents"] with { DigestAbove = 1 }),
        },
        [PlannedPolicy.Inhibiting] = BuiltIn with
        {
            Inhibit =
            [
                new InhibitRule(
                    "critical-holds-back-high",
                    [new Matcher("severity", MatchOperator.Equal, "P0")],
                    [new Matcher("severity", MatchOperator.Equal, "P1")],
                    ["service"]
                ),
            ],
        },
    }.ToImmutableDictionary(p => p.Key, p => JsonOf(p.Value));

    private static string JsonOf(RoutingPolicy policy) =>
        Encoding.UTF8.GetString(PolicyJson.Write(policy with { Version = PolicyJson.VersionOf(policy) }));

    private static RoutingPolicy BuiltIn => Adapters.BuiltInPolicy.Embedded.Value;

    /// <summary>The item that puts a policy into force; null for the one that needs none.</summary>
    public static Dictionary<string, AttributeValue>? ItemOf(PlannedPolicy policy) =>
        Json.GetValueOrDefault(policy) is { } json
            ? new()
            {
                ["PK"] = new() { S = "POLICY" },
                ["SK"] = new() { S = "CURRENT" },
                ["json"] = new() { S = json },
                ["number"] = new() { N = "1" },
            }
            : null;

    private static Route Grouped(Route route) =>
        route.Name == "heartbeat"
            ? route
            : route with
            {
                GroupBy = ["service"],
                GroupInterval = TimeSpan.FromMinutes(1),
                Routes = [.. route.Routes.Select(Grouped)],
            };
}
