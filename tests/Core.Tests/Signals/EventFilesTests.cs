using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Signals;

public class EventFilesTests
{
    private static string Arn(string name) => $"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:{name}";

    private static DateTimeOffset At(string time) =>
        DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void A_direct_invocation_by_a_metric_alarm_says_everything()
    {
        var signal = Read.One(Files.Event("alarm-direct-metric.json"));

        Assert.Equal(new SignalKey("cloudwatch", Arn("roleferry-prod-api-5xx-errors")), signal.Key);
        Assert.Equal((SignalState.Alarm, SignalState.Ok), (signal.State, signal.PreviousState));
        Assert.Equal(At("2025-10-13T14:30:12.204Z"), signal.At);
        Assert.Equal("roleferry-prod-api-5xx-errors", signal.Name);
        Assert.EndsWith("severity=P1 service=api runbook=api-errors", signal.Description);
        Assert.StartsWith("Threshold Crossed: 3 out of the last 5 datapoints", signal.Reason);
        Assert.Equal(("123456789012", "eu-west-1"), (signal.Account, signal.Region));
        Assert.NotNull(signal.Measurement);
        Assert.Equal(
            ("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "Sum", 50.0, 73.0, 60),
            (
                signal.Measurement.Namespace,
                signal.Measurement.Metric,
                signal.Measurement.Statistic,
                signal.Measurement.Threshold,
                signal.Measurement.Value,
                signal.Measurement.PeriodSeconds
            )
        );
        Assert.Equal("app/roleferry-prod/50dc6c495c0c9188", signal.Measurement.Dimensions["LoadBalancer"]);
        Assert.Null(signal.SuppressedBy);
        Assert.Empty(signal.Tags);
        Assert.Empty(signal.Oddities);
    }

    [Theory]
    [InlineData("alarm-eventbridge.json")]
    [InlineData("alarm-sns.json")]
    public void Every_way_that_one_transition_takes_leads_to_the_same_signal(string copy)
    {
        var direct = Read.One(Files.Event("alarm-direct-metric.json"));

        var other = Read.One(Files.Event(copy));

        Assert.Equal(direct.DedupId, other.DedupId);
        Assert.Equal(
            (
                direct.Key,
                direct.State,
                direct.PreviousState,
                direct.At,
                direct.Name,
                direct.Description,
                direct.Account,
                direct.Region
            ),
            (
                other.Key,
                other.State,
                other.PreviousState,
                other.At,
                other.Name,
                other.Description,
                other.Account,
                other.Region
            )
        );
        Assert.Equal(direct.Measurement!.Dimensions, other.Measurement!.Dimensions);
        Assert.Equal(
            direct.Measurement with
            {
                Dimensions = other.Measurement.Dimensions,
            },
            other.Measurement with
            {
                Comparison = null,
            }
        );
        Assert.Empty(other.Oddities);
    }

    [Fact]
    public void Metric_math_is_known_by_its_expression_and_what_its_metrics_share()
    {
        var measured = Read.One(Files.Event("alarm-direct-metric-math.json")).Measurement!;

        Assert.Equal(
            ("100 * errors / requests", "AWS/ApplicationELB", "Sum", 95.0, 100.0, 60),
            (
                measured.Metric,
                measured.Namespace,
                measured.Statistic,
                measured.Threshold,
                measured.Value,
                measured.PeriodSeconds
            )
        );
        Assert.Equal("app/roleferry-prod/50dc6c495c0c9188", Assert.Single(measured.Dimensions).Value);
    }

    [Fact]
    public void A_composite_alarm_measures_nothing_and_may_go_from_ALARM_to_ALARM()
    {
        var signal = Read.One(Files.Event("alarm-direct-composite.json"));

        Assert.Equal((SignalState.Alarm, SignalState.Alarm), (signal.State, signal.PreviousState));
        Assert.Null(signal.SuppressedBy);
        Assert.Null(signal.Measurement);
    }

    [Fact]
    public void A_composite_alarm_says_what_holds_its_actions_back()
    {
        var signal = Read.One(Files.Event("alarm-eventbridge-composite-suppressed.json"));

        Assert.Equal("Alarm", signal.SuppressedBy);
        Assert.NotEqual(signal.DedupId, (signal with { SuppressedBy = null }).DedupId);
    }

    [Fact]
    public void A_contributor_is_part_of_the_key_and_its_attributes_are_dimensions()
    {
        var signal = Read.One(Files.Event("alarm-direct-contributor.json"));

        Assert.Equal(new SignalKey("cloudwatch", Arn("roleferry-prod-rds-cpu-high"), "6d442278dba546f6"), signal.Key);
        Assert.Null(signal.PreviousState);
        Assert.StartsWith("SELECT AVG(CPUUtilization)", signal.Measurement!.Metric);
        Assert.Equal("roleferry-prod-db", signal.Measurement.Dimensions["DBInstanceIdentifier"]);
        Assert.Equal(
            (85.0, 91.3, 60),
            (signal.Measurement.Threshold, signal.Measurement.Value, signal.Measurement.PeriodSeconds)
        );
    }

    [Fact]
    public void A_bad_record_does_not_lose_its_neighbours()
    {
        var read = Read.All(Files.Event("alarm-sns-several.json"));

        Assert.Equal(
            [
                "roleferry-prod-postgres-disk-usage",
                "roleferry-prod-enrichment-success-rate",
                "roleferry-prod-email-degraded",
            ],
            read.Signals.Select(signal => signal.Name)
        );
        var bad = Assert.Single(read.Unreadable);
        Assert.Equal("Records[1].Sns.Message", bad.Where);
        Assert.Equal("Records[1].Sns.Message is not JSON of at most 64 levels (line 1, byte 97).", bad.What);
    }

    [Fact]
    public void SNS_spells_metric_math_and_statistics_in_its_own_way()
    {
        var read = Read.All(Files.Event("alarm-sns-several.json")).Signals;

        var (disk, rate, composite) = (read[0].Measurement!, read[1].Measurement!, read[2].Measurement);
        Assert.Equal(
            ("p95", 80.0, 81.2, "GreaterThanThreshold"),
            (disk.Statistic, disk.Threshold, disk.Value, disk.Comparison)
        );
        Assert.Equal(
            ("100 * succeeded / started", "RoleFerry/Enrichment", "Sum", 75.0, 71.4, 300),
            (rate.Metric, rate.Namespace, rate.Statistic, rate.Threshold, rate.Value, rate.PeriodSeconds)
        );
        Assert.Equal("prod", rate.Dimensions["Environment"]);
        Assert.Null(composite);
    }

    [Fact]
    public void An_OK_has_its_alarms_key_and_its_own_time()
    {
        var (alarm, ok) = (Read.One(Files.Event("alarm-direct-metric.json")), Read.One(Files.Event("alarm-ok.json")));

        Assert.Equal(alarm.Key, ok.Key);
        Assert.Equal((SignalState.Ok, SignalState.Alarm), (ok.State, ok.PreviousState));
        Assert.True(ok.At > alarm.At);
        Assert.NotEqual(alarm.DedupId, ok.DedupId);
    }

    [Fact]
    public void Missing_data_is_a_state_of_its_own_and_has_no_value()
    {
        var signal = Read.One(Files.Event("alarm-insufficient-data.json"));

        Assert.Equal(SignalState.InsufficientData, signal.State);
        Assert.Null(signal.Measurement!.Value);
        Assert.Equal(90.0, signal.Measurement.Threshold);
        Assert.Equal(["cache", "P3", "platform"], signal.Tags.Values.Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_signal_of_our_own_is_read_as_it_was_written()
    {
        var signal = Read.One(Files.Event("signal-internal.json"));

        Assert.Equal(new SignalKey("log-errors", "/ecs/roleferry-workers", "e5d7c1f0a94b2c68"), signal.Key);
        Assert.Equal(At("2025-10-13T20:03:00Z"), signal.At);
        Assert.Equal((20.0, 25.0), (signal.Measurement!.Threshold, signal.Measurement.Value));
        Assert.Equal("/ecs/roleferry-workers", signal.Measurement.Dimensions["LogGroup"]);
    }

    [Fact]
    public void The_minute_tick_is_no_alarm()
    {
        var read = Read.All(Files.Event("schedule-escalations.json"));

        Assert.Empty(read.Signals);
        Assert.Empty(read.Unreadable);
        Assert.Equal("The event is a schedule's.", Assert.Single(read.Ignored));
    }

    [Fact]
    public void The_sample_of_a_direct_invocation_is_read_by_its_ARN()
    {
        var signal = Read.One(Files.Payload("alarm-direct-metric-math.json"));

        Assert.Equal("arn:aws:cloudwatch:eu-west-1:912397435824:alarm:test_alarm", signal.Key.Id);
        Assert.Equal(("Test alert", "912397435824"), (signal.Name, signal.Account));
        Assert.Equal(At("2024-02-17T11:53:08.431Z"), signal.At);
        Assert.Equal(
            ("m1/m2", "SampleCount", 10.0, 1.0),
            (
                signal.Measurement!.Metric,
                signal.Measurement.Statistic,
                signal.Measurement.Threshold,
                signal.Measurement.Value
            )
        );
        Assert.Empty(signal.Oddities);
    }

    [Fact]
    public void The_sample_of_an_SNS_message_has_no_true_ARN_and_is_known_by_account_region_and_name()
    {
        var signal = Read.One(Files.Payload("alarm-sns-single-metric.json"));

        Assert.Equal("123456789012/EXAMPLE/EXAMPLE", signal.Key.Id);
        Assert.Equal(("123456789012", ""), (signal.Account, signal.Region));
        Assert.Equal(At("2015-06-03T17:43:27.123Z"), signal.At);
        Assert.Equal(
            (1234.0, 0.0, "Average"),
            (signal.Measurement!.Value, signal.Measurement.Threshold, signal.Measurement.Statistic)
        );
        Assert.Equal([SignalOddity.IdWithoutArn], signal.Oddities);
    }

    [Fact]
    public void Every_alarm_file_brings_a_signal() =>
        Assert.All(Files.Alarms, file => Assert.NotEmpty(Read.All(File.ReadAllBytes(file)).Signals));
}
