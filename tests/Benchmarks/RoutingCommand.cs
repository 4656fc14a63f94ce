using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Silences;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Benchmarks;

/// <summary><c>bench routing</c>: to decide over a policy of 1,000 routes and 10,000 silences.</summary>
internal static class RoutingCommand
{
    private const int Routes = 1_000;
    private const int Silences = 10_000;
    private const int Rounds = 2_000;

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static Command Create()
    {
        var command = new Command("routing", $"Decide over {Routes} routes and {Silences} silences.");
        command.SetAction(_ => Run());
        return command;
    }

    private static void Run()
    {
        var policy = Policy();
        var made = Stopwatch.StartNew();
        var view = new RoutingView(policy, SilenceSet.Of(Enumerable.Range(0, Silences).Select(Silence)));
        Console.WriteLine(
            $"to make {Silences:N0} silences ready: {made.Elapsed.TotalMilliseconds:F1} ms, once a minute where "
                + $"any changed"
        );

        Measure("an alarm that the last route takes, nothing silences it", view, Signal(Routes - 1, 0));
        Measure("an alarm that no route takes but the top one", view, Signal(-1, 0));
        Measure("an alarm that a silence is about", view, Signal(Routes / 2, Routes / 2));
        Measure(
            "the same over 1 route and no silence",
            RoutingView.Of(policy with { Root = policy.Root with { Routes = [] } }),
            Signal(-1, 0)
        );
    }

    private static void Measure(string what, RoutingView view, Signal signal)
    {
        var took = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
            Decide(view, signal);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Decide(view, signal);
            took[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds;
        Array.Sort(took);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: p50 {took[Rounds / 2]:F0} us, p99 {took[Rounds * 99 / 100]:F0} us, {allocated} bytes"
            )
        );
    }

    private static void Decide(RoutingView view, Signal signal) =>
        IncidentDecider.Decide(KnownState.Nothing, Triage.Of(signal, view.Policy), view, Now);

    private static RoutingPolicy Policy()
    {
        var leaf = new Route
        {
            Name = "",
            Channels = ["ops"],
            Fallback = ["mail"],
            GroupBy = ["alarm"],
            RepeatEvery = TimeSpan.FromHours(1),
        };
        return new RoutingPolicy
        {
            Version = "bench",
            Root = leaf with
            {
                Name = "top",
                Routes =
                [
                    .. Enumerable
                        .Range(0, Routes)
                        .Select(i =>
                            leaf with
                            {
                                Name = $"route-{i}",
                                Matchers =
                                [
                                    Matcher($"severity=~\"P1|P2\""),
                                    Matcher($"tag_team=team-{i}"),
                                    Matcher("alarmname=~\"(?i).*5xx.*|.*latency.*\""),
                                ],
                            }
                        ),
                ],
            },
            Channels = new[]
            {
                new Channel("ops", SlackKind.Value, "#ops"),
                new Channel("mail", EmailKind.Value),
            }.ToImmutableSortedDictionary(c => c.Name, c => c, StringComparer.Ordinal),
            Classification = [],
            ReopenWithin = TimeSpan.FromMinutes(30),
            HandOverAfterAttempts = 2,
        };
    }

    private static Silence Silence(int i) =>
        new()
        {
            Id = $"SIL-{i:D5}",
            Matchers =
                i % 10 == 9
                    ? [Matcher("alarmname=~\"queue-.*\""), Matcher($"region!=eu-{i}")]
                    :
                    [
                        Matcher("severity=~\"P1|P2\""),
                        Matcher("account=123456789012"),
                        Matcher($"tag_service=service-{i}"),
                    ],
            From = Now.AddHours(-1),
            Until = Now.AddHours(1),
            Author = "bench",
            Reason = "to be measured",
            CreatedAt = Now,
        };

    private static Signal Signal(int team, int service) =>
        new()
        {
            Key = new SignalKey("cloudwatch", "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:checkout-5xx"),
            State = SignalState.Alarm,
            At = Now,
            Name = "checkout-5xx",
            Account = "123456789012",
            Region = "eu-west-1",
            Reason = "Threshold crossed.",
            Tags = ImmutableSortedDictionary<string, string>
                .Empty.Add("severity", "P2")
                .Add("team", $"team-{team}")
                .Add("service", service == 0 ? "quiet" : $"service-{service}"),
        };

    private static Matcher Matcher(string text) =>
        MatcherText.TryRead(text, out var matchers, out var error)
            ? matchers[0]
            : throw new InvalidOperationException(error);
}
