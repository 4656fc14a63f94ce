using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.DryRuns;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Suppression;
using RoleFerry.Core.Tests.Incidents;
using RoleFerry.Core.Tests.Routing;

namespace RoleFerry.Core.Tests.Suppression;

/// <summary>A new incident waits a moment for what fires together with its first alarm.</summary>
public class GroupWaitTests
{
    private static readonly DateTimeOffset Noon = Story.Noon;

    [Fact]
    public void What_fires_together_is_told_together_once_the_wait_is_over()
    {
        var run = new DryRun(RoutingView.Of(Waiting(TimeSpan.FromSeconds(30))));

        var first = Handle(run, 0, "api-5xx");
        var second = Handle(run, 10, "api-latency");
        run.Pass(Noon.AddSeconds(29));
        Assert.Equal((0, 0, 2), (first.Notifications.Length, second.Notifications.Length, run.Steps.Count));
        Assert.Contains(first.Reasons, r =>
            r.Text == "It waits until 2026-11-23 12:00:30 UTC for what fires together with it: groupWait of route high."
        );

        run.Pass(Noon.AddSeconds(30));
        var told = Assert.Single(run.Steps.Skip(2)).Decision;
        Assert.Equal(["pagerduty", "incidents"], told.Notifications.Select(n => n.Channel));
        Assert.Equal(Noon.AddSeconds(10) + Route.DefaultGroupInterval, second.TellJoinBy);
    }

    [Fact]
    public void What_joins_an_incident_that_people_know_of_does_not_wait()
    {
        var run = new DryRun(RoutingView.Of(Waiting(TimeSpan.FromSeconds(30))));
        Handle(run, 0, "api-5xx", "P2");
        run.Pass(Noon.AddMinutes(1));

        Assert.Equal(DecisionOutcome.Raised, Handle(run, 70, "api-latency").Outcome);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10, 0)]
    public void A_p0_waits_only_where_its_own_wait_says_so(int seconds, int told)
    {
        var run = new DryRun(RoutingView.Of(Waiting(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(seconds))));

        Assert.Equal(told, Handle(run, 0, "api-down", "P0").Notifications.Length);
        run.Pass(Noon.AddSeconds(seconds));
        Assert.Equal(1, run.Steps.Sum(s => s.Decision.Notifications.Length));
    }

    [Fact]
    public void A_p0_that_joins_what_waits_pages_at_once()
    {
        var run = new DryRun(RoutingView.Of(Waiting(TimeSpan.FromSeconds(30))));
        Handle(run, 0, "api-5xx");

        Assert.Equal(["pagerduty"], Handle(run, 5, "api-down", "P0").Notifications.Select(n => n.Channel));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(30, 30)]
    public void A_senders_clock_that_is_ahead_makes_nobody_wait_for_it(int wait, int toldAfter)
    {
        var run = new DryRun(RoutingView.Of(Waiting(TimeSpan.FromSeconds(wait))));

        run.Handle(Story.Signal(SignalState.Alarm, 4, "api-5xx", "P1"), Noon);
        run.Pass(Noon.AddSeconds(toldAfter));

        Assert.Equal(2, run.Steps.Sum(s => s.Decision.Notifications.Length));
    }

    [Fact]
    public void What_is_over_before_the_wait_is_is_told_to_nobody()
    {
        var run = new DryRun(RoutingView.Of(Waiting(TimeSpan.FromSeconds(30))));
        Handle(run, 0, "api-5xx");

        var ok = run.Handle(Story.Signal(SignalState.Ok, 0.2), Noon.AddSeconds(12))!;
        run.Pass(Noon.AddHours(1));

        Assert.Equal((DecisionOutcome.Resolved, 0), (ok.Outcome, run.Steps.Sum(s => s.Decision.Notifications.Length)));
    }

    [Fact]
    public void An_inhibited_alarm_waits_for_its_source()
    {
        var policy = Story.Policy() with
        {
            Inhibit =
            [
                new InhibitRule("down", Some.Matchers("alarmname=down"), Some.Matchers("alarmname!=down"), ["service"])
                {
                    GroupWait = TimeSpan.FromSeconds(20),
                },
            ],
        };
        var run = new DryRun(RoutingView.Of(policy));

        var early = Handle(run, 0, "api-5xx");
        Assert.Contains(early.Reasons, r =>
            r.Code == ReasonCode.GroupWaitNotElapsed
            && r.Text.EndsWith("groupWait of rule down.", StringComparison.Ordinal)
        );
        Assert.Empty(early.Notifications);
        Assert.NotEmpty(Handle(run, 1, "down").Notifications);
        run.Pass(Noon.AddDays(3));
        Assert.Equal(2, run.Steps.Count);
    }

    private static RoutingPolicy Waiting(TimeSpan wait, TimeSpan p0 = default)
    {
        var policy = Story.Policy("service");
        return policy with { Root = With(policy.Root) };

        Route With(Route route) =>
            route with
            {
                GroupWait = wait,
                GroupWaitP0 = p0,
                Routes = [.. route.Routes.Select(With)],
            };
    }

    private static Decision Handle(DryRun run, int second, string name, string severity = "P1") =>
        run.Handle(Story.Signal(SignalState.Alarm, second / 60.0, name, severity), Noon.AddSeconds(second))!;
}
