using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Metrics.Windows;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Metrics.Judging;

/// <summary>
/// Decides what the newest complete window of a metric means. An alarm begins with the first bad window and ends with
/// the first good one; what cannot be told changes nothing. Windows of the past are kept and never raised: what began
/// and ended while nobody looked is history.
/// </summary>
public static class MetricJudge
{
    /// <summary>Judges. Pure: the same input, the same answer, so a run that is repeated says nothing new.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="known">Its windows.</param>
    /// <param name="memory">What is remembered of its tests.</param>
    /// <param name="scheduled">The moment that the run is for: the time of its signals.</param>
    /// <returns>What follows; null where a newer window has been judged already.</returns>
    public static Judgement? Judge(
        MetricDefinition metric,
        KnownWindows known,
        MetricMemory memory,
        DateTimeOffset scheduled
    )
    {
        if (known.Newest.IsPartial || known.Newest.Window.Start < memory.Judged)
            return null;
        ImmutableArray<MetricFinding> findings = [.. Findings(metric, known)];
        var tests = memory.Tests.ToBuilder();
        var signals = ImmutableArray.CreateBuilder<Signal>();
        foreach (var finding in findings)
        {
            var before = tests.GetValueOrDefault(finding.Key);
            bool isAlarm =
                finding.Verdict == MetricVerdict.TooFew ? before.IsAlarm : finding.Verdict == MetricVerdict.Bad;
            if (isAlarm == before.IsAlarm)
                continue;
            var at = scheduled > before.At ? scheduled : before.At.AddMilliseconds(1);
            tests[finding.Key] = new TestMemory(isAlarm, at);
            signals.Add(MetricSignal.Of(metric, finding, known.Newest.Window, at));
        }

        return new Judgement(
            memory with
            {
                Judged = known.Newest.Window.Start,
                Tests = tests.ToImmutable(),
            },
            signals.ToImmutable(),
            findings
        );
    }

    /// <summary>How many windows a threshold waits for: those of its time, and at least one.</summary>
    public static int WindowsOf(MetricDefinition metric) =>
        metric.Threshold is { } threshold ? Math.Max(1, (int)Math.Ceiling(threshold.For / Span(metric.Window))) : 1;

    private static IEnumerable<MetricFinding> Findings(MetricDefinition metric, KnownWindows known)
    {
        foreach (var cell in known.Newest.Judged)
        {
            if (metric.Threshold is { } threshold)
                yield return Threshold(metric, threshold, known, cell);
            if (metric.Unusual)
                yield return Unusual(metric, known, cell);
        }

        if (metric.Expected)
            yield return Missing(metric, known.Newest);
        if (metric.Objective is { } objective)
        {
            foreach (var window in BurnWindow.All)
                yield return Burn(metric, objective, window, known);
        }
    }

    private static MetricFinding Threshold(
        MetricDefinition metric,
        MetricThreshold threshold,
        KnownWindows known,
        RollupCell cell
    )
    {
        int windows = WindowsOf(metric);
        var verdict = Compare(metric, threshold, cell);
        for (int i = 0; i < windows - 1 && verdict == MetricVerdict.Bad; i++)
        {
            // Not bad for long enough is not bad: an alarm that goes on is judged by its newest window alone.
            var earlier = i < known.Before.Count ? Find(known.Before[i], cell.Dimensions) : null;
            if (earlier is not { } e || Compare(metric, threshold, e) != MetricVerdict.Bad)
                verdict = MetricVerdict.TooFew;
        }

        string side = threshold.Side == ThresholdSide.Below ? "below" : "above";
        string limit = MetricText.Value(metric, threshold.Value);
        string duration = windows > 1 ? $" for {Words.Duration(windows * Span(metric.Window))}" : "";
        string why = verdict switch
        {
            MetricVerdict.Bad => $"{Said(metric, cell)} is {side} {limit}{duration}.",
            MetricVerdict.Good => $"{Said(metric, cell)} is not {side} {limit}.",
            _ when cell.Value is null || cell.Whole < metric.MinimumSample =>
                $"{Said(metric, cell)} has too few events: at least {MetricText.Number(metric.MinimumSample)} "
                    + $"are needed.",
            _ => $"{Said(metric, cell)} is {side} {limit}, not yet{duration}.",
        };
        return new MetricFinding(
            MetricTestKind.Threshold,
            "threshold",
            cell.Dimensions,
            verdict,
            why,
            metric.Severity,
            cell.Value,
            threshold.Value
        );
    }

