using System.Globalization;
using CsCheck;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Tests.Signals;

public class AlarmTimeTests
{
    [Theory]
    [InlineData("2024-02-17T11:53:08.431+0000", "2024-02-17T11:53:08.431")]
    [InlineData("2019-10-02T17:04:40Z", "2019-10-02T17:04:40")]
    [InlineData("2019-10-02T17:04:40z", "2019-10-02T17:04:40")]
    [InlineData("2019-10-02T17:04:40", "2019-10-02T17:04:40")]
    [InlineData("2015-06-03T17:43:27.123+00:00", "2015-06-03T17:43:27.123")]
    [InlineData("2025-10-13T16:30:12.2+0200", "2025-10-13T14:30:12.2")]
    [InlineData("2025-10-13T09:00:12-05:30", "2025-10-13T14:30:12")]
    [InlineData("2025-10-13T14:30:12+00", "2025-10-13T14:30:12")]
    [InlineData("2025-10-13T14:30:12.123456Z", "2025-10-13T14:30:12.123456")]
    [InlineData("2025-10-13T14:30:12.123456789Z", "2025-10-13T14:30:12.1234567")]
    public void A_time_is_read_whatever_its_precision_and_offset(string text, string utc) =>
        Assert.Equal(
            DateTimeOffset.Parse(utc + "Z", CultureInfo.InvariantCulture),
            AlarmTime.Read(text, Read.ReceivedAt)
        );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("13/10/25 14:30:12")]
    [InlineData("2025-10-13")]
    [InlineData("2025-13-13T14:30:12Z")]
    [InlineData("2025-10-13T14:30:12.Z")]
    [InlineData("2025-10-13T14:30:12 UTC")]
    [InlineData("2025-10-13T14:30:12+9900")]
    [InlineData("2025-10-13T14:30:12+000")]
    [InlineData("1760365812")]
    public void What_is_no_time_is_not_guessed_at(string? text) => Assert.Null(AlarmTime.Read(text, Read.ReceivedAt));

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+1400")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("2008-12-31T23:59:59.999Z")]
    [InlineData("2025-10-15T06:00:00.001Z")]
    [InlineData("9999-12-31T23:59:59.9999999-1400")]
    public void A_time_before_CloudWatch_or_more_than_a_day_ahead_is_not_believed(string text) =>
        Assert.Null(AlarmTime.Read(text, Read.ReceivedAt));

    [Theory]
    [InlineData("2009-01-01T00:00:00Z")]
    [InlineData("2025-10-15T06:00:00Z")]
    public void The_bounds_themselves_are_believed(string text) =>
        Assert.NotNull(AlarmTime.Read(text, Read.ReceivedAt));

    [Fact]
    public void Any_text_can_be_asked_for_a_time() =>
        Gen.OneOf(Gen.String, Gen.Char["0123456789-T:.+Z"].Array[15, 40].Select(characters => new string(characters)))
            .Sample(text =>
            {
                _ = AlarmTime.Read(text, Read.ReceivedAt);
            });
}
