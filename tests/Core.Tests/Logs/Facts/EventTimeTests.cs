using System.Text;
using CsCheck;
using RoleFerry.Core.Logs.Facts;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Core.Tests.Logs.Facts;

public class EventTimeTests
{
    [Theory]
    [InlineData("2026-11-23T12:00:00Z", 0)]
    [InlineData("2026-11-23T12:00:00", 0)]
    [InlineData("2026-11-23 12:00:00", 0)]
    [InlineData("2026-11-23T12:00:00.250Z", 250)]
    [InlineData("2026-11-23T12:00:00,250123456Z", 250)]
    [InlineData("2026-11-23T13:00:00+01:00", 0)]
    [InlineData("2026-11-23T07:30:00-0430", 0)]
    [InlineData("2026-11-23T13:00:00+01", 0)]
    [InlineData("2026-11-23T11:59:60Z", -1_000)]
    [InlineData("1795435200", 0)]
    [InlineData("1795435200.25", 250)]
    [InlineData("1795435200250", 250)]
    public void Times_are_read_as_loggers_write_them(string text, int milliseconds)
    {
        Assert.True(EventTime.TryRead(Encoding.UTF8.GetBytes(text), out var time));
        Assert.Equal(Sent.Noon.AddMilliseconds(milliseconds).ToUnixTimeMilliseconds(), time.ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday!")]
    [InlineData("2026-11-23")]
    [InlineData("2026-13-23T12:00:00Z")]
    [InlineData("2026-02-29T12:00:00Z")]
    [InlineData("2026-11-23T24:00:00Z")]
    [InlineData("2026-11-23T12:00:00X")]
    [InlineData("2026-11-23T12:00:00.Z")]
    [InlineData("2026-11-23T12:00:00+1")]
    [InlineData("2026-11-23T12:00:00+25:00")]
    [InlineData("0001-01-01T00:00:00+23:00")]
    [InlineData("9999-12-31T23:59:59-23:00")]
    [InlineData("1795435200x")]
    [InlineData("99999999999999999999")]
    [InlineData("NaNNaNNaNN")]
    public void What_is_no_time_is_not_read(string text) =>
        Assert.False(EventTime.TryRead(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Whatever_the_bytes_reading_ends() =>
        Gen.OneOf(
                Gen.Byte.Array[0, 40],
                Gen.String[Gen.Char["0123456789-:TZ+., "], 0, 40].Select(Encoding.UTF8.GetBytes)
            )
            .Sample(bytes =>
            {
                EventTime.TryRead(bytes, out _);
            });
}
