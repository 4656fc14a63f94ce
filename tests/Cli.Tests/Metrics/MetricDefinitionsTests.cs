using RoleFerry.Adapters.Metrics;
using RoleFerry.Cli.Metrics;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Windows;

namespace RoleFerry.Cli.Tests.Metrics;

public class MetricDefinitionsTests
{
    private const string Events = """
        zone: Europe/Berlin
        events:
          - {event: email_sent, fields: [mailbox, duration_ms]}
          - {event: email_replied, fields: [mailbox]}
        metrics:

        """;

    private const string Good = """
          - name: reply_rate
            description: Answers.
            ratio:
              part: {event: email_replied, where: {mailbox: [a, b]}}
              whole: {event: email_sent}
            by: {mailbox: [a, b]}
            window: hour
            alert: {below: 10%, for: 2h}
            severity: P2
            service: email
            runbook: replies
          - name: sending_time
            description: Time.
            quantile: {event: email_sent, field: duration_ms}
            share: 95%
            unit: milliseconds
            window: fiveMinutes
            alert: {above: 60s, for: 10m}
            severity: P3
            service: email
        """;

    [Fact]
    public void What_functions_carry_is_what_people_wrote()
    {
        var (metrics, findings) = MetricsFile.Read(Clone.Path(MetricsFile.Place.Source));

        Assert.Empty(findings);
        Assert.Equal(CompiledCopy.Current, MetricsCheck.Of(Clone.Path(MetricsFile.Place.Source)).Compiled);
        Assert.Equal(MetricSetJson.Write(metrics!), MetricSetJson.Write(EmbeddedMetrics.Value));
    }

    [Fact]
    public void Every_threshold_of_the_team_is_shipped()
    {
        string[] thresholds =
        [
            .. EmbeddedMetrics
                .Value.Metrics.Where(m => m.Threshold is not null)
                .Select(m =>
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"{m.Name} {m.Threshold!.Side} {m.Threshold.Value} {m.Unit} {m.Window} "
                            + $"{m.Threshold.For.TotalMinutes}"
                    )
                ),
        ];

