using CsCheck;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Tests.Text;

public class DurationTextTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("45m", 2_700)]
    [InlineData("1h30m", 5_400)]
    [InlineData("1h 30m", 5_400)]
    [InlineData(" 1h  30m ", 5_400)]
    [InlineData("2d", 172_800)]
    [InlineData("1w", 604_800)]
    [InlineData("1w2d3h4m5s", 788_645)]
    [InlineData("1H30M", 5_400)]
    [InlineData("007d", 604_800)]
    public void A_length_of_time_is_numbers_with_their_units_the_largest_first(string text, int seconds)
    {
        Assert.True(DurationText.TryRead(text, out var duration, out var error), error);
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Theory]
    [InlineData("45s", 45)]
    [InlineData("5m", 300)]
    [InlineData("4h", 14_400)]
    [InlineData("1d", 86_400)]
    [InlineData("1h30m", 5_400)]
    [InlineData("1d2h3m4s", 93_784)]
    [InlineData("99999d", 8_639_913_600)]
    [InlineData("99999d99999h99999m99999s", 9_006_009_939)]
    [InlineData("10000h", 36_000_000)]
    [InlineData("1D", 86_400)]
    [InlineData("30M", 1_800)]
    [InlineData("000000000001h", 3_600)]
    public void What_files_and_Slack_took_before_there_was_one_grammar_is_still_taken(string text, long seconds)
    {
        Assert.True(DurationText.TryRead(text, out var duration, out var error), error);
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Theory]
    [InlineData("", "`` is not a duration: write 90s, 45m, 1h30m, 2d or 1w.")]
    [InlineData("  ", "`` is not a duration: write 90s, 45m, 1h30m, 2d or 1w.")]
    [InlineData("5", "`5` is not a duration: write 90s, 45m, 1h30m, 2d or 1w.")]
    [InlineData("m", "`m` is not a duration: write 90s, 45m, 1h30m, 2d or 1w.")]
    [InlineData("5 m", "`5 m` is not a duration: write 90s, 45m, 1h30m, 2d or 1w.")]
    [InlineData("1.5h", "`1.5h` is not a duration: write 90s, 45m, 1h30m, 2d or 1w.")]
    [InlineData("٣m", "`٣m` is not a duration: write 90s, 45m, 1h30m, 2d or 1w.")]
    [InlineData("5ſ", "`5ſ` is not a duration: write 90s, 45m, 1h30m, 2d or 1w.")]
    [InlineData("30m1h", "`30m1h` is not a duration: write each unit once, the largest first, as in 1h30m.")]
    [InlineData("1h1h", "`1h1h` is not a duration: write each unit once, the largest first, as in 1h30m.")]
    [InlineData("-1h", "`-1h` is not a duration: it cannot be negative; write 90s, 45m, 1h30m, 2d or 1w.")]
    [InlineData("0s", "`0s` is zero: write 90s, 45m, 1h30m, 2d or 1w.")]
    [InlineData("0d00h", "`0d00h` is zero: write 90s, 45m, 1h30m, 2d or 1w.")]
    [InlineData("999999d", "`999999d` is too long: write at most 365000d.")]
    [InlineData("364999d25h", "`364999d25h` is too long: write at most 365000d.")]
    [InlineData("99999999999999999999999s", "`99999999999999999999999s` is too long: write at most 365000d.")]
    public void What_is_none_is_refused_with_what_is_wrong_and_an_example(string text, string sentence)
    {
        Assert.False(DurationText.TryRead(text, out _, out var error));
        Assert.Equal(sentence, error);
    }

    [Fact]
    public void Zero_is_read_where_it_means_something()
    {
        Assert.True(DurationText.TryRead("0s", out var duration, out _, orZero: true));
        Assert.Equal(TimeSpan.Zero, duration);
    }

    [Fact]
    public void What_is_written_in_units_is_read_back() =>
        Gen.Select(
                Gen.Long[1, (long)DurationText.Longest.TotalSeconds],
                Gen.Bool,
                Gen.Bool,
                (seconds, isSpaced, hasWeeks) => (TimeSpan.FromSeconds(seconds), isSpaced, hasWeeks)
            )
            .Sample(it =>
            {
                var (length, isSpaced, hasWeeks) = it;
                string[] parts =
                [
                    .. new[]
                    {
                        (hasWeeks ? length.Days / 7 : 0, "w"),
                        (hasWeeks ? length.Days % 7 : length.Days, "d"),
                        (length.Hours, "h"),
                        (length.Minutes, "m"),
                        (length.Seconds, "s"),
                    }
                        .Where(p => p.Item1 > 0)
                        .Select(p => $"{p.Item1}{p.Item2}"),
                ];
                Assert.True(
                    DurationText.TryRead(string.Join(isSpaced ? " " : "", parts), out var read, out var error),
                    error
                );
                Assert.Equal(length, read);
            });

    [Fact]
    public void No_text_makes_it_throw_and_what_is_refused_says_why() =>
        Gen.OneOf(Gen.String, Gen.String["0123456789wdhms -"])
            .Sample(text =>
            {
                var isRead = DurationText.TryRead(text, out var duration, out var error);
                Assert.Equal(isRead, error is null);
                Assert.Equal(isRead, duration > TimeSpan.Zero && duration <= DurationText.Longest);
            });
}
