using RoleFerry.Core.Channels;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Channels;

public class MeasurementTextTests
{
    [Theory]
    [InlineData("GreaterThanThreshold", 50.0, 62.0, "M: 62, limit 50")]
    [InlineData("GreaterThanOrEqualToThreshold", 1234567.25, 0.00001, "M: 1E-05, has to stay below 1,234,567.25")]
    [InlineData("LessThanThreshold", 0.0, -1.5, "M: -1.5, minimum 0")]
    [InlineData("LessThanOrEqualToThreshold", 99.9, 99.8765, "M: 99.8765, has to stay above 99.9")]
    [InlineData("LessThanLowerOrGreaterThanUpperThreshold", null, 7.0, "M: 7, outside the expected band")]
    [InlineData("LessThanLowerThreshold", null, 7.0, "M: 7, below the expected band")]
    [InlineData("GreaterThanUpperThreshold", null, 7.0, "M: 7, above the expected band")]
    [InlineData("GreaterThanThreshold", null, 7.0, "M: 7, above its limit")]
    [InlineData("SomethingNew", 5.0, 7.0, "M: 7, threshold 5")]
    [InlineData(null, null, 7.0, "M: 7")]
    [InlineData("GreaterThanThreshold", 5.0, null, "M: limit 5")]
    public void Value_and_limit(string? comparison, double? threshold, double? value, string expected) =>
        Assert.Equal(
            expected,
            Of(
                new()
                {
                    Metric = "M",
                    Comparison = comparison,
                    Threshold = threshold,
                    Value = value,
                }
            )
        );

    [Theory]
    [InlineData("Sum", 60, "M: 73 in 1 min")]
    [InlineData("SampleCount", 300, "M: 73 in 5 min")]
    [InlineData("p99", 60, "M: 73 over 1 min (p99)")]
    [InlineData(null, 60, "M: 73 over 1 min")]
    [InlineData("Average", null, "M: 73 (Average)")]
    public void Statistic_and_period(string? statistic, int? seconds, string expected) =>
        Assert.Equal(
            expected,
            Of(
                new()
                {
                    Metric = "M",
                    Value = 73,
                    Statistic = statistic,
                    PeriodSeconds = seconds,
                }
            )
        );

    [Theory]
    [InlineData(
        "Threshold Crossed: 3 out of the last 5 datapoints [73.0 (29/11/26 04:59:00)] were greater than the threshold "
            + "(50.0) (minimum 3 datapoints for OK -> ALARM transition).",
        "M: 73 in 1 min, limit 50, for 3 of 5 min"
    )]
    [InlineData(
        "Threshold Crossed: 5 out of the last 5 datapoints [73.0 (29/11/26 04:59:00)] were greater than the threshold.",
        "M: 73 in 1 min, limit 50, for 5 min"
    )]
    [InlineData(
        "Threshold Crossed: 1 datapoint [73.0 (29/11/26 04:59:00)] was less than or equal to the threshold (50.0).",
        "M: 73 in 1 min, has to stay above 50"
    )]
    [InlineData(
        "Thresholds Crossed: 1 out of the last 5 datapoints [73.0 (29/11/26 04:23:00)] was less than the lower thresholds "
            + "[40.96] or greater than the upper thresholds [61.04] (minimum 1 datapoint for OK -> ALARM transition).",
        "M: 73 in 1 min, expected 40.96 to 61.04, for 1 of 5 min"
    )]
    [InlineData(
        "Threshold Crossed: no datapoints were received for 3 periods and 3 missing datapoints were treated as "
            + "[Breaching].",
        "No data for 3 min of M"
    )]
    public void What_the_reason_adds(string reason, string expected) =>
        Assert.Equal(
            expected,
            MeasurementText.Of(
                With(
                    new()
                    {
                        Metric = "M",
                        Value = 73,
                        Threshold = 50,
                        Statistic = "Sum",
                        PeriodSeconds = 60,
                    }
                ),
                StateChangeWords.Read(reason)
            )
        );

    [Fact]
    public void A_query_is_shown_as_its_metric() =>
        Assert.Equal(
            "CPUUtilization: 91.3 on average over 1 min",
            Of(
                new()
                {
                    Metric =
                        "SELECT AVG(CPUUtilization) FROM \"AWS/RDS\" GROUP BY DBInstanceIdentifier ORDER BY MAX() DESC",
                    Value = 91.3,
                    PeriodSeconds = 60,
                }
            )
        );

    [Fact]
    public void A_calculation_has_no_statistic() =>
        Assert.Equal(
            "100 * errors / requests: 2.4 over 1 min",
            Of(
                new()
                {
                    Metric = "100 * errors / requests",
                    Statistic = "Sum",
                    Value = 2.4,
                    PeriodSeconds = 60,
                }
            )
        );

    [Fact]
    public void Insufficient_data_is_no_value() =>
        Assert.Equal(
            "No data of M",
            MeasurementText.Of(
                With(new() { Metric = "M", Value = 1 }) with
                {
                    State = SignalState.InsufficientData,
                },
                StateChangeWords.Read("Insufficient Data: 1 datapoint was unknown.")
            )
        );

    [Fact]
    public void Nothing_measured_is_nothing_said() =>
        Assert.Equal(
            "",
            MeasurementText.Of(Sample.Incident.Signal with { Measurement = null }, StateChangeWords.Read(""))
        );

    [Fact]
    public void A_composite_names_every_alarm_that_made_it_change_once()
    {
        const string Arn = "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:";

        Assert.Equal(
            ["shop", "api-5xx", "db-connections"],
            StateChangeWords
                .Read(
                    $"{Arn}shop transitioned to ALARM at Monday 13 October, 2025 15:20:44 UTC\n"
                        + $"In ALARM too: {Arn}api-5xx, {Arn}db-connections, {Arn}api-5xx"
                )
                .Children
        );
    }

    private static string Of(Measurement measurement) =>
        MeasurementText.Of(With(measurement), StateChangeWords.Read(""));

    private static Signal With(Measurement measurement) => Sample.Incident.Signal with { Measurement = measurement };
}
