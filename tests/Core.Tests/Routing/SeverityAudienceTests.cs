using RoleFerry.Core.Policies;
using RoleFerry.Core.Routing;

namespace RoleFerry.Core.Tests.Routing;

public class SeverityAudienceTests
{
    private static readonly RoutingPolicy Policy = Some.Policy(
        Some.Route(
            "everybody",
            routes:
            [
                Some.Route("phone", "severity=P0") with
                {
                    Fallback = ["phone", "post", "everybody"],
                },
                Some.Route("audit", "severity=P1", @continue: true) with
                {
                    Fallback = ["everybody"],
                },
                Some.Route("post", "severity=~\"P1|P2\""),
            ]
        )
    );

    [Theory]
    [InlineData(0, "phone", "post everybody")]
    [InlineData(1, "audit post", "everybody")]
    [InlineData(2, "post", "")]
    [InlineData(3, "everybody", "")]
    public void Each_severity_has_those_that_it_tells_and_those_that_stand_in_for_them(
        int severity,
        string told,
        string inTheirPlace
    )
    {
        var audience = SeverityAudience.Of(Policy)[severity];

        Assert.Equal($"P{severity}", audience.Severity.ToString());
        Assert.Equal(told, string.Join(' ', audience.Notified.Select(c => c.Name)));
        Assert.Equal(inTheirPlace, string.Join(' ', audience.InTheirPlace.Select(c => c.Name)));
    }
}
