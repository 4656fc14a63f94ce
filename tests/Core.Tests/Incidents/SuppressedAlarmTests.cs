using CsCheck;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.DryRuns;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Silences;
using RoleFerry.Core.Suppression;
using RoleFerry.Core.Tests.Routing;
using RoleFerry.Core.TimeWindows;

namespace RoleFerry.Core.Tests.Incidents;

public class SuppressedAlarmTests
{
    private static readonly DateTimeOffset Noon = Story.Noon;

    /// <summary>The working hours of a Monday: from 08:00 to 18:00 UTC.</summary>
    private static readonly TimeWindow Hours = new(
        "hours",
        "UTC",
        [new TimeInterval { Times = [new NumberRange(8 * 60, 18 * 60)], Weekdays = [new NumberRange(1, 5)] }]
    );

    [Fact]
    public void A_silenced_alarm_opens_its_incident_and_tells_nobody()
    {
        var rehearsal = Silenced(Silence("service=api", until: 60));

        var decision = Alarm(rehearsal, 10);

        Assert.Equal((DecisionOutcome.Opened, 0), (decision.Outcome, decision.Notifications.Length));
        Assert.Empty(decision.After!.Channels);
        var reason = Assert.Single(decision.Event!.Reasons, r => r.Code == ReasonCode.Silenced);
        Assert.Equal(
            "ana silenced it until 2026-11-23 13:00:00 UTC (SIL-1: service=\"api\"): a deployment",
            reason.Text
        );
        Assert.DoesNotContain(decision.Reasons, r => r.Code == ReasonCode.FirstNotification);
    }

    [Fact]
    public void What_fires_still_when_the_silence_ends_is_told_then()
    {
        var rehearsal = Silenced(Silence("service=api", until: 60));
        Alarm(rehearsal, 10);

        rehearsal.Pass(Noon.AddMinutes(59.9));
        Assert.Single(rehearsal.Steps);
        rehearsal.Pass(Noon.AddMinutes(60));

        var step = rehearsal.Steps[^1];
        Assert.Equal((Noon.AddMinutes(60), DecisionOutcome.Released), (step.At, step.Decision.Outcome));
        Assert.Equal(["pagerduty", "incidents"], step.Decision.Notifications.Select(n => n.Channel));
        Assert.All(step.Decision.Notifications, n =>
            Assert.Equal((NotificationKind.Page, ReasonCode.HeldBackNoLonger), (n.Kind, n.Reason.Code))
        );
        Assert.Equal(["pagerduty", "incidents"], Assert.Single(rehearsal.Incidents).Channels);
    }

    [Fact]
    public void What_recovered_before_the_silence_ended_is_never_told()
    {
        var rehearsal = Silenced(Silence("service=api", until: 60));
        Alarm(rehearsal, 10);
        var ok = rehearsal.Handle(Story.Signal(SignalState.Ok, 20), Noon.AddMinutes(20))!;
        rehearsal.Pass(Noon.AddDays(3));

        Assert.Equal((DecisionOutcome.Resolved, 0), (ok.Outcome, ok.Notifications.Length));
        Assert.Equal(2, rehearsal.Steps.Count);
    }

    [Fact]
    public void A_silence_that_is_ended_early_lets_go_within_minutes()
    {
        var rehearsal = Silenced(Silence("service=api", until: 600));
        Alarm(rehearsal, 10);
        rehearsal.Silence([]);

        rehearsal.Pass(Noon.AddMinutes(16));

        Assert.Equal(DecisionOutcome.Released, rehearsal.Steps[^1].Decision.Outcome);
    }

    [Fact]
    public void A_silence_does_not_take_back_what_was_told_and_the_end_is_told_to_whom_it_was()
    {
        var rehearsal = new DryRun(RoutingView.Of(Story.Policy()));
        Alarm(rehearsal, 0);
        rehearsal.Silence([Silence("service=api", until: 600)]);

        var again = Alarm(rehearsal, 90);
        var ok = rehearsal.Handle(Story.Signal(SignalState.Ok, 100), Noon.AddMinutes(100))!;

        Assert.Equal((DecisionOutcome.StillFiring, 0), (again.Outcome, again.Notifications.Length));
        Assert.Contains(again.Reasons, r => r.Code == ReasonCode.Silenced);
        Assert.Equal(["pagerduty", "incidents"], ok.Notifications.Select(n => n.Channel));
    }

