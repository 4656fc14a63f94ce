using RoleFerry.Core.Announcements;
using RoleFerry.Core.Incidents.PostMortems;
using RoleFerry.Core.Metrics.Digests;
using RoleFerry.Core.Metrics.Windows;
using RoleFerry.Core.Signals;
using RoleFerry.Tests.Metrics;

namespace RoleFerry.Core.Tests.Metrics.Digests;

public class DigestTests
{
    private static readonly WindowCalendar Berlin = new(Some.Berlin);
    private static readonly Window Day = Berlin.Of(WindowLength.Day, new NodaTime.LocalDate(2026, 11, 22));

    [Fact]
    public void A_digest_says_value_change_trend_and_target_of_each_metric()
    {
        var digest = Digest.Write(Day, "eng", Lines(), null);
        Assert.Equal("digest#2026-11-22", digest.Id);
        Assert.Equal("Metrics of 2026-11-22", digest.Title);
        Assert.Equal(
            "Off target: reply_rate. Changes are compared with the same weekday a week before. 1 are not complete yet.",
            ((AnnouncementPart.Paragraph)digest.Parts[0]).Text
        );
        Assert.Equal(
            """
            signups         24  +20 %  ▁▂▃▅▆▇█  ✓ 20
            reply_rate  7.3 %*  -2 pt  █▁▅      ✗ 10 %
            new_thing        3    new  ▅
            """,
            ((AnnouncementPart.Preformatted)digest.Parts[1]).Text,
            ignoreLineEndingDifferences: true
        );
    }

    [Fact]
    public void The_same_day_has_the_same_id_so_it_is_sent_once()
    {
        Assert.Equal(Digest.Write(Day, "eng", Lines(), null).Id, Digest.Write(Day, "eng", [], null).Id);
        var week = Berlin.Of(WindowLength.Week, new NodaTime.LocalDate(2026, 11, 22));
        Assert.Equal("digest-week#2026-11-16", Digest.Write(week, "eng", [], null).Id);
    }

    [Fact]
    public void A_weekly_digest_shows_its_chart()
    {
        var week = Berlin.Of(WindowLength.Week, new NodaTime.LocalDate(2026, 11, 22));
        var digest = Digest.Write(week, "eng", Lines(), new Uri("https://charts.example/charts/a.png"));
        Assert.Equal(
            "https://charts.example/charts/a.png",
            Assert.IsType<AnnouncementPart.Picture>(digest.Parts[^1]).Link.ToString()
        );
        Assert.Equal(0x89, Digest.Draw(week, Lines())[0]);
    }

    [Fact]
    public void A_weekly_digest_names_the_post_mortems_that_are_overdue()
    {
        var week = Berlin.Of(WindowLength.Week, new NodaTime.LocalDate(2026, 11, 22));
        var late = new PostMortem
        {
            IncidentId = "INC-7F3K9Q2M",
            Title = "api-5xx",
            Severity = Severity.P1,
            Service = "api",
            EndedAt = new(2026, 11, 17, 3, 0, 0, TimeSpan.Zero),
        };

        var text = Assert
            .IsType<AnnouncementPart.Paragraph>(Digest.Write(week, "eng", Lines(), null, late).Parts[^1])
            .Text;

        Assert.Equal("Post-mortems overdue:\nINC-7F3K9Q2M P1 api-5xx, due 2026-11-19", text);
    }

    private static DigestLine[] Lines() =>
        [
            new(
                Some.Signups,
                Some.Rollup(Some.Signups, Day, 24),
                Some.Rollup(Some.Signups, Day, 20),
                [1, 2, 3, 4, 5, 6, 7]
            ),
            new(
                Some.ReplyRate,
                Some.Rollup(Some.ReplyRate, Day, 0.073) with
                {
                    IsPartial = true,
                },
                Some.Rollup(Some.ReplyRate, Day, 0.093),
                [0.12, 0.07, 0.1]
            ),
            new(
                Some.Signups with
                {
                    Name = "new_thing",
                    Target = null,
                },
                Some.Rollup(Some.Signups, Day, 3),
                Some.Rollup(Some.Signups, Day, 0),
                [3]
            ),
        ];
}
