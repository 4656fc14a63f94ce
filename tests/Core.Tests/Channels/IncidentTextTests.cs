using RoleFerry.Core.Channels;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Channels;

public class IncidentTextTests
{
    [Theory]
    [InlineData("GreaterThanThreshold", 50.0, 62.0, "M: 62; alarm when above 50")]
    [InlineData("GreaterThanOrEqualToThreshold", 1234567.25, 0.00001, "M: 1E-05; alarm when at or above 1,234,567.25")]
    [InlineData("LessThanThreshold", 0.0, -1.5, "M: -1.5; alarm when below 0")]
    [InlineData("LessThanOrEqualToThreshold", 99.9, 99.8765, "M: 99.8765; alarm when at or below 99.9")]
    [InlineData("LessThanLowerOrGreaterThanUpperThreshold", null, 7.0, "M: 7; alarm when outside the expected band")]
    [InlineData("LessThanLowerThreshold", null, 7.0, "M: 7; alarm when below the expected band")]
    [InlineData("GreaterThanUpperThreshold", null, 7.0, "M: 7; alarm when above the expected band")]
    [InlineData("GreaterThanThreshold", null, 7.0, "M: 7; alarm when above the threshold")]
    [InlineData("SomethingNew", 5.0, 7.0, "M: 7; alarm when past 5")]
    [InlineData(null, null, 7.0, "M: 7")]
    [InlineData("GreaterThanThreshold", 5.0, null, "M: no value given; alarm when above 5")]
    public void A_measurement_is_put_in_words(string? comparison, double? threshold, double? value, string expected) =>
        Assert.Equal(
            expected,
            IncidentText.Measured(
                new Measurement
                {
                    Metric = "M",
                    Comparison = comparison,
                    Threshold = threshold,
                    Value = value,
                }
            )
        );

    [Fact]
    public void Nothing_measured_is_nothing_said() => Assert.Equal("", IncidentText.Measured(null));

    [Fact]
    public void Times_are_told_in_UTC_whatever_their_offset() =>
        Assert.Equal(
            "2026-03-01 03:12:07 UTC",
            IncidentText.Since(Sample.Incident with { BeganAt = Sample.Began.ToOffset(TimeSpan.FromHours(5.5)) })
        );

    [Fact]
    public void A_headline_is_one_line() =>
        Assert.Equal("P1: a b", IncidentText.Headline(Sample.Incident with { Title = " a\r\n\t b\u0001 " }));
}
