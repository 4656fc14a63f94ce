using System.Collections.Immutable;
using System.Globalization;
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
    /// <summary>What <see cref="PlannedPolicy.Renamed"/> calls the channel <c>incidents</c>.</summary>
    public const string NewName = "war-room";

    private static readonly ImmutableDictionary<PlannedPolicy, (string Version, string Json)> Compiled =
        Enum.GetValues<PlannedPolicy>().ToImmutableDictionary(p => p, p => CompiledOf(Of(p)));

    private static RoutingPolicy BuiltIn => Adapters.BuiltInPolicy.Embedded.Value;

    /// <summary>Names a policy's content.</summary>
    public static string VersionOf(PlannedPolicy policy) => Compiled[policy].Version;

    /// <summary>The items that put a policy into force.</summary>
    /// <param name="policy">Which one.</param>
    /// <param name="number">How many were put into force with it.</param>
    /// <param name="now">The clock, UTC.</param>
    public static IEnumerable<Dictionary<string, AttributeValue>> ItemsOf(
        PlannedPolicy policy,
        int number,
        DateTimeOffset now
    ) =>
        new[] { "CURRENT", string.Create(CultureInfo.InvariantCulture, $"V#{number:D6}") }.Select(sk => new Dictionary<
            string,
            AttributeValue
        >
        {
            ["PK"] = new() { S = "POLICY" },
            ["SK"] = new() { S = sk },
            ["type"] = new() { S = "policy" },
            ["json"] = new() { S = Compiled[policy].Json },
            ["version"] = new() { S = Compiled[policy].Version },
            ["number"] = new() { N = number.ToString(CultureInfo.InvariantCulture) },
            ["appliedAt"] = new() { N = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) },
            ["by"] = new() { S = "maya" },
            ["why"] = new() { S = "simulated" },
        });

    private static RoutingPolicy Of(PlannedPolicy policy) =>
        policy switch
        {
            PlannedPolicy.Grouped => BuiltIn with { Root = Grouped(BuiltIn.Root) },
            PlannedPolicy.Limited => BuiltIn with
            {
                PersonLimit = new PageLimit(2, TimeSpan.FromMinutes(6)),
                Channels = BuiltIn.Channels.SetItem(
                    "incidents",
                    BuiltIn.Channels["incidents"] with
                    {
                        DigestAbove = 1,
                    }
                ),
            },
            PlannedPolicy.Inhibiting => BuiltIn with
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
            PlannedPolicy.Renamed => BuiltIn with
            {
                Channels = BuiltIn
                    .Channels.Remove("incidents")
                    .Add(NewName, BuiltIn.Channels["incidents"] with { Name = NewName }),
                Root = Changed(BuiltIn.Root, r =>
                    r with
                    {
                        Channels = Renamed(r.Channels),
                        Fallback = Renamed(r.Fallback),
                    }
                ),
            },
            PlannedPolicy.Unpaged => BuiltIn with
            {
                Channels = BuiltIn.Channels.Remove("pagerduty"),
                Root = Changed(BuiltIn.Root, r =>
                    r with
                    {
                        Channels = r.Channels.Contains("pagerduty") ? ["incidents", "email"] : r.Channels,
                        Fallback = r.Fallback.Remove("pagerduty"),
                    }
                ),
            },
            PlannedPolicy.OtherFallback => BuiltIn with
            {
                Root = Changed(BuiltIn.Root, r =>
                    r.Fallback.IsEmpty ? r : r with { Fallback = ["email", "incidents", "ops"] }
                ),
            },
            _ => BuiltIn,
        };

    private static (string Version, string Json) CompiledOf(RoutingPolicy policy)
    {
        var version = PolicyJson.VersionOf(policy);
        return (version, Encoding.UTF8.GetString(PolicyJson.Write(policy with { Version = version })));
    }

    private static ImmutableArray<string> Renamed(ImmutableArray<string> channels) =>
        [.. channels.Select(c => c == "incidents" ? NewName : c)];

    private static Route Grouped(Route root) =>
        Changed(root, r => r with { GroupBy = ["service"], GroupInterval = TimeSpan.FromMinutes(1) });

    /// <summary>Changes each route but that of the watchdog.</summary>
    private static Route Changed(Route route, Func<Route, Route> change) =>
        route.Name == "heartbeat"
            ? route
            : change(route) with
            {
                Routes = [.. route.Routes.Select(r => Changed(r, change))],
            };
}
