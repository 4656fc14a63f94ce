using NodaTime;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Counters;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Metrics.Windows;

namespace RoleFerry.Tests.Metrics;

/// <summary>Metrics and their windows for tests.</summary>
internal static class Some
{
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static readonly MetricDefinition Signups = new()
    {
        Counter = Counter("signed_up"),
        Name = "signups",
        Kind = MetricKind.Count,
        Window = WindowLength.Day,
        Zone = Berlin,
        Target = 20,
        Service = "api",
        Threshold = new MetricThreshold(ThresholdSide.Below, 10, TimeSpan.Zero),
        Description = "Accounts made.",
        Runbook = "signups",
    };

    public static readonly MetricDefinition ReplyRate = new()
    {
        Counter = Counter("replied"),
        Whole = Counter("sent"),
        Name = "reply_rate",
        Kind = MetricKind.Ratio,
        Unit = MetricUnit.Percent,
        Window = WindowLength.Hour,
        Target = 0.1,
        MinimumSample = 20,
        Threshold = new MetricThreshold(ThresholdSide.Below, 0.1, TimeSpan.Zero),
    };

    public static readonly MetricDefinition Sends = new()
    {
        Counter = Counter("sent"),
        Name = "sends",
        Kind = MetricKind.Count,
        Window = WindowLength.Hour,
    };

    public static readonly MetricDefinition TaskFailures = new()
    {
        Counter = Counter("task_failed", isFast: true),
        Whole = Counter("task", isFast: true),
        Name = "task_failures",
        Kind = MetricKind.Ratio,
        Unit = MetricUnit.Percent,
        Window = WindowLength.FiveMinutes,
        MinimumSample = 10,
        HigherIsBetter = false,
        Threshold = new MetricThreshold(ThresholdSide.Above, 0.05, TimeSpan.FromMinutes(10)),
    };

    private static CounterDefinition Counter(string name, bool isFast = false) =>
        new(name, [], CounterKind.Count, null, [], isFast);

    public static Rollup Rollup(
        MetricDefinition metric,
        Window window,
        double? value,
        double whole = 1_000,
        params RollupCell[] cells
    ) =>
        new()
        {
            Metric = metric.Name,
            Window = window,
            IsPartial = false,
            Total = new RollupCell("", value, value * whole ?? 0, whole),
            Cells = [.. cells],
            Seen = (long)whole,
            Scheduled = window.End,
        };
}