    private static MetricVerdict Compare(MetricDefinition metric, MetricThreshold threshold, RollupCell cell)
    {
        if (cell.Value is not { } value || cell.Whole < metric.MinimumSample)
            return MetricVerdict.TooFew;
        bool isOff = threshold.Side == ThresholdSide.Below ? value < threshold.Value : value > threshold.Value;
        return isOff ? MetricVerdict.Bad : MetricVerdict.Good;
    }

    private static MetricFinding Unusual(MetricDefinition metric, KnownWindows known, RollupCell cell)
    {
        double?[] history = [.. known.DaysBefore.Select(r => Find(r, cell.Dimensions)?.Value)];
        var usual =
            cell.Value is { } value && cell.Whole >= metric.MinimumSample
                ? UnusualTest.Test(value, MetricText.Scale(metric), cell.Whole, history)
                : null;
        var verdict =
            usual is not { } u ? MetricVerdict.TooFew
            : u.IsUnusual ? MetricVerdict.Bad
            : MetricVerdict.Good;
        string why = usual is { } known8
            ? $"{Said(metric, cell)}; the usual value at this weekday and time is "
                + $"{MetricText.Value(metric, known8.Median)}, "
                + $"{MetricText.Value(metric, known8.Low)} to {MetricText.Value(metric, known8.High)} over "
                + $"{known8.Weeks} weeks."
            : $"{Said(metric, cell)}; too little history or too few events to know the usual value.";
        // What is odd by its history alone wakes nobody.
        var severity = metric.Severity < Severity.P2 ? Severity.P2 : metric.Severity;
        return new MetricFinding(
            MetricTestKind.Unusual,
            "unusual",
            cell.Dimensions,
            verdict,
            why,
            severity,
            cell.Value,
            usual?.Median
        );
    }

    private static MetricFinding Missing(MetricDefinition metric, Rollup newest)
    {
        bool isMissing = newest.Total.Whole <= 0;
        string why = isMissing
            ? "There were no events, but some were expected."
            : $"There were {MetricText.Number(newest.Total.Whole)} events.";
        return new MetricFinding(
            MetricTestKind.Missing,
            "missing",
            "",
            isMissing ? MetricVerdict.Bad : MetricVerdict.Good,
            why,
            metric.Severity,
            newest.Total.Whole,
            null
        );
    }

    private static MetricFinding Burn(
        MetricDefinition metric,
        MetricObjective objective,
        BurnWindow window,
        KnownWindows known
    )
    {
        var rate = BurnRate.Measure(
            window,
            objective.Goal,
            objective.LeastEvents,
            known.Newest.Window.End,
            [.. known.Minutes.Select(r => (r.Window.Start, r.Total.Part, r.Total.Whole))]
        );
        string why = string.Create(
            CultureInfo.InvariantCulture,
            $"The error budget of {objective.Goal * 100:0.###} % burns {rate.Slow:0.#} times faster than allowed over "
                + $"{Words.Duration(window.Over)} and {rate.Quick:0.#} times over {Words.Duration(window.Lately)}; "
                + $"{window.Rate:0.#} is the limit. {rate.Events:0} events."
        );
        var severity =
            !window.IsPage ? Severity.P3
            : metric.Severity < Severity.P1 ? metric.Severity
            : Severity.P1;
        return new MetricFinding(
            MetricTestKind.Burn,
            $"burn-{window.Name}",
            "",
            rate.Verdict,
            why,
            severity,
            rate.Slow,
            window.Rate
        );
    }

    private static string Said(MetricDefinition metric, RollupCell cell) =>
        $"{MetricText.Value(metric, cell.Value)} ({MetricText.Inputs(metric, cell)})";

    private static RollupCell? Find(Rollup? rollup, string dimensions)
    {
        if (rollup is null)
            return null;
        foreach (var cell in rollup.Judged)
            if (cell.Dimensions == dimensions)
                return cell;
        return null;
    }

    private static TimeSpan Span(WindowLength length) =>
        length switch
        {
            WindowLength.FiveMinutes => TimeSpan.FromMinutes(5),
            WindowLength.Hour => TimeSpan.FromHours(1),
            WindowLength.Day => TimeSpan.FromDays(1),
            _ => TimeSpan.FromDays(7),
        };
}
