using RoleFerry.Core.Announcements;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Core.Tests.OnCall;

/// <summary>What a channel is told on Mondays, by the shifts of the week and not by who is there at nine.</summary>
public class HandOffTests
{
    private static readonly DateTimeOffset Monday = Some.Utc(2026, 1, 12, 9);

    [Fact]
    public void Each_level_says_who_takes_over_from_whom()
    {
        var announcement = Of();

        Assert.Equal("On call from Monday 12 January 09:00: BEN 1", announcement.Title);
        Assert.Equal(
            "primary: BEN 1 takes over from ANN 0\nsecondary: CEM 2 takes over from BEN 1",
            Text(announcement)
        );
        Assert.Equal(["U00000001", "U00000002"], announcement.Mentions);
    }

    [Fact]
    public void An_override_until_noon_is_not_the_week()
    {
        var announcement = Of(Laid("fay", "primary", Monday.AddHours(-12), Monday.AddHours(3)));

        Assert.Equal("On call from Monday 12 January 09:00: FAY 5, then BEN 1", announcement.Title);
        Assert.StartsWith(
            "primary: FAY 5, who stays until Monday 12 January 12:00, then BEN 1\n",
            Text(announcement),
            StringComparison.Ordinal
        );
        Assert.Equal(["U00000005", "U00000001", "U00000002"], announcement.Mentions);
    }

    [Fact]
    public void An_override_in_the_middle_of_the_week_is_told_on_monday()
    {
        var announcement = Of(Laid("fay", "primary", Monday.AddDays(2), Monday.AddDays(3)));

        Assert.StartsWith(
            "primary: BEN 1 takes over from ANN 0 until Wednesday 14 January 09:00, then FAY 5 until Thursday 15 January "
                + "09:00, then BEN 1\n",
            Text(announcement),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_next_change_is_when_somebody_else_answers()
    {
        var schedule = new Schedule(Some.Policy(), [Laid("fay", "primary", Monday.AddHours(-12), Monday.AddHours(3))]);

        Assert.Equal(Monday, schedule.ChangeAfter(Monday.AddHours(-1), TimeSpan.FromDays(30))); // The secondary.
        Assert.Equal(Monday.AddHours(3), schedule.ChangeAfter(Monday, TimeSpan.FromDays(30)));
        Assert.Null(schedule.ChangeAfter(Monday, TimeSpan.FromHours(2)));

        var alone = new Schedule(Some.Policy(rotations: Some.Rotation("primary", "ann")));
        Assert.Null(alone.ChangeAfter(Monday, TimeSpan.FromDays(30)));
    }

    private static Announcement Of(params Override[] overrides) =>
        HandOff.Of(new Schedule(Some.Policy() with { HandOverChannel = "eng" }, overrides), Monday)!;

    private static Override Laid(string person, string level, DateTimeOffset from, DateTimeOffset until) =>
        Override.Said(person, level, from, until, "", "ann", Some.Utc(2026, 1, 1));

    private static string Text(Announcement announcement) =>
        Assert.IsType<AnnouncementPart.Paragraph>(announcement.Parts[0]).Text;
}
