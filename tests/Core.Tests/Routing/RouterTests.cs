using CsCheck;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Routing;

namespace RoleFerry.Core.Tests.Routing;

public class RouterTests
{
    /// <summary>
    /// The tree that Alertmanager's documentation explains: database alarms go to their team, grouped their own way; a
    /// service's team has one pager and one for another environment; some hear of everything beside those who act.
    /// https://prometheus.io/docs/alerting/latest/configuration/#example
    /// </summary>
    private static readonly RoutingPolicy Tree = Some.Policy(
        Some.Route(
            "root",
            routes:
            [
                Some.Route("audit", "env=prod", @continue: true),
                Some.Route(
                    "database",
                    "service=~\"postgres|redis\"",
                    routes: [Some.Route("database-page", "severity=P0"), Some.Route("database-test", "env!=prod")]
                ),
                Some.Route(
                    "api",
                    "service=api",
                    @continue: true,
                    routes: [Some.Route("api-page", "severity=~\"P0|P1\""), Some.Route("api-both", "severity=P1")]
                ),
                Some.Route("api-too", "service=api; env!~\"test.*\""),
                Some.Route("never-for-api", "service=~\".*\"; service!=\"\""),
                Some.Route("no-service", "service=\"\"; severity=P3"),
            ]
        )
    );

    [Theory]
    [InlineData("", "root")]
    [InlineData("severity=P3", "no-service")]
    [InlineData("severity=P3,env=prod", "audit no-service")]
    [InlineData("env=prod", "audit")]
    [InlineData("service=postgres", "database-test")]
    [InlineData("service=postgres,env=prod", "audit database")]
    [InlineData("service=redis,env=prod,severity=P0", "audit database-page")]
    [InlineData("service=redis,severity=P0", "database-page")]
    [InlineData("service=api,severity=P1", "api-page api-too")]
    [InlineData("service=api,severity=P2", "api api-too")]
    [InlineData("service=api,severity=P2,env=test-7", "api never-for-api")]
    [InlineData("service=apis,severity=P1", "never-for-api")]
    [InlineData("service=web,env=prod", "audit never-for-api")]
    public void Routes_are_tried_depth_first_and_the_first_match_wins_unless_it_continues(
        string labels,
        string expected
    )
    {
        var result = Router.Decide(Tree, Some.Labels(labels));

        Assert.Equal(expected, string.Join(' ', result.Matched.Select(r => r.Name)));
        Assert.Equal(expected, string.Join(' ', result.Channels));
        Assert.Equal(expected.Split(' ')[0], result.Primary.Name);
    }

    [Fact]
    public void A_channel_that_two_routes_name_is_told_once()
    {
        var both = new[] { "pager", "chat" };
        var policy = Some.Policy(
            Some.Route(
                "root",
                routes:
                [
                    Some.Route("first", "a=1", @continue: true) with
                    {
                        Channels = [.. both],
                    },
                    Some.Route("second", "a=1") with
                    {
                        Channels = ["chat", "mail"],
                    },
                ]
            )
        );

        Assert.Equal(["pager", "chat", "mail"], Router.Decide(policy, Some.Labels("a=1")).Channels);
    }

    [Fact]
    public void The_root_is_taken_whatever_it_says_so_that_nothing_is_lost()
    {
        var policy = Some.Policy(Some.Route("root", "severity=P0"));

        Assert.Equal("root", Router.Decide(policy, Some.Labels("severity=P3")).Primary.Name);
    }

    [Fact]
    public void The_explanation_names_every_route_looked_at_with_each_matchers_result()
    {
        var steps = Router.Explain(Tree, Some.Labels("service=api,severity=P2,env=test-7"));

        Assert.Equal(
            [
                "root Replaced",
                "  audit NotMatched env=\"prod\"(test-7)-",
                "  database NotMatched service=~\"postgres|redis\"(api)-",
                "  api Taken service=\"api\"(api)+",
                "    api-page NotMatched severity=~\"P0|P1\"(P2)-",
                "    api-both NotMatched severity=\"P1\"(P2)-",
                "  api-too NotMatched service=\"api\"(api)+ env!~\"test.*\"(test-7)-",
                "  never-for-api Taken service=~\".*\"(api)+ service!=\"\"(api)+",
            ],
            steps.Select(s =>
                string.Join(
                    ' ',
                    [
                        new string(' ', s.Depth * 2) + s.Route.Name,
                        s.Outcome.ToString(),
                        .. s.Matchers.Select(m => $"{m.Matcher}({m.Value}){(m.Held ? '+' : '-')}"),
                    ]
                )
            )
        );
    }

