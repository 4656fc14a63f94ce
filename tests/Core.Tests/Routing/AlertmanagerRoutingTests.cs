using RoleFerry.Core.Policies;
using RoleFerry.Core.Routing;

namespace RoleFerry.Core.Tests.Routing;

/// <summary>
/// The cases of Alertmanager's own tests of routing, as data: a team with an environment for tests and two routes
/// that both want production, two teams by one expression, and a label by which others are grouped.
/// </summary>
public class AlertmanagerRoutingTests
{
    private static readonly RoutingPolicy ByValue = Some.Policy(
        Some.Route(
            "def",
            routes:
            [
                Some.Route(
                    "A",
                    "owner=team-A",
                    routes:
                    [
                        Some.Route("testing", "env=testing"),
                        Some.Route("productionA", "env=production", @continue: true),
                        Some.Route("productionB", "env=~\"produ.*\"; job=~\".*\""),
                    ]
                ),
                Some.Route("BC", "owner=~\"team-(B|C)\""),
                Some.Route(
                    "role",
                    "group_by=role",
                    routes:
                    [
                        Some.Route("role-testing", "env=testing", routes: Some.Route("role-testing-long", "wait=long")),
                    ]
                ),
            ]
        )
    );

    private static readonly RoutingPolicy ByMatcher = Some.Policy(
        Some.Route(
            "def",
            routes:
            [
                Some.Route(
                    "A",
                    "owner=team-A; level!=critical",
                    routes:
                    [
                        Some.Route("testing", "env=testing; baz!~\".*quux\""),
                        Some.Route("productionA", "env=production", @continue: true),
                        Some.Route("productionB", "env=~\"produ.*\"; job=~\".*\""),
                    ]
                ),
                Some.Route("BC", "owner=~\"team-(B|C)\""),
                Some.Route(
                    "role",
                    "group_by=role",
                    routes:
                    [
                        Some.Route("role-testing", "env=testing", routes: Some.Route("role-testing-long", "wait=long")),
                    ]
                ),
            ]
        )
    );

    [Theory]
    [InlineData("owner=team-A", "A")]
    [InlineData("owner=team-A,env=unset", "A")]
    [InlineData("owner=team-C", "BC")]
    [InlineData("owner=team-A,env=testing", "testing")]
    [InlineData("owner=team-A,env=production", "productionA productionB")]
    [InlineData("group_by=role", "role")]
    [InlineData("env=testing,group_by=role", "role-testing")]
    [InlineData("env=testing,group_by=role,wait=long", "role-testing-long")]
    [InlineData("owner=team-D", "def")]
    public void Routes_by_value_are_taken_as_alertmanager_takes_them(string labels, string expected)
    {
        Assert.Equal(expected, Taken(ByValue, labels));
        Assert.Equal(expected, Taken(ByMatcher, labels));
    }

    [Theory]
    [InlineData("owner=team-A,level=critical", "def")]
    [InlineData("owner=team-A,env=testing,baz=bar-quux", "A")]
    [InlineData("owner=team-A,env=testing,baz=quux-not", "testing")]
    [InlineData("owner=team-A,env=production,level=critical", "def")]
    public void Matchers_that_demand_absence_are_taken_as_alertmanager_takes_them(string labels, string expected) =>
        Assert.Equal(expected, Taken(ByMatcher, labels));

    private static string Taken(RoutingPolicy policy, string labels) =>
        string.Join(' ', Router.Decide(policy, Some.Labels(labels)).Matched.Select(r => r.Name));
}
