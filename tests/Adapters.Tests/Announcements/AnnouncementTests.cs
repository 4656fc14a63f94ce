using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Notifications;

namespace RoleFerry.Adapters.Tests.Announcements;

public class AnnouncementTests(DynamoDbLocalFixture dynamo)
{
    private static readonly Delivery Down = new Delivery.Retry("HTTP 500");

    private static readonly Announcement HandOver = new()
    {
        Id = "hand-over#2026-11-23",
        Channel = "incidents",
        Title = "Ada is on call",
        Parts = [new AnnouncementPart.Paragraph("Until Monday.")],
    };

    [Fact]
    public async Task It_is_said_once_however_often_it_is_written_and_ticked()
    {
        using var house = await TestHouse.OpenAsync(dynamo);

        Assert.True(await AddAsync(house));
        Assert.False(await AddAsync(house));
        Assert.Equal(1, await TickAsync(house));
        Assert.Equal(0, await TickAsync(house));
        Assert.False(await AddAsync(house));

        Assert.Equal("Ada is on call", Assert.Single(house.Slack.Announced).Title);
        Assert.Equal(AnnouncementState.Sent, (await FindAsync(house)).State);
    }

    [Fact]
    public async Task What_the_channel_does_not_take_is_tried_again()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Slack.AnswerAnnouncement = _ => house.Slack.Announced.Count == 1 ? Down : null;

        await AddAsync(house);
        Assert.Equal(0, await TickAsync(house));
        Assert.Equal(1, await TickAsync(house));

        var entry = await FindAsync(house);
        Assert.Equal((AnnouncementState.Sent, 2), (entry.State, entry.Attempts));
        Assert.Contains("HTTP 500", entry.History[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_channel_refuses_is_given_up_with_its_reason()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Slack.AnswerAnnouncement = _ => new Delivery.Rejected("not_in_channel");

        await AddAsync(house);
        await TickAsync(house);
        await TickAsync(house);

        Assert.Single(house.Slack.Announced);
        var entry = await FindAsync(house);
        Assert.Equal(AnnouncementState.GivenUp, entry.State);
        Assert.Contains("not_in_channel", entry.History[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_does_not_answer_for_a_day_is_given_up()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Slack.AnswerAnnouncement = _ => Down;

        await AddAsync(house);
        await TickAsync(house);
        house.Clock.Advance(RetrySchedule.GiveUpAfter);
        await TickAsync(house);

        Assert.Equal(AnnouncementState.GivenUp, (await FindAsync(house)).State);
    }

    [Fact]
    public async Task A_sender_that_dies_leaves_it_to_the_next_one()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Slack.AnswerAnnouncement = _ =>
            house.Slack.Announced.Count == 1 ? throw new OperationCanceledException() : null;

        await AddAsync(house);
        Assert.Equal(0, await TickAsync(house));
        Assert.Equal(1, await TickAsync(house));
    }

    [Fact]
    public async Task A_channel_that_an_incident_has_just_used_is_left_alone_for_now()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await house.AlarmAsync(0);
        await AddAsync(house);

        Assert.Equal(
            0,
            await house
                .Get<AnnouncementTick>()
                .RunAsync(house.Clock.Now, new Deadline(house.Clock.Now.AddSeconds(40), CancellationToken.None))
        );
        Assert.Empty(house.Slack.Announced);
        Assert.Equal(1, await TickAsync(house));
    }

    private static Task<bool> AddAsync(TestHouse house) =>
        house.Get<AnnouncementOutbox>().AddAsync(HandOver, house.Clock.Now, Deadline.Never);

    private static async Task<AnnouncementEntry> FindAsync(TestHouse house) =>
        (await house.Get<AnnouncementOutbox>().FindAsync(HandOver.Id, Deadline.Never))!;

    private static Task<int> TickAsync(TestHouse house)
    {
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        return house
            .Get<AnnouncementTick>()
            .RunAsync(house.Clock.Now, new Deadline(house.Clock.Now.AddSeconds(40), CancellationToken.None));
    }
}
