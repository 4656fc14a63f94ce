using RoleFerry.Cli.Policies;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Tests.Policies;

/// <summary>The team's table: P0 phone; P1 phone and Slack; P2 Slack only; P3 email.</summary>
public class TeamPolicyTests
{
    private static readonly RoutingPolicy Policy = PolicyFile.Read(Clone.Path(PolicyFile.Place.Source)).Policy!;

    [Theory]
    [InlineData("Database down", "", "P0 database: pagerduty")]
    [InlineData("roleferry-prod-api-down", "", "P0 api: pagerduty")]
    [InlineData("API 5xx Error Rate High", "", "P1 api: pagerduty, incidents")]
    [InlineData("Enrichment queue stuck", "", "P1 enrichment: pagerduty, incidents")]
    [InlineData("Celery Queue Depth >500", "", "P2 enrichment: eng")]
    [InlineData("RDS Connection Pool >90%", "", "P2 database: ops")]
    [InlineData("cpu-high", "AWS/RDS", "P2 database: ops")]
    [InlineData("cpu-high", "AWS/ECS", "P2 infrastructure: ops")]
    [InlineData("API P95 latency", "", "P2 api: incidents")]
    [InlineData("Email bounce rate", "", "P2 email: eng")]
    [InlineData("Disk usage >80%", "AWS/RDS", "P3 database: email")]
    [InlineData("Stale cache", "", "P3 cache: email")]
    [InlineData("Signups per day", "", "P3 product: email")]
    [InlineData("rapid-shutdown", "", "P2 : incidents")]
    public void Known_alarms_reach_those_who_should_know(string name, string @namespace, string expected)
    {
        var triaged = Triage.Of(
            new Signal
            {
                Key = new SignalKey("cloudwatch", name),
                State = SignalState.Alarm,
                At = DateTimeOffset.UnixEpoch,
                Name = name,
                Measurement = new Measurement { Namespace = @namespace },
            },
            Policy
        );

        var (severity, service) = (triaged.Classification.Severity, triaged.Classification.Service);
        Assert.Equal(expected, $"{severity} {service}: {string.Join(", ", triaged.Routing.Channels)}");
    }

    [Fact]
    public void A_page_that_PagerDuty_does_not_take_goes_to_Slack_and_then_to_mail()
    {
        var p1 = Router.Decide(Policy, new Dictionary<string, string> { ["severity"] = "P1" }).Primary;

        Assert.Equal(
            [PagerDutyKind.Value, SlackKind.Value, EmailKind.Value],
            p1.Fallback.Select(name => Policy.Channels[name].Kind)
        );
    }

    [Fact]
    public void Nobodys_phone_rings_for_P2_and_P3_whatever_fails() => Assert.All(new[] { "P2", "P3" }, severity =>
        {
            var route = Router.Decide(Policy, new Dictionary<string, string> { ["severity"] = severity }).Primary;
            Assert.DoesNotContain("pagerduty", route.Channels.Concat(route.Fallback));
        });
}
