using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Metrics.Windows;
using RoleFerry.Tests.Metrics;

namespace RoleFerry.Core.Tests.Metrics.Rollups;

public class RunPlanTests
{
    private static readonly WindowCalendar Berlin = new(Some.Berlin);
    private static readonly DateTimeOffset Scheduled = new(2026, 11, 23, 10, 4, 0, TimeSpan.Zero);

    [Fact]
    public void Every_run_computes_again_what_the_runs_of_a_week_should_have()
    {
        var hours = RunPlan.Windows(WindowLength.Hour, Berlin, RunKind.Hour, Scheduled);
        Assert.Equal((7 * 24) + 1, hours.Count);
        Assert.Equal("20261116T10", hours[0].Name);
        Assert.Equal("20261123T10", hours[^1].Name);
        Assert.False(hours[^1].IsComplete(Scheduled));
        Assert.True(hours[^2].IsComplete(Scheduled));
        Assert.Equal(8, RunPlan.Windows(WindowLength.Day, Berlin, RunKind.Hour, Scheduled).Count);
    }

    [Fact]
    public void A_gap_of_up_to_seven_days_leaves_no_window_out()
    {
        foreach (
            var length in new[] { WindowLength.FiveMinutes, WindowLength.Hour, WindowLength.Day, WindowLength.Week }
        )
        {
            var before = RunPlan.Windows(length, Berlin, RunKind.Week, Scheduled).ToHashSet();
            var after = RunPlan.Windows(length, Berlin, RunKind.Week, Scheduled.AddDays(7)).ToHashSet();
            var all = Berlin
                .Between(length, Scheduled.AddDays(-6), Scheduled.AddDays(7))
                .Where(w => w.IsComplete(Scheduled.AddDays(7)));
            Assert.All(all, w => Assert.True(before.Contains(w) || after.Contains(w)));
        }
    }

    [Fact]
    public void Five_minutes_that_are_not_over_are_left_out()
    {
        var windows = RunPlan.Windows(WindowLength.FiveMinutes, Berlin, RunKind.Fast, Scheduled.AddMinutes(3));
        Assert.Equal("20261123T1000", windows[^1].Name);
        Assert.Equal(78, windows.Count);
        Assert.All(windows, w => Assert.True(w.IsComplete(Scheduled.AddMinutes(3))));
    }

    [Fact]
    public void A_run_of_five_minutes_leaves_slower_metrics_alone_and_every_other_gives_each_its_days()
    {
        Assert.Empty(RunPlan.Lengths(Some.Signups, RunKind.Fast));
        Assert.Equal([WindowLength.FiveMinutes], RunPlan.Lengths(Some.TaskFailures, RunKind.Fast));
        Assert.Equal([WindowLength.FiveMinutes, WindowLength.Day], RunPlan.Lengths(Some.TaskFailures, RunKind.Hour));
        Assert.Equal(
            [WindowLength.Hour, WindowLength.Day, WindowLength.Week],
            RunPlan.Lengths(Some.ReplyRate, RunKind.Week)
        );
    }
}
