using RoleFerry.Core.Drawing;

namespace RoleFerry.Core.Tests.Drawing;

public class TimeTicksTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 13, 54, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(6, 7, "14:00 15:00 16:00 17:00 18:00 19:00")]
    [InlineData(6, 4, "14:00 16:00 18:00")]
    [InlineData(24, 7, "18:00 2 Mar 06:00 12:00")]
    [InlineData(24 * 7, 7, "2 Mar 3 Mar 4 Mar 5 Mar 6 Mar 7 Mar 8 Mar")]
    [InlineData(24 * 28, 5, "2 Mar 9 Mar 16 Mar 23 Mar")]
    public void Words_stand_at_round_moments_as_close_as_they_have_room(int hours, int most, string words) =>
        Assert.Equal(words, string.Join(' ', TimeTicks.Of(Start, Start.AddHours(hours), most).Select(t => t.Word)));

    [Fact]
    public void Nothing_is_named_between_two_days_of_a_chart_by_day() =>
        Assert.Equal(
            ["2 Mar", "3 Mar", "4 Mar"],
            TimeTicks.Of(Start, Start.AddDays(3), 20, TimeSpan.FromDays(1)).Select(t => t.Word)
        );

    [Fact]
    public void A_chart_writes_them_at_their_own_places()
    {
        var frame = new TimeFrame
        {
            Title = "Latency",
            Width = 500,
            Height = 200,
            Times = [.. Enumerable.Range(0, 60).Select(n => Start.AddMinutes(n))],
        };

        var html = LineChart
            .Draw(frame, new Series("p95", [.. Enumerable.Range(0, 60).Select(n => (double?)n)]))
            .ToString();

        Assert.Contains(">14:00</text>", html, StringComparison.Ordinal);
        Assert.DoesNotContain(">13:54</text>", html, StringComparison.Ordinal);
    }
}
