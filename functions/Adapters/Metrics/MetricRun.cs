using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Judging;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Metrics.Windows;

namespace RoleFerry.Adapters.Metrics;

/// <summary>
/// What a run does for one metric: computes its windows, keeps those that have changed, judges the newest.
/// </summary>
public sealed class MetricRun(
    WindowMaker maker,
    RollupStore store,
    SignalSender sender,
    RollupMetrics metrics,
    TimeProvider time
)
{
    private const int AtOnce = 8;

    /// <summary>Judgements that another run may spoil before this one gives up: the other has said it all.</summary>
    private const int Attempts = 5;

    /// <summary>What was done: windows computed, values changed, signals raised.</summary>
    public readonly record struct Done(int Windows, int Changed, int Signals);

    /// <summary>Runs.</summary>
    /// <exception cref="StoreUnavailableException">No answer in time; asking again is safe.</exception>
    public async Task<Done> RunAsync(MetricDefinition metric, RunKind kind, DateTimeOffset scheduled, Deadline deadline)
    {
        var calendar = new WindowCalendar(metric.Zone);
        Window[] windows =
        [
            .. RunPlan.Lengths(metric, kind).SelectMany(l => RunPlan.Windows(l, calendar, kind, scheduled)),
        ];
        if (windows.Length == 0)
            return default;
        var made = await maker.MakeAsync(metric, windows, scheduled, deadline);
        var newest = made.LastOrDefault(m => m.Made.Window.Length == metric.Window && !m.Made.IsPartial);

        // What never was cannot be missing: a fresh stack, or a part of the product that is not in use, pages nobody.
        // And windows from before the first event are not kept: they would be many, and tell nothing.
        bool isInUse = made.Any(m => m.Made.Seen > 0);
        var since = isInUse ? made.Where(m => m.Made.Seen > 0).Min(m => m.Made.Window.Start) : DateTimeOffset.MaxValue;
        var news = made.Where(m => m.IsNews && m != newest && (m.Stored is not null || m.Made.Window.End > since))
            .ToArray();
        await SideBySide.ForEachAsync(
            news,
            AtOnce,
            async window => await store.KeepAsync(window.Made, deadline),
            deadline.Cancellation
        );
        int signals =
            newest is null || !isInUse ? 0 : await JudgeAsync(metric, calendar, newest, made, scheduled, deadline);

        var changed = isInUse && newest is { IsNews: true } ? news.Append(newest) : news;
        metrics.Write(metric, changed);
        return new Done(windows.Length, changed.Count(), signals);
    }

    private async Task<int> JudgeAsync(
        MetricDefinition metric,
        WindowCalendar calendar,
        MadeWindow newest,
        IReadOnlyList<MadeWindow> made,
        DateTimeOffset scheduled,
        Deadline deadline
    )
    {
        KnownWindows? known = null;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            var memory = await store.MemoryAsync(metric.Name, deadline);
            if (!newest.IsNews && memory.Judged == newest.Made.Window.Start)
                return 0;
            known ??= await KnowAsync(metric, calendar, newest.Made, made, deadline);
            if (MetricJudge.Judge(metric, known, memory, scheduled) is not { } judgement)
            {
                if (newest.IsNews)
                    await store.KeepAsync(newest.Made, deadline);
                return 0;
            }

            if (
                await store.CommitAsync(
                    newest.IsNews ? newest.Made : null,
                    metric.Name,
                    judgement.After,
                    judgement.Signals,
                    time.GetUtcNow(),
                    deadline
                )
            )
            {
                await sender.SendAsync(judgement.Signals, deadline);
                return judgement.Signals.Length;
            }

            // Another run was quicker. What it knows of the window is as much or more: then that is judged.
            var stored = await store.FindAsync(metric.Name, [newest.Made.Window], deadline);
            if (
                stored.GetValueOrDefault(newest.Made.Window.Name) is { IsPartial: false } other
                && other.Seen >= newest.Made.Seen
            )
            {
                newest = new MadeWindow(other, other);
                known = known with { Newest = other };
            }
        }

        return 0;
    }

    private async Task<KnownWindows> KnowAsync(
        MetricDefinition metric,
        WindowCalendar calendar,
        Rollup newest,
        IReadOnlyList<MadeWindow> made,
        Deadline deadline
    )
    {
        var same = made.Where(m => m.Made.Window.Length == metric.Window)
            .ToDictionary(m => m.Made.Window.Name, m => m.Made, StringComparer.Ordinal);
        var before = new List<Rollup?>();
        for (var window = newest.Window; before.Count < MetricJudge.WindowsOf(metric) - 1; )
        {
            window = calendar.Previous(window);
            before.Add(same.GetValueOrDefault(window.Name));
        }

        IReadOnlyList<Rollup?> days = [];
        if (metric.Unusual)
        {
            Window?[] at =
            [
                .. Enumerable.Range(1, UnusualTest.Days).Select(d => calendar.DaysBefore(newest.Window, d)),
            ];
            var found = await store.FindAsync(metric.Name, [.. at.OfType<Window>().Distinct()], deadline);
            days = [.. at.Select(w => w is { } window ? found.GetValueOrDefault(window.Name) : null)];
        }

        IReadOnlyList<Rollup> minutes = [];
        if (metric.Objective is not null)
        {
            var first = calendar.Containing(WindowLength.FiveMinutes, newest.Window.End - BurnWindow.All[^1].Over);
            var stored = await store.BetweenAsync(metric.Name, first, newest.Window, deadline);
            minutes =
            [
                .. stored.Where(r => !same.ContainsKey(r.Window.Name)),
                .. same.Values.Where(r => r.Window.Start >= first.Start),
            ];
        }

        return new KnownWindows
        {
            Newest = newest,
            Before = before,
            DaysBefore = days,
            Minutes = minutes,
        };
    }
}