        Assert.Superset(
            new HashSet<string>
            {
                "signups Below 10 Count Day 0",
                "reply_rate Below 0.1 Percent Day 0",
                "enrichment_success Below 0.75 Percent Hour 0",
                "email_deliverability Below 0.95 Percent Hour 0",
                "bounce_rate Above 0.1 Percent Hour 0",
                "task_failures Above 0.05 Percent FiveMinutes 10",
                "enrichment_jobs Below 1 Count FiveMinutes 10",
                "email_sends Above 1000 Count Hour 0",
                "enrichment_p95 Above 60000 Milliseconds FiveMinutes 10",
                "email_queue_latency Above 900000 Milliseconds FiveMinutes 0",
            },
            thresholds.ToHashSet()
        );
        Assert.Equal(
            ["api_availability", "enrichment_reliability"],
            EmbeddedMetrics.Value.Metrics.Where(m => m.Objective is not null).Select(m => m.Name)
        );
    }

    [Fact]
    public void A_definition_says_all_that_is_written()
    {
        var (set, findings) = Read(Events + Good);

        Assert.Empty(findings);
        var rate = set!.Metrics[0];
        Assert.Equal(
            (MetricKind.Ratio, MetricUnit.Percent, WindowLength.Hour, "Europe/Berlin", "replies", true),
            (rate.Kind, rate.Unit, rate.Window, rate.Zone.Id, rate.Runbook, rate.HigherIsBetter)
        );
        Assert.Equal(new MetricThreshold(ThresholdSide.Below, 0.1, TimeSpan.FromHours(2)), rate.Threshold);
        Assert.Equal("email_replied?mailbox=a|b/mailbox", rate.Counter!.Name);
        Assert.Equal("email_sent/mailbox", rate.Whole!.Name);
        var time = set.Metrics[1];
        Assert.Equal((0.95, false, "email_sent.duration_ms@5m"), (time.Share, time.HigherIsBetter, time.Counter!.Name));
        Assert.Equal(60_000, time.Threshold!.Value);
    }

    [Fact]
    public void Metrics_that_count_the_same_share_one_counter_the_finest_that_any_needs()
    {
        const string Two = """
              - {name: a, description: A., count: {event: email_sent}, window: day, service: email}
              - {name: b, description: B., count: {event: email_sent}, window: fiveMinutes, service: email}
            """;

        Assert.Equal(["email_sent@5m"], Read(Events + Two).Metrics!.Counters.Select(c => c.Name));
    }

    [Theory]
    [InlineData(
        "part: {event: email_replied, where: {mailbox: [a, b]}}",
        "part: {event: email_sent}",
        "Part and whole are the same",
        10
    )]
    [InlineData("whole: {event: email_sent}", "whole: {event: email_snet}", "Did you mean `email_sent`?", 10)]
    [InlineData("field: duration_ms", "field: duration", "has no field `duration`", 19)]
    [InlineData("where: {mailbox: [a, b]}", "where: {malibox: a}", "Did you mean `mailbox`?", 9)]
    [InlineData("by: {mailbox: [a, b]}", "by: {subject: [a, b]}", "has no field `subject`", 11)]
    [InlineData("by: {mailbox: [a, b]}", "by: {mailbox: []}", "at least one value", 11)]
    [InlineData("by: {mailbox: [a, b]}", "by: {mailbox: ['a#1']}", "cannot be a value", 11)]
    [InlineData("zone: Europe/Berlin", "zone: Europe/Berlim", "Did you mean `Europe/Berlin`?", 1)]
    [InlineData("name: sending_time", "name: reply_rate", "A metric `reply_rate`", 17)]
    [InlineData("name: sending_time", "name: Sending time", "not a metric name", 17)]
    [InlineData("    severity: P3\n", "", "needs `severity`", 23)]
    [InlineData("runbook: replies", "runbook: repleis", "There is no runbooks/repleis.md. Did you mean `replies`?", 16)]
    [InlineData("below: 10%", "below: 10", "a share such as", 13)]
    [InlineData("below: 10%", "below: 110%", "a share such as", 13)]
    [InlineData("below: 10%", "below: -5%", "a share such as", 13)]
    [InlineData("above: 60s", "above: NaN", "a duration", 23)]
    [InlineData("for: 10m", "for: 7m", "a multiple of the window", 23)]
    [InlineData("alert: {above: 60s", "alert: {above: 60s, below: 1s", "`below` or `above`", 23)]
    [InlineData("share: 95%", "perMinute: true", "Only a count", 20)]
    [InlineData("share: 95%", "count: {event: email_sent}", "one of count", 19)]
    [InlineData("    unit: milliseconds", "    objective: {goal: 99%, leastEvents: 10}", "a ratio of good events", 21)]
    [InlineData("window: hour", "windows: hour", "`windows` is not known", 12)]
    public void What_is_wrong_is_told_with_its_place(string good, string bad, string told, int line)
    {
        Assert.Contains(good, Events + Good, StringComparison.Ordinal);

        var (set, findings) = Read((Events + Good).Replace(good, bad, StringComparison.Ordinal));

        Assert.Null(set);
        Assert.Contains(findings, f =>
            f.Text.Contains(told, StringComparison.Ordinal) && f.Line == line && f.Column > 0
        );
    }

    [Fact]
    public void Dimensions_that_multiply_are_refused()
    {
        string many = string.Join(", ", Enumerable.Range(0, 200));

        var (set, findings) = Read(
            Events + Good.Replace("by: {mailbox: [a, b]}", $"by: {{mailbox: [{many}]}}", StringComparison.Ordinal)
        );

        Assert.Null(set);
        Assert.Contains(findings, f => f.Text.Contains("201 combinations", StringComparison.Ordinal));
    }

    [Fact]
    public void The_compiled_form_reads_back_as_it_was()
    {
        var set = Read(Events + Good).Metrics!;

        Assert.Equal(MetricSetJson.Write(set), MetricSetJson.Write(MetricSetJson.Read(MetricSetJson.Write(set))));
        Assert.Throws<System.Text.Json.JsonException>(() =>
            MetricSetJson.Read("""{"metrics":[{"name":"a","zone":"Europe/Berlim"}]}"""u8)
        );
    }

    private static (MetricSet? Metrics, System.Collections.Immutable.ImmutableArray<Finding> Findings) Read(
        string yaml
    ) => new MetricsYaml(["replies"]).Read(yaml);
}
