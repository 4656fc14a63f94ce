using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;
using RoleFerry.Core.Tests.Channels;

namespace RoleFerry.Core.Tests.Routing;

public class TeamPolicyTests
{
    [Fact]
    public void No_cold_start_pays_for_the_expression_engine()
    {
        var read = Assert.IsType<PolicyRead.Good>(
            PolicyJson.Read(
                File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "routing.compiled.json")),
                Known.Kinds
            )
        );

        var expressions = Matchers(read.Policy.Root)
            .Concat(read.Policy.Classification.SelectMany(rule => rule.Matchers))
            .Where(m => m.Operator is MatchOperator.Regex or MatchOperator.NotRegex)
            .ToArray();

        Assert.NotEmpty(expressions);
        Assert.All(expressions, m => Assert.NotNull(SimplePattern.TryRead(m.Value)));
    }

    private static IEnumerable<Matcher> Matchers(Route route) =>
        route.Matchers.Concat(route.Routes.SelectMany(Matchers));
}
