using RoleFerry.Core.Announcements;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Incidents.PostMortems;
using RoleFerry.Core.Policies;

namespace RoleFerry.Core.Tests.Incidents.PostMortems;

public class PostMortemReminderTests
{
    private static readonly DateTimeOffset Ended = Past.At(0);
    private static readonly PostMortem Draft = PostMortem.Of(Past.Incident(began: -30, ended: 0).Incident);

    [Theory]
    [InlineData(0, null, 24)]
    [InlineData(23.9, null, 24)]
    [InlineData(24, "The post-mortem of INC-7F3K9Q2M is due in 1 d", 48)]
    [InlineData(30, "The post-mortem of INC-7F3K9Q2M is due in 18 h", 48)]
    [InlineData(48, "The post-mortem of INC-7F3K9Q2M is overdue", null)]
    [InlineData(500, "The post-mortem of INC-7F3K9Q2M is overdue", null)]
    public void A_draft_is_reminded_of_after_24_and_48_hours(double hours, string? said, int? nextHours)
    {
        var reminder = PostMortemReminder.At(Draft, incidentIsOpen: false, "incidents", Ended.AddHours(hours));

        Assert.Equal(said, reminder.Announcement?.Title);
        Assert.Equal(nextHours is { } next ? Ended.AddHours(next) : null, reminder.Next);
    }

    [Fact]
    public void The_same_reminder_has_the_same_id_and_a_new_end_reminds_anew()
    {
        string Id(PostMortem it, double hours) =>
            PostMortemReminder.At(it, false, "incidents", Ended.AddHours(hours)).Announcement!.Id;

        Assert.Equal(Id(Draft, 24), Id(Draft, 31));
        Assert.NotEqual(Id(Draft, 24), Id(Draft, 48));
        Assert.NotEqual(Id(Draft, 48), Id(Draft with { EndedAt = Ended.AddHours(1) }, 49));
    }

    [Fact]
    public void An_incident_that_has_come_back_is_not_written_about_yet()
    {
        Assert.Equal(
            new PostMortemReminder(null, null),
            PostMortemReminder.At(Draft, incidentIsOpen: true, "incidents", Ended.AddHours(48))
        );
    }

    [Fact]
    public void Where_nothing_can_be_said_it_is_still_looked_at_in_time()
    {
        Assert.Equal(
            new PostMortemReminder(null, Ended.AddHours(48)),
            PostMortemReminder.At(Draft, incidentIsOpen: false, null, Ended.AddHours(24))
        );
    }

    [Fact]
    public void Action_items_are_followed_until_they_are_done()
    {
        const string Text =
            "## Action items\n- [ ] a (owner: x, deadline: 2026-12-01)\n- [x] b (owner: x, deadline: "
            + "2026-12-01)\n- [ ] c (owner: x, deadline: 2026-12-05)";
        var it = Draft.Published(Text, Ended.AddHours(3));

        Assert.Equal(Day(2), PostMortemReminder.NextOf(it, Ended.AddHours(3)));
        Assert.Null(PostMortemReminder.At(it, false, "incidents", Day(2).AddSeconds(-1)).Announcement);

        var first = PostMortemReminder.At(it, false, "incidents", Day(2));
        Assert.Equal("An action item of INC-7F3K9Q2M are overdue", first.Announcement!.Title);
        Assert.Contains(
            new AnnouncementPart.Paragraph("1. a (owner: x, deadline: 2026-12-01)"),
            first.Announcement.Parts
        );
        Assert.Equal(Day(6), first.Next);

        var second = PostMortemReminder.At(it, false, "incidents", Day(6));
        Assert.Equal("2 action items of INC-7F3K9Q2M are overdue", second.Announcement!.Title);
        Assert.Null(second.Next);

        var done = it.Saved(ActionItem.Tick(ActionItem.Tick(Text, 1)!, 3)!, Day(3));
        Assert.True(done.IsFinished);
        Assert.Equal(new PostMortemReminder(null, null), PostMortemReminder.At(done, false, "incidents", Day(9)));
    }

    [Theory]
    [InlineData("pagerduty,incidents", "mail", "incidents")]
    [InlineData("pagerduty", "pagerduty,incidents,mail", "incidents")]
    [InlineData("mail", "mail", "incidents")]
    [InlineData("gone", "", "incidents")]
    public void It_is_said_where_people_write_and_nobodys_phone_rings(string channels, string fallback, string said)
    {
        var incident = Past.Incident().Incident with
        {
            Channels = [.. channels.Split(',')],
            Fallback = [.. fallback.Split(',')],
        };

        Assert.Equal(said, ReminderChannel.Of(incident, Story.Policy()));
    }

    [Fact]
    public void Without_Slack_it_is_mailed_and_without_mail_it_is_not_said()
    {
        RoutingPolicy Only(params ChannelKind[] kinds)
        {
            var policy = Story.Policy();
            return policy with
            {
                Channels = policy.Channels.RemoveRange(
                    policy.Channels.Where(c => !kinds.Contains(c.Value.Kind)).Select(c => c.Key)
                ),
            };
        }

        Assert.Equal("mail", ReminderChannel.Of(Past.Incident().Incident, Only(PagerDutyKind.Value, EmailKind.Value)));
        Assert.Null(ReminderChannel.Of(Past.Incident().Incident, Only(PagerDutyKind.Value)));
    }

    private static DateTimeOffset Day(int day) => new(2026, 12, day, 0, 0, 0, TimeSpan.Zero);
}
