using RoleFerry.Cli.Policies;

namespace RoleFerry.Cli.Tests.Policies;

public class DurationTextTests
{
    [Theory]
    [InlineData("0s", 0)]
    [InlineData("45s", 45)]
    [InlineData("5m", 300)]
    [InlineData("4h", 14_400)]
    [InlineData("1d", 86_400)]
    [InlineData("1h30m", 5_400)]
    [InlineData("1d2h3m4s", 93_784)]
    public void A_length_of_time_is_numbers_with_their_units_the_largest_first(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), DurationText.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("5 m")]
    [InlineData("30m1h")]
    [InlineData("1.5h")]
    [InlineData("-1h")]
    [InlineData("1w")]
    [InlineData("999999d")]
    [InlineData("٣m")]
    public void Anything_else_is_none(string text) => Assert.Null(DurationText.Read(text));
}
