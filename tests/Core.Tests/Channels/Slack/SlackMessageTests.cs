using System.Text.Json;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Tests.Channels.Slack;

public class SlackMessageTests
{
    private static readonly Reason Repeated = new(
        ReasonCode.RepeatIntervalElapsed,
        "orders-db connections still fires; last notified 1 h ago, repeated every 1 h."
    );

    private static readonly Reason FailedOver = new(
        ReasonCode.ChannelFailedOver,
        "phone did not take the page: PagerDuty answered 500."
    );

    private static readonly Reason Recovered = new(
        ReasonCode.AllRecovered,
        "orders-db connections is OK and no other alarm of INC-7F3K9Q2M fires."
    );

    [Fact]
    public void A_page_is_posted() =>
        Golden.AssertJson("slack/post", SlackMessage.Post(Sample.Message(), Sample.Context));

    [Fact]
    public void A_webhook_gets_the_same_without_a_channel()
    {
        using var post = JsonDocument.Parse(SlackMessage.Post(Sample.Message(), Sample.Context));
        using var webhook = JsonDocument.Parse(SlackMessage.Webhook(Sample.Message(), Sample.Context));

        Assert.Equal(
            post.RootElement.EnumerateObject().Where(p => p.Name != "channel").Select(p => p.ToString()),
            webhook.RootElement.EnumerateObject().Select(p => p.ToString())
        );
    }

    [Fact]
    public void A_broadcast_calls_the_whole_channel() =>
        Golden.AssertJson(
            "slack/broadcast",
            SlackMessage.Post(Sample.Message(reason: FailedOver, broadcast: true), Sample.Context)
        );

    [Fact]
    public void A_broadcast_about_a_posted_message_calls_the_channel_from_its_thread() =>
        Golden.AssertJson(
            "slack/broadcast-reply",
            SlackMessage.Reply(Sample.Message(reason: FailedOver, broadcast: true), Sample.Posted, Sample.Context)
        );

    [Fact]
    public void A_repeated_page_is_a_reply_that_the_channel_sees() =>
        Golden.AssertJson(
            "slack/reply",
            SlackMessage.Reply(Sample.Message(reason: Repeated), Sample.Posted, Sample.Context)
        );

    [Fact]
    public void An_end_is_a_quiet_reply() =>
        Golden.AssertJson(
            "slack/reply-resolved",
            SlackMessage.Reply(
                Sample.Message(Sample.Resolved, NotificationKind.Resolve, Recovered),
                Sample.Posted,
                Sample.Context
            )
        );

    [Fact]
    public void An_ended_incident_is_edited_to_look_ended() =>
        Golden.AssertJson(
            "slack/update-resolved",
            SlackMessage.Update(
                Sample.Message(Sample.Resolved with { Reopened = 2 }, NotificationKind.Resolve, Recovered),
                Sample.Posted,
                Sample.Context
            )
        );

    [Fact]
    public void An_acknowledged_incident_shows_who_looks_at_it_whose_it_is_and_how_long_it_is_muted() =>
        Golden.AssertJson(
            "slack/update-acknowledged",
            SlackMessage.Update(
                Sample.Message(
                    Sample.Incident with
                    {
                        Status = IncidentStatus.Acknowledged,
                        AcknowledgedBy = "Maya Okafor",
                        AcknowledgedAt = Sample.Began.AddSeconds(213),
                        Owner = "Jonas Lind",
                        MutedUntil = Sample.Began.AddHours(1),
                    },
                    NotificationKind.Update,
                    new Reason(ReasonCode.Acknowledged, "Maya Okafor acknowledged it in Slack.")
                ),
                Sample.Posted,
                Sample.Context
            )
        );

    [Fact]
    public void Who_is_called_is_called_by_name_in_the_thread_and_in_a_new_message_and_by_no_edit()
    {
        var sample = Sample.Message();
        var message = sample with { Notification = sample.Notification with { Mentions = ["U07MAYA0001"] } };

        Golden.AssertJson("slack/reply-mention", SlackMessage.Reply(message, Sample.Posted, Sample.Context));
        Assert.Contains(
            "U07MAYA0001",
            Golden.Text(SlackMessage.Post(message, Sample.Context)),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "U07MAYA0001",
            Golden.Text(SlackMessage.Update(message, Sample.Posted, Sample.Context)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_edit_calls_nobody() =>
        Assert.DoesNotContain(
            "<!channel>",
            Golden.Text(SlackMessage.Update(Sample.Message(broadcast: true), Sample.Posted, Sample.Context)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Hostile_text_stays_text() =>
        Golden.AssertJson(
            "slack/hostile",
            SlackMessage.Post(Sample.Message(Sample.With(Hostile.Text)), Sample.Context)
        );

    [Fact]
    public void A_huge_description_is_cut() =>
        Golden.AssertJson(
            "slack/huge",
            SlackMessage.Post(
                Sample.Message(
                    Sample.Incident with
                    {
                        Title = new string('t', 5_000),
                        Signal = Sample.Incident.Signal with { Description = new string('&', 100_000) },
                    }
                ),
                Sample.Context
            )
        );

    [Fact]
    public void An_alarm_that_says_next_to_nothing_still_makes_a_message() =>
        Golden.AssertJson(
            "slack/bare",
            SlackMessage.Post(
                Sample.Message(
                    Sample.Incident with
                    {
                        Title = "",
                        Summary = "",
                        Service = "",
                        Runbook = "",
                        Signal = Sample.Incident.Signal with
                        {
                            Key = new("cloudwatch", ""),
                            Name = "",
                            Description = "",
                            Account = "",
                            Region = "",
                            Measurement = null,
                        },
                    }
                ),
                Sample.Context
            )
        );

    [Fact]
    public void A_runbook_that_cannot_be_linked_is_named()
    {
        using var body = JsonDocument.Parse(SlackMessage.Post(Sample.Message(), new MessageContext("RoleFerry")));

        Assert.Contains(SlackJson.TextObjects(body.RootElement), text => text.Text == "orders-db/connections.md");
        Assert.DoesNotContain(SlackJson.Buttons(body.RootElement), button => button.Action == SlackAction.Runbook);
    }

    [Theory]
    [InlineData(IncidentStatus.Open, "acknowledge resolve escalate severity mute why runbook console")]
    [InlineData(IncidentStatus.Acknowledged, "resolve escalate severity mute why runbook console")]
    [InlineData(IncidentStatus.Resolved, "runbook console")]
    public void Buttons_offer_what_can_still_be_done(IncidentStatus status, string expected)
    {
        var message = Sample.Message(Sample.Incident with { Status = status });
        using var body = JsonDocument.Parse(SlackMessage.Post(message, Sample.Context));

        Assert.Equal(expected, string.Join(' ', SlackJson.Buttons(body.RootElement).Select(button => button.Action)));
    }
}
