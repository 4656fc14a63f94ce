using System.Collections.Immutable;
using RoleFerry.Core.Services;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Core.Tests.Services;

public class ServiceSeriesTests
{
    private static readonly DateTimeOffset Onset = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Sum", 15.0)]
    [InlineData("SampleCount", 15.0)]
    [InlineData("Average", 3.0)]
    [InlineData("p95", 3.0)]
    [InlineData("Maximum", 5.0)]
    [InlineData("Minimum", 1.0)]
    public void Five_minutes_are_put_together_as_their_statistic_is(string statistic, double expected)
    {
        var minutes = ServiceSeries.Minutes(Onset, Onset.AddHours(1));
        var series = Of(statistic, [.. minutes.Select((_, n) => (double?)(1 + (n % 5)))]);

        Assert.All(series.Values, v => Assert.Equal(expected, v));
        Assert.Equal(ServiceSeries.JustBefore + ServiceSeries.After, series.Values.Length);
        Assert.Equal(ServiceSeries.Usual, series.Usual.Length);
        Assert.Equal(Onset, series.BeginOf(ServiceSeries.JustBefore));
    }

    [Fact]
    public void The_minute_that_has_not_ended_is_not_asked_for_and_a_sum_of_some_minutes_is_not_too_small()
    {
        var now = Onset.AddMinutes(7).AddSeconds(30);
        var minutes = ServiceSeries.Minutes(Onset, now);

        var series = Of("Sum", [.. minutes.Select(_ => (double?)10)]);

        Assert.Equal(Onset.AddMinutes(6), minutes[^1]);
        Assert.Equal([50, 50], series.Values.Skip(ServiceSeries.JustBefore));
    }

    [Fact]
    public void Without_an_error_there_is_no_value_and_the_share_is_nothing_but_without_a_call_there_is_no_share()
    {
        var minutes = ServiceSeries.Minutes(Onset, Onset.AddHours(1));
        ImmutableArray<double?> errors = [.. minutes.Select(at => at >= Onset ? 2 : (double?)null)];
        ImmutableArray<double?> calls = [.. minutes.Select(at => at >= Onset.AddMinutes(10) ? (double?)null : 40)];

        var series = ServiceSeries.Of("api", Metric("Sum") with { Per = "requests" }, errors, calls, Onset, "");

        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 5, 5, null], series.Values);
        Assert.All(series.Usual, v => Assert.Equal(0, v));
    }

    [Fact]
    public void Parameters_of_the_stack_are_filled_in_and_one_that_is_empty_is_named()
    {
        var metric = Metric("Sum") with
        {
            Dimensions = ImmutableSortedDictionary<string, string>
                .Empty.Add("Cluster", "{EcsCluster}")
                .Add("Name", "db-{Database}-{Database}"),
        };

        var filled = new StackValues(
            new Dictionary<string, string> { ["EcsCluster"] = "prod", ["Database"] = "7" }
        ).Fill(metric, out var nothing);
        var empty = new StackValues(new Dictionary<string, string> { ["EcsCluster"] = "" }).Fill(
            metric,
            out var missing
        );

        Assert.Equal(["Cluster=prod", "Name=db-7-7"], filled.Select(d => $"{d.Key}={d.Value}"));
        Assert.Null(nothing);
        Assert.Empty(empty);
        Assert.Equal("EcsCluster", missing);
    }

    private static ObservedSeries Of(string statistic, ImmutableArray<double?> minutes) =>
        ServiceSeries.Of("api", Metric(statistic), minutes, [], Onset, "");

    private static ServiceMetric Metric(string statistic) =>
        new()
        {
            Name = "a metric",
            Role = SeriesRole.Failures,
            Namespace = "AWS/Shop",
            Metric = "Metric",
            Statistic = statistic,
        };
}
