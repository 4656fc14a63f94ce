using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Notifications;

namespace RoleFerry.Adapters.Tests.Outbox;

public class StormTests(DynamoDbLocalFixture dynamo)
{
    private static readonly Delivery Down = new Delivery.Retry("HTTP 500");

    [Fact]
    public async Task Many_pages_that_wait_for_one_channel_are_told_in_one_message_and_nothing_is_lost()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Slack.Answer = _ => Down;
        for (var i = 0; i < 30; i++)
            await house.AlarmAsync(0, $"cpu-{i:D2}", "P2");
        house.Slack.Answer = _ => null;

        for (var i = 0; i < 3; i++)
            await house.TickAsync(TimeSpan.FromMinutes(2));

        var incidents = await house.IncidentsAsync();
        var digests = house.Slack.Announced.ToArray();
        Assert.InRange(digests.Length, 2, 4);
        Assert.All(digests, d => Assert.Matches("^[0-9]+ incidents: [0-9]+ P2$", d.Title));
        var text = string.Join('\n', digests.SelectMany(d => d.Parts).Select(p => p.ToString()));
        var single = house.Slack.Taken.Select(m => m.Incident.Id).ToHashSet();
        Assert.All(incidents, i =>
            Assert.True(text.Contains(i.Id, StringComparison.Ordinal) || single.Contains(i.Id), i.Id)
        );
        foreach (var incident in incidents)
            Assert.All(await house.OutboxAsync(incident.Id), e => Assert.Equal(OutboxState.Sent, e.State));
    }

    [Fact]
    public async Task An_incident_of_which_two_pages_wait_is_in_a_digest_once()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Clock.StandStill();
        for (var i = 0; i < 8; i++)
            await house.AlarmAsync(0, $"cpu-{i}", "P2");
        await house.OkAsync(0.1, "cpu-7");
        var again = await house.AlarmAsync(0.2, "cpu-7", "P2");

        await house.TickAsync(TimeSpan.FromMinutes(2));

        Assert.Equal("7 incidents: 7 P2", Assert.Single(house.Slack.Announced).Title);
        Assert.Equal(
            [OutboxState.Superseded, OutboxState.Superseded, OutboxState.Sent],
            (await house.OutboxAsync(again.IncidentId!)).Select(e => e.State)
        );
    }

    [Fact]
    public async Task A_digest_that_the_channel_does_not_take_is_handed_over_page_by_page()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Slack.Answer = _ => Down;
        house.Slack.AnswerAnnouncement = _ => Down;
        for (var i = 0; i < 8; i++)
            await house.AlarmAsync(0, $"cpu-{i}", "P2");

        for (var i = 0; i < 3; i++)
            await house.TickAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(8, house.Mail.Taken.Select(m => m.Incident.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_few_that_wait_are_told_one_by_one()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Slack.Answer = _ => Down;
        for (var i = 0; i < 3; i++)
            await house.AlarmAsync(0, $"cpu-{i}", "P2");
        house.Slack.Answer = _ => null;

        await house.TickAsync(TimeSpan.FromMinutes(2));

        Assert.Empty(house.Slack.Announced);
        Assert.Equal(3, house.Slack.Taken.Count);
    }
}
