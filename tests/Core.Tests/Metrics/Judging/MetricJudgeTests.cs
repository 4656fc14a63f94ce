using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Judging;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Metrics.Windows;
using RoleFerry.Core.Signals;
using RoleFerry.Tests.Metrics;

namespace RoleFerry.Core.Tests.Metrics.Judging;

public class MetricJudgeTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly WindowCalendar Utc = new(NodaTime.DateTimeZone.Utc);

    [Fact]
    public void A_breach_raises_once_and_recovery_ends_it_once()
    {
        var memory = MetricMemory.None;
        var raised = new List<Signal>();
        foreach (var (hour, value) in new[] { 0.12, 0.08, 0.07, 0.07, 0.11, 0.12 }.Index())
        {
            // Each run comes twice.
            for (int copy = 0; copy < 2; copy++)
            {
                var judged = Judge(Some.ReplyRate, Hour(hour, value), memory, Nine.AddHours(hour + 1).AddMinutes(4))!;
                raised.AddRange(judged.Signals);
                memory = judged.After;
            }
        }

        Assert.Equal([SignalState.Alarm, SignalState.Ok], raised.Select(s => s.State));
        Assert.Equal(raised[0].Key, raised[1].Key);
        Assert.True(raised[0].At < raised[1].At);
        Assert.Equal("reply_rate below 10 %", raised[0].Name);
        Assert.Equal("P2", raised[0].Tags["severity"]);
        Assert.Equal("2026-11-23 10:00 to 11:00 UTC: 8 % (80 of 1,000) is below 10 %.", raised[0].Reason);
    }

    [Fact]
    public void The_same_run_says_the_same_whoever_repeats_it()
    {
        var first = Judge(Some.ReplyRate, Hour(0, 0.05), MetricMemory.None, Nine.AddMinutes(64))!;
        var second = Judge(Some.ReplyRate, Hour(0, 0.05), MetricMemory.None, Nine.AddMinutes(64))!;
        Assert.Equal(first.Signals[0].DedupId, second.Signals[0].DedupId);
    }

    [Fact]
    public void What_cannot_be_told_changes_nothing()
    {
        var alarm = Judge(Some.ReplyRate, Hour(0, 0.05), MetricMemory.None, Nine)!.After;
        foreach (
            var nothing in new[]
            {
                Some.Rollup(Some.ReplyRate, WindowAt(1), null, 0),
                Some.Rollup(Some.ReplyRate, WindowAt(1), 1, 19),
            }
        )
        {
            var judged = Judge(Some.ReplyRate, new KnownWindows { Newest = nothing }, alarm, Nine.AddHours(2))!;
            Assert.Empty(judged.Signals);
            Assert.Equal(MetricVerdict.TooFew, judged.Findings[0].Verdict);
            Assert.True(judged.After.Tests["threshold"].IsAlarm);
        }

        Assert.Empty(
            Judge(
                Some.ReplyRate,
                new KnownWindows { Newest = Some.Rollup(Some.ReplyRate, WindowAt(1), 0, 19) },
                MetricMemory.None,
                Nine
            )!.Signals
        );
    }

    [Fact]
    public void A_window_that_is_partial_or_older_than_the_judged_one_is_not_judged()
    {
        Assert.Null(
            Judge(
                Some.ReplyRate,
                new KnownWindows { Newest = Hour(0, 0.05).Newest with { IsPartial = true } },
                MetricMemory.None,
                Nine
            )
        );
        var memory = Judge(Some.ReplyRate, Hour(1, 0.2), MetricMemory.None, Nine)!.After;
        Assert.Null(Judge(Some.ReplyRate, Hour(0, 0.05), memory, Nine.AddHours(5)));
    }

    [Fact]
    public void Late_events_end_the_alarm_of_the_window_that_they_belong_to()
    {
        var memory = Judge(Some.ReplyRate, Hour(0, 0.09), MetricMemory.None, Nine.AddMinutes(64))!.After;
        var later = Judge(Some.ReplyRate, Hour(0, 0.11), memory, Nine.AddMinutes(64))!;
        Assert.Equal(SignalState.Ok, later.Signals.Single().State);
        Assert.True(later.Signals[0].At > Nine.AddMinutes(64));
    }

    [Fact]
    public void Above_five_percent_for_ten_minutes_takes_two_windows_side_by_side_to_begin_and_one_to_end()
    {
        Assert.Equal(2, MetricJudge.WindowsOf(Some.TaskFailures));
        Assert.Empty(Fast(MetricMemory.None, 0.2, 0.01).Signals);
        Assert.Empty(Fast(MetricMemory.None, 0.2, null).Signals);
        var alarm = Fast(MetricMemory.None, 0.2, 0.2);
        Assert.Equal("task_failures above 5 %", alarm.Signals.Single().Name);
        Assert.Empty(Fast(alarm.After, 0.2, 0.01).Signals);
        Assert.Equal(SignalState.Ok, Fast(alarm.After, 0.01, 0.2).Signals.Single().State);
    }

    [Fact]
    public void Each_combination_of_dimensions_is_an_alarm_of_its_own()
    {
        var newest = Hour(0, 0.15).Newest with
        {
            Cells = [new("mailbox=a", 0.05, 5, 100), new("mailbox=b", 0.25, 25, 100), new("mailbox=c", 0, 0, 5)],
        };
        var signal = Judge(Some.ReplyRate, new KnownWindows { Newest = newest }, MetricMemory.None, Nine)!
            .Signals.Single();
        Assert.Equal(new SignalKey("metrics", "reply_rate.threshold", "mailbox=a"), signal.Key);
        Assert.Equal("reply_rate mailbox=a below 10 %", signal.Name);
    }

    [Fact]
    public void A_metric_that_should_be_there_and_is_not_is_missing_until_it_is()
    {
        var metric = Some.Signups with { Threshold = null, Expected = true };
        var day = new WindowCalendar(Some.Berlin).Containing(WindowLength.Day, Nine);
        var gone = Judge(
            metric,
            new KnownWindows { Newest = Some.Rollup(metric, day, 0, 0) },
            MetricMemory.None,
            day.End
        )!;
        Assert.Equal("signups is missing", gone.Signals.Single().Name);
        var next = new WindowCalendar(Some.Berlin).Next(day);
        var back = Judge(metric, new KnownWindows { Newest = Some.Rollup(metric, next, 1, 3) }, gone.After, next.End)!;
        Assert.Equal(SignalState.Ok, back.Signals.Single().State);
    }

    [Fact]
    public void What_is_unusual_for_its_weekday_and_hour_is_at_most_P2()
    {
        var metric = Some.Signups with { Threshold = null, Unusual = true, Severity = Severity.P0 };
        var window = WindowAt(0);
        Rollup?[] before = [.. Enumerable.Range(1, 56).Select(d => Some.Rollup(metric, window, 200 + (d % 5), 1))];
        var signal = Judge(
            metric,
            new KnownWindows { Newest = Some.Rollup(metric, window, 20, 1), DaysBefore = before },
            MetricMemory.None,
            Nine
        )!
            .Signals.Single();
        Assert.Equal("signups is unusual", signal.Name);
        Assert.Equal("P2", signal.Tags["severity"]);
        Assert.Empty(
            Judge(
                metric,
                new KnownWindows { Newest = Some.Rollup(metric, window, 203, 1), DaysBefore = before },
                MetricMemory.None,
                Nine
            )!.Signals
        );
        Assert.Empty(
            Judge(
                metric,
                new KnownWindows { Newest = Some.Rollup(metric, window, 20, 1), DaysBefore = before[..20] },
                MetricMemory.None,
                Nine
            )!.Signals
        );
    }

    [Fact]
    public void A_budget_that_burns_fast_pages_and_one_that_burns_slowly_is_a_ticket()
    {
        var metric = Some.TaskFailures with
        {
            Name = "api_availability",
            Threshold = null,
            Objective = new MetricObjective(0.999, 100),
        };
        Assert.Equal(
            ["burn-1h P1", "burn-6h P1", "burn-1d P3", "burn-3d P3"],
            Burn(0.98).Select(s => $"{s.Key.Id["api_availability.".Length..]} {s.Tags["severity"]}")
        );
        Assert.Equal(["api_availability.burn-3d"], Burn(0.9985).Select(s => s.Key.Id));
        Assert.Empty(Burn(0.9995));

        IEnumerable<Signal> Burn(double good)
        {
            var newest = Utc.Containing(WindowLength.FiveMinutes, Nine);
            var minutes = new List<Rollup>();
            for (var w = newest; w.Start > Nine.AddDays(-3); w = Utc.Previous(w))
                minutes.Add(Some.Rollup(metric, w, good));
            return Judge(
                metric,
                new KnownWindows { Newest = minutes[0], Minutes = minutes },
                MetricMemory.None,
                Nine
            )!.Signals;
        }
    }

    private static Judgement Fast(MetricMemory memory, double value, double? before)
    {
        var newest = Utc.Containing(WindowLength.FiveMinutes, Nine);
        return Judge(
            Some.TaskFailures,
            new KnownWindows
            {
                Newest = Some.Rollup(Some.TaskFailures, newest, value),
                Before = [before is { } b ? Some.Rollup(Some.TaskFailures, Utc.Previous(newest), b) : null],
            },
            memory,
            Nine.AddMinutes(7)
        )!;
    }

    private static Judgement? Judge(
        MetricDefinition metric,
        KnownWindows known,
        MetricMemory memory,
        DateTimeOffset scheduled
    ) => MetricJudge.Judge(metric, known, memory, scheduled);

    private static KnownWindows Hour(int hour, double value) =>
        new() { Newest = Some.Rollup(Some.ReplyRate, WindowAt(hour), value) };

    private static Window WindowAt(int hour) => Utc.Containing(WindowLength.Hour, Nine.AddHours(hour));
}