    [Fact]
    public void An_alarm_that_nothing_holds_back_tells_of_the_incident_that_was_held_back()
    {
        var rehearsal = new DryRun(
            new RoutingView(Story.Policy("service"), SilenceSet.Of([Silence("alarmname=api-5xx", until: 600)]))
        );
        Alarm(rehearsal, 0);

        var other = rehearsal.Handle(Story.Signal(SignalState.Alarm, 5, "api-latency"), Noon.AddMinutes(5))!;

        Assert.Equal(DecisionOutcome.Raised, other.Outcome);
        Assert.Equal(["pagerduty", "incidents"], other.Notifications.Select(n => n.Channel));
        Assert.Single(rehearsal.Incidents);
    }

    [Fact]
    public void A_silence_of_one_incident_ends_with_it()
    {
        var rehearsal = new DryRun(RoutingView.Of(Story.Policy()));
        var id = Alarm(rehearsal, 0).After!.Id;
        rehearsal.Silence([Silence("", until: null) with { Incidents = [id] }]);

        Assert.Contains(Alarm(rehearsal, 120).Reasons, r => r.Code == ReasonCode.Silenced);
        rehearsal.Handle(Story.Signal(SignalState.Ok, 130), Noon.AddMinutes(130));
        var next = Alarm(rehearsal, 180);

        Assert.Equal((DecisionOutcome.Opened, 2), (next.Outcome, next.Notifications.Length));
    }

    [Theory]
    [InlineData(false, ReasonCode.P0NotHeldBack, 1)]
    [InlineData(true, ReasonCode.Silenced, 0)]
    public void A_silence_holds_a_p0_back_only_where_it_says_so(bool coversP0, ReasonCode reason, int told)
    {
        var rehearsal = Silenced(Silence("service=api", until: 60) with { CoversP0 = coversP0 });

        var decision = Alarm(rehearsal, 10, "P0");

        Assert.Equal(told, decision.Notifications.Length);
        Assert.Contains(decision.Reasons, r => r.Code == reason);
    }

    [Fact]
    public void Maintenance_holds_the_alarms_of_its_service_back_while_it_is_on()
    {
        var policy = Story.Policy() with
        {
            Maintenance = [new Maintenance("upgrade", "api", Noon, Noon.AddHours(1), null, false)],
        };
        var rehearsal = new DryRun(RoutingView.Of(policy));

        Assert.Contains(Alarm(rehearsal, 10).Reasons, r => r.Code == ReasonCode.InMaintenance);
        var other = rehearsal.Handle(
            Story.Signal(SignalState.Alarm, 11, "web-5xx", service: "web"),
            Noon.AddMinutes(11)
        )!;
        Assert.Equal(2, other.Notifications.Length);
        rehearsal.Pass(Noon.AddHours(1));
        Assert.Equal(DecisionOutcome.Released, rehearsal.Steps[^1].Decision.Outcome);
    }

    [Fact]
    public void A_silence_that_recurs_is_on_within_its_windows_only()
    {
        var view = new RoutingView(
            Story.Policy() with
            {
                TimeWindows = Story.Policy().TimeWindows.Add("hours", Hours),
            },
            SilenceSet.Of([Silence("service=api", until: 72 * 60) with { During = ["hours"] }])
        );

        Assert.Contains(Alarm(new DryRun(view), 10).Reasons, r => r.Code == ReasonCode.Silenced);
        Assert.Equal(2, Alarm(new DryRun(view), 7 * 60).Notifications.Length);
        Assert.Contains(Alarm(new DryRun(view), 24 * 60).Reasons, r => r.Code == ReasonCode.Silenced);
        Assert.Equal(2, Alarm(new DryRun(view), 72 * 60).Notifications.Length);
    }

