using RoleFerry.Core.Channels;

namespace RoleFerry.Core.Tests.Channels;

public class IncidentTextTests
{
    [Fact]
    public void Times_are_in_UTC_where_a_channel_knows_no_better() =>
        Assert.Equal(
            "2026-03-01 03:12:07 UTC",
            IncidentText
                .Since(Sample.Incident with { BeganAt = Sample.Began.ToOffset(TimeSpan.FromHours(5.5)) }, null)
                .Plain
        );

    [Fact]
    public void A_message_that_stays_as_it_is_says_how_long_ago_it_began() =>
        Assert.Equal(
            "2026-03-01 03:12:07 UTC, 4 min ago",
            IncidentText.Since(Sample.Incident, Sample.Began.AddSeconds(252)).Plain
        );

    [Fact]
    public void What_is_over_says_how_long_it_took() =>
        Assert.Equal(
            "2026-03-01 03:12:07 UTC to 2026-03-01 03:26:10 UTC, 14 min 3 s, reopened 2 times",
            IncidentText.Since(Sample.Resolved with { Reopened = 2 }, null).Plain
        );

    [Fact]
    public void A_headline_is_one_line() =>
        Assert.Equal("P1: a b", IncidentText.Headline(Sample.Incident with { Title = " a\r\n\t b\u0001 " }));

    [Theory]
    [InlineData("shop-prod-api-5xx", "shop-prod-", "P1: api-5xx")]
    [InlineData("shop-prod-api-5xx", "", "P1: shop-prod-api-5xx")]
    [InlineData("shop-prod-", "shop-prod-", "P1: shop-prod-")]
    [InlineData("shop-production", "shop-prod", "P1: uction")]
    [InlineData("shop-prod--x", "shop-prod-", "P1: shop-prod--x")]
    [InlineData("workers: SMTP error <*> at <*>", "", "P1: workers: SMTP error … at …")]
    public void A_headline_leaves_out_what_all_alarms_share_and_what_is_masked(
        string title,
        string prefix,
        string expected
    ) => Assert.Equal(expected, IncidentText.Headline(Sample.Incident with { Title = title }, prefix));
}