    [Fact]
    public void Some_route_is_always_taken_and_the_explanation_agrees()
    {
        Gen.Select(Policies, LabelSets)
            .Sample(
                (policy, labels) =>
                {
                    var result = Router.Decide(policy, labels);
                    var steps = Router.Explain(policy, labels);

                    Assert.NotEmpty(result.Matched);
                    Assert.NotEmpty(result.Channels);
                    Assert.Equal(
                        result.Matched,
                        steps.Where(s => s.Outcome == RoutingStepOutcome.Taken).Select(s => s.Route)
                    );
                    Assert.All(steps.Skip(1), s =>
                        Assert.Equal(s.Outcome != RoutingStepOutcome.NotMatched, s.Matchers.All(m => m.Held))
                    );
                }
            );
    }

    [Fact]
    public void Deciding_is_the_same_each_time_and_does_not_depend_on_the_order_of_labels()
    {
        Gen.Select(Policies, LabelSets)
            .Sample(
                (policy, labels) =>
                {
                    var reversed = labels.Reverse().ToDictionary(l => l.Key, l => l.Value, StringComparer.Ordinal);

                    var first = Router.Decide(policy, labels).Matched;

                    Assert.Equal(first, Router.Decide(policy, labels).Matched);
                    Assert.Equal(first, Router.Decide(policy, reversed).Matched);
                }
            );
    }

    [Fact]
    public void A_route_that_does_not_match_costs_no_memory()
    {
        var labels = Some.Labels("service=api,severity=P2,alarmname=checkout-latency");
        var small = Wide(10);
        var large = Wide(1_000);

        Assert.Equal(Allocated(small, labels), Allocated(large, labels));

        static RoutingPolicy Wide(int routes) =>
            Some.Policy(
                Some.Route(
                    "root",
                    routes:
                    [
                        .. Enumerable
                            .Range(0, routes)
                            .Select(i =>
                                Some.Route($"r{i}", $"service=api; alarmname=~\"queue-{i}-.*\"; region=~\"[a-z]+-{i}\"")
                            ),
                    ]
                )
            );

        // What the runtime may allocate meanwhile only adds.
        static long Allocated(RoutingPolicy policy, Dictionary<string, string> labels) =>
            Enumerable
                .Range(0, 10)
                .Min(_ =>
                {
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    Router.Decide(policy, labels);
                    return GC.GetAllocatedBytesForCurrentThread() - before;
                });
    }

    private static readonly string[] Names = ["a", "b", "c"];

    private static readonly string[] Values = ["", "1", "2", "12"];

    private static readonly Gen<Dictionary<string, string>> LabelSets = Gen.Select(
        Gen.OneOf(Values),
        Gen.OneOf(Values),
        Gen.OneOf(Values),
        (a, b, c) =>
            Names
                .Zip(new[] { a, b, c })
                .Where(l => l.Second.Length > 0)
                .ToDictionary(l => l.First, l => l.Second, StringComparer.Ordinal)
    );

    private static readonly Gen<RoutingPolicy> Policies = Routes(3)
        .Select(routes => Some.Policy(Numbered(Some.Route("root", routes: routes))));

    private static Gen<Route[]> Routes(int depth) =>
        Gen.Select(
            Gen.Select(Gen.OneOf(Names), Gen.OneOf("=", "!=", "=~", "!~"), Gen.OneOf("1", "2", "1.*", ""), (n, o, v) =>
                $"{n}{o}\"{v}\""
            ).Array[0, 2],
            Gen.Bool,
            depth == 0 ? Gen.Const(Array.Empty<Route>()) : Routes(depth - 1),
            (match, @continue, routes) => Some.Route("r", string.Join(';', match), @continue, routes)
        ).Array[0, 3];

    private static Route Numbered(Route root)
    {
        var count = 0;
        return Number(root);

        Route Number(Route route) =>
            route with
            {
                Name = $"r{count++}",
                Channels = [$"c{count % 3}"],
                Routes = [.. route.Routes.Select(Number)],
            };
    }
}