    [Fact]
    public void A_route_outside_its_hours_tells_when_they_begin_and_what_waited_is_told_together()
    {
        var rehearsal = new DryRun(RoutingView.Of(InHours(Story.Policy(), active: "hours")));

        var evening = Alarm(rehearsal, 7 * 60, "P2"); // 19:00
        rehearsal.Pass(Noon.AddDays(2));

        Assert.Contains(evening.Reasons, r =>
            r
                is {
                    Code: ReasonCode.OutsideTimeWindow,
                    Text: "Route medium is active during hours only: incidents not notified before 2026-11-24 08:00:00 UTC."
                }
        );
        var step = rehearsal.Steps[^1];
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero), step.At);
        Assert.All(step.Decision.Notifications, n => Assert.True(n.InDigest));
    }

    [Fact]
    public void A_route_that_is_mute_holds_back_its_own_channels_only()
    {
        var policy = Story.Policy();
        var high = policy.Root.Routes[1];
        policy = policy with
        {
            TimeWindows = policy.TimeWindows.Add("hours", Hours),
            Root = policy.Root with
            {
                Routes =
                [
                    high with
                    {
                        Name = "post",
                        Channels = ["incidents"],
                        MuteDuring = ["hours"],
                        Continue = true,
                    },
                    high with
                    {
                        Channels = ["pagerduty"],
                    },
                ],
            },
        };
        var rehearsal = new DryRun(RoutingView.Of(policy));

        Assert.Equal(["pagerduty"], Alarm(rehearsal, 10).Notifications.Select(n => n.Channel));
        rehearsal.Pass(Noon.AddHours(6));
        Assert.Equal(["incidents"], rehearsal.Steps[^1].Decision.Notifications.Select(n => n.Channel));
    }

    [Fact]
    public void A_p0_is_told_at_any_hour() =>
        Assert.Single(
            Alarm(new DryRun(RoutingView.Of(InHours(Story.Policy(), active: "hours"))), 7 * 60, "P0").Notifications
        );

    [Fact]
    public void What_a_firing_source_held_back_is_told_once_the_source_is_over()
    {
        var rehearsal = new DryRun(RoutingView.Of(Inhibiting(Story.Policy())));
        rehearsal.Handle(Story.Signal(SignalState.Alarm, 0, "database-down", "P0"), Noon);

        var target = Alarm(rehearsal, 1);
        rehearsal.Pass(Noon.AddMinutes(30));
        Assert.Contains(target.Reasons, r => r.Code == ReasonCode.Inhibited);
        Assert.Equal(2, rehearsal.Steps.Count);

        rehearsal.Handle(Story.Signal(SignalState.Ok, 31, "database-down", "P0"), Noon.AddMinutes(31));
        rehearsal.Pass(Noon.AddMinutes(33));

        Assert.Equal(DecisionOutcome.Released, rehearsal.Steps[^1].Decision.Outcome);
        Assert.Equal("api-5xx", rehearsal.Steps[^1].Decision.Triaged.Signal.Name);
    }

    [Fact]
    public void A_p0_is_held_back_by_another_p0_only()
    {
        var rehearsal = new DryRun(RoutingView.Of(Inhibiting(Story.Policy())));
        rehearsal.Handle(Story.Signal(SignalState.Alarm, 0, "database-down", "P1"), Noon);

        Assert.Contains(Alarm(rehearsal, 1, "P0").Reasons, r => r.Code == ReasonCode.P0NotHeldBack);
    }

    [Fact]
    public void What_comes_back_again_and_again_is_one_notice_and_then_told_as_often_as_its_route_repeats()
    {
        var rehearsal = new DryRun(
            RoutingView.Of(Story.Policy() with { Flapping = new Flapping(3, TimeSpan.FromHours(2)) })
        );
        var pages = new List<(double Minute, ReasonCode Why)>();
        for (var minute = 0.0; minute < 120; minute += 10)
        {
            var decision = Alarm(rehearsal, minute);
            if (decision.Notifications.Any(n => n.Kind == NotificationKind.Page))
                pages.Add((minute, decision.Notifications[0].Reason.Code));
            else
                Assert.Equal(["incidents"], decision.Notifications.Select(n => n.Channel));
            rehearsal.Handle(Story.Signal(SignalState.Ok, minute + 5), Noon.AddMinutes(minute + 5));
        }

        Assert.Equal(
            [
                (0, ReasonCode.FirstNotification),
                (10, ReasonCode.Reopened),
                (20, ReasonCode.Reopened),
                (30, ReasonCode.Flapping),
                (90, ReasonCode.Flapping),
            ],
            pages
        );
    }

    [Fact]
    public void What_flaps_and_gets_worse_is_told_at_once()
    {
        var rehearsal = new DryRun(
            RoutingView.Of(Story.Policy() with { Flapping = new Flapping(2, TimeSpan.FromHours(2)) })
        );
        for (var minute = 0.0; minute < 50; minute += 10)
        {
            Alarm(rehearsal, minute, "P2");
            rehearsal.Handle(Story.Signal(SignalState.Ok, minute + 5), Noon.AddMinutes(minute + 5));
        }

        Assert.Contains(Alarm(rehearsal, 55, "P0").Notifications, n => n.Kind == NotificationKind.Page);
    }

    /// <summary>Whatever the policy, the silences and the order of things: nothing vanishes.</summary>
    [Fact]
    public void A_p0_is_told_or_says_why_not_and_everything_that_fires_is_told_in_the_end()
    {
        Gen.Select(Policies, Silences, Happenings)
            .Sample(
                (policy, silences, happenings) =>
                {
                    var rehearsal = new DryRun(new RoutingView(policy, SilenceSet.Of(silences)));
                    var now = Noon;
                    foreach (var (minutes, signal) in happenings)
                    {
                        now = now.AddMinutes(minutes);
                        rehearsal.Handle(signal with { At = now }, now);
                    }

                    foreach (
                        var decision in rehearsal
                            .Steps.Select(s => s.Decision)
                            .Where(d =>
                                d.Triaged is { Signal.State: SignalState.Alarm, Classification.Severity: Severity.P0 }
                            )
                    )
                    {
                        var isKnown = !decision.Notifications.IsEmpty || decision.After is { Channels.IsEmpty: false };
                        var silencing = decision
                            .Reasons.Where(r =>
                                r.Code is ReasonCode.Silenced or ReasonCode.InMaintenance or ReasonCode.Inhibited
                            )
                            .ToArray();
                        Assert.True(isKnown || silencing.Length > 0, string.Join('\n', decision.Reasons));
                        Assert.DoesNotContain(decision.Reasons, r => r.Code == ReasonCode.OutsideTimeWindow);
                        Assert.All(decision.Reasons.Where(r => r.Code == ReasonCode.Silenced), r =>
                            Assert.Contains(silences, s =>
                                s.CoversP0 && r.Text.Contains(s.Id, StringComparison.Ordinal)
                            )
                        );
                    }

                    foreach (
                        var (_, decision) in rehearsal.Steps.Where(s => s.Decision.Outcome == DecisionOutcome.Joined)
                    )
                    {
                        var why = decision.Reasons.Any(r =>
                            r.Code
                                is ReasonCode.Silenced
                                    or ReasonCode.InMaintenance
                                    or ReasonCode.Inhibited
                                    or ReasonCode.OutsideTimeWindow
                        );
                        Assert.True(decision.TellJoinBy is not null || why, string.Join('\n', decision.Reasons));
                        Assert.False(
                            decision.Triaged.Classification.Severity < decision.Before!.WorstKnown && !why,
                            "What is worse pages; it does not join."
                        );
                    }

                    rehearsal.Pass(now + FiringSource.CountsAtMost + TimeSpan.FromDays(1));
                    var open = rehearsal.Incidents.Where(i => i.IsOpen).ToArray();
                    Assert.All(open, i => Assert.NotEmpty(i.Channels));
                },
                iter: 300
            );
    }

    [Fact]
    public void Deciding_does_not_depend_on_the_order_in_which_silences_are_known_or_labels_stand()
    {
        Gen.Select(Policies, Silences, Happenings.Where(h => h.Length > 0))
            .Sample(
                (policy, silences, happenings) =>
                {
                    var triaged = Triage.Of(happenings[0].Signal, policy);
                    var turned = triaged with
                    {
                        Labels = triaged.Labels.Reverse().ToDictionary(StringComparer.Ordinal),
                    };

                    var one = Suppressor.Of(new RoutingView(policy, SilenceSet.Of(silences)), triaged, null, [], Noon);
                    var other = Suppressor.Of(
                        new RoutingView(policy, SilenceSet.Of(silences.Reverse())),
                        turned,
                        null,
                        [],
                        Noon
                    );

                    Assert.Equal(
                        (one.LookAgainAt, string.Join(',', one.Notified), string.Join(',', one.Suppressed)),
                        (other.LookAgainAt, string.Join(',', other.Notified), string.Join(',', other.Suppressed))
                    );
                    Assert.Equal(one.Reasons, other.Reasons);
                },
                iter: 300
            );
    }

    [Fact]
    public void A_policy_tried_against_itself_changes_nothing()
    {
        Gen.Select(Policies, Happenings)
            .Sample(
                (policy, happenings) =>
                {
                    var now = Noon;
                    var signals = happenings
                        .Select(h => (h.Signal with { At = now = now.AddMinutes(h.Minutes) }, now))
                        .ToArray();

                    var diff = PolicyDiff.Of(policy, policy, signals);

                    Assert.Empty(diff.Changes);
                    Assert.All(diff.Counts, c => Assert.Equal(c.Before, c.After));
                },
                iter: 100
            );
    }

    [Fact]
    public void The_diff_names_who_would_have_been_told_instead_and_of_what_nobody()
    {
        var before = Story.Policy();
        var after = before with
        {
            Version = "sha-other",
            Root = before.Root with
            {
                Routes =
                [
                    before.Root.Routes[0],
                    before.Root.Routes[1] with
                    {
                        Channels = ["incidents"],
                    },
                    .. before.Root.Routes[2..],
                ],
            },
            Maintenance = [new Maintenance("for-ever", "web", null, DateTimeOffset.MaxValue, null, false)],
        };

        var diff = PolicyDiff.Of(
            before,
            after,
            [
                (Story.Signal(SignalState.Alarm, 0), Noon),
                (Story.Signal(SignalState.Alarm, 1, "web-5xx", service: "web"), Noon.AddMinutes(1)),
                (Story.Signal(SignalState.Alarm, 2, "api-slow", "P2"), Noon.AddMinutes(2)),
                (Story.Signal(SignalState.Ok, 5, "api-slow", "P2"), Noon.AddMinutes(5)),
            ]
        );

        Assert.Equal(["api-5xx", "web-5xx"], diff.Changes.Select(c => c.Alarm));
        Assert.Equal(["web-5xx"], diff.Lost.Select(c => c.Alarm));
        Assert.Equal(
            [
                new NotifiedCount(Severity.P1, "incidents", 2, 1),
                new NotifiedCount(Severity.P1, "pagerduty", 2, 0),
                new NotifiedCount(Severity.P2, "incidents", 1, 1),
            ],
            diff.Counts
        );
    }

    private static DryRun Silenced(params Silence[] silences) =>
        new(new RoutingView(Story.Policy(), SilenceSet.Of(silences)));

    private static Decision Alarm(DryRun rehearsal, double minute, string severity = "P1") =>
        rehearsal.Handle(Story.Signal(SignalState.Alarm, minute, severity: severity), Noon.AddMinutes(minute))!;

    private static Silence Silence(string match, double? until) =>
        new()
        {
            Id = "SIL-1",
            Matchers = Some.Matchers(match),
            From = Noon,
            Until = until is { } minutes ? Noon.AddMinutes(minutes) : null,
            Author = "ana",
            Reason = "a deployment",
            CreatedAt = Noon,
        };

    private static RoutingPolicy InHours(RoutingPolicy policy, string active) =>
        policy with
        {
            TimeWindows = policy.TimeWindows.Add("hours", Hours),
            Root = policy.Root with
            {
                Routes = [.. policy.Root.Routes.Select(r => r with { ActiveDuring = [active] })],
            },
        };

    private static RoutingPolicy Inhibiting(RoutingPolicy policy) =>
        policy with
        {
            Inhibit =
            [
                new InhibitRule(
                    "database",
                    Some.Matchers("alarmname=database-down"),
                    Some.Matchers("alarmname!=database-down"),
                    []
                ),
            ],
        };

    private static RoutingPolicy Gathering(RoutingPolicy policy, TimeSpan interval) =>
        policy with
        {
            Root = policy.Root with
            {
                GroupInterval = interval,
                Routes = [.. policy.Root.Routes.Select(r => r with { GroupInterval = interval })],
            },
        };

    private static readonly Gen<RoutingPolicy> Policies = Gen.Select(
        Gen.Bool,
        Gen.Bool,
        Gen.Bool,
        Gen.Bool,
        Gen.Int[1, 24 * 60],
        (hours, maintained, inhibits, coversP0, interval) =>
        {
            var policy = Gathering(Story.Policy("service"), TimeSpan.FromMinutes(interval)) with
            {
                PersonLimit = inhibits ? new PageLimit(1, TimeSpan.FromDays(1)) : null,
            };
            policy = hours ? InHours(policy, "hours") : policy;
            policy = inhibits ? Inhibiting(policy) : policy;
            return maintained
                ? policy with
                {
                    Maintenance = [new Maintenance("m", "api", Noon, Noon.AddHours(2), null, coversP0)],
                }
                : policy;
        }
    );

    private static readonly Gen<Silence[]> Silences = Gen.Select(
            Gen.OneOf("service=api", "severity=P0", "alarmname=~\"a.*\"", "service!=web", "alarmname=a; severity=P0"),
            Gen.Int[1, 600],
            Gen.Bool,
            (match, until, coversP0) => Silence(match, until) with { CoversP0 = coversP0 }
        )
        .Array[0, 4]
        .Select(all => all.Select((s, i) => s with { Id = $"SIL-{i}" }).ToArray());

    private static readonly Gen<(int Minutes, Signal Signal)[]> Happenings = Gen.Select(
        Gen.Int[0, 90],
        Gen.OneOf("a", "b", "database-down"),
        Gen.OneOf("P0", "P1", "P2"),
        Gen.OneOf("api", "web"),
        Gen.Bool,
        (minutes, name, severity, service, fires) =>
            (minutes, Story.Signal(fires ? SignalState.Alarm : SignalState.Ok, 0, name, severity, service))
    ).Array[0, 12];
}
