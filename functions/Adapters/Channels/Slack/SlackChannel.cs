using RoleFerry.Adapters.Http;
using RoleFerry.Adapters.Secrets;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Channels.Slack;

/// <summary>
/// Sends to Slack: by bot token one message per incident, edited in place, with news in its thread; by webhook, where
/// only that is configured, a new message each time, into the webhook's own channel. Does not keep to Slack's rate:
/// its caller does, for all functions together.
/// </summary>
internal sealed class SlackChannel(HttpTransport transport, SecretStore store, ChannelSettings settings)
    : INotificationChannel
{
    private const string PostMethod = "chat.postMessage";
    private const string UpdateMethod = "chat.update";
    private const string NoSecret = "Neither a Slack bot token nor a webhook is configured.";

    public ChannelKind Kind => SlackKind.Value;

    public Task<Delivery> SendAsync(OutgoingMessage message, CancellationToken cancellation) =>
        transport.SendAsync(
            (secrets, stop) =>
                secrets.Find(SlackSecrets.BotToken) is not null
                    ? TellAsync(message, secrets, stop)
                    : PostToWebhookAsync(SlackMessage.Webhook(message, settings.Messages), secrets, stop),
            cancellation
        );

    public Task<Delivery> AnnounceAsync(Announcement announcement, Channel channel, CancellationToken cancellation) =>
        transport.SendAsync(
            async (secrets, stop) =>
            {
                if (secrets.Find(SlackSecrets.BotToken) is null)
                    return await PostToWebhookAsync(SlackAnnouncement.Webhook(announcement), secrets, stop);
                var post = await CallAsync(
                    PostMethod,
                    SlackAnnouncement.Post(announcement, channel.Target),
                    secrets,
                    stop
                );
                return post.Verdict == HttpVerdict.Sent ? Attempt.Sent(post.Posted) : post.Failure;
            },
            cancellation
        );

    public async Task<string?> WhyNobodyAsync(Channel channel, CancellationToken cancellation) =>
        await store.GetAsync(cancellation) is { } secrets
            ? (secrets.Find(SlackSecrets.BotToken), secrets.Find(SlackSecrets.WebhookUrl)) switch
            {
                (null, null) => NoSecret,
                (not null, _) when channel.Target.Length == 0 => "It names no Slack channel.",
                _ => null,
            }
            : null;

    /// <summary>
    /// Edits the message that stands and replies to it, in this order: an edit may be done twice without harm. Posts
    /// a new one where none stands, or where it is out of reach.
    /// </summary>
    private async Task<Attempt> TellAsync(
        OutgoingMessage message,
        ChannelSecrets secrets,
        CancellationToken cancellation
    )
    {
        if (message.Posted is { } posted)
        {
            var said = await CallAsync(
                UpdateMethod,
                SlackMessage.Update(message, posted, settings.Messages),
                secrets,
                cancellation
            );
            if (said.Verdict == HttpVerdict.Sent)
                said = await CallAsync(
                    PostMethod,
                    SlackMessage.Reply(message, posted, settings.Messages),
                    secrets,
                    cancellation
                );
            if (!SlackErrors.MessageIsOutOfReach.Contains(said.Error))
                return said.Verdict == HttpVerdict.Sent ? Attempt.Sent(posted) : said.Failure;
        }

        var post = await CallAsync(PostMethod, SlackMessage.Post(message, settings.Messages), secrets, cancellation);
        return post.Verdict == HttpVerdict.Sent ? Attempt.Sent(post.Posted) : post.Failure;
    }

    private async Task<SlackAnswer> CallAsync(
        string method,
        ReadOnlyMemory<byte> body,
        ChannelSecrets secrets,
        CancellationToken cancellation
    )
    {
        var url = new Uri(settings.SlackApiUrl, method);
        return await SayAsync(body, async said =>
            SlackAnswer.OfMethod(
                $"Slack's {method}",
                await transport.PostAsync(url, said, secrets.Find(SlackSecrets.BotToken), cancellation),
                secrets
            )
        );
    }

    /// <summary>Says it once more as plain text where Slack refuses how it looks.</summary>
    private static async Task<SlackAnswer> SayAsync(
        ReadOnlyMemory<byte> body,
        Func<ReadOnlyMemory<byte>, Task<SlackAnswer>> say
    )
    {
        var said = await say(body);
        return SlackErrors.LooksAreRefused.Contains(said.Error) ? await say(SlackPlainText.Of(body)) : said;
    }

    private async Task<Attempt> PostToWebhookAsync(
        ReadOnlyMemory<byte> body,
        ChannelSecrets secrets,
        CancellationToken cancellation
    )
    {
        if (secrets.Find(SlackSecrets.WebhookUrl) is not { } webhook)
            return Attempt.Rejected(NoSecret);
        if (!Uri.TryCreate(webhook.Reveal(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return Attempt.Rejected("The Slack webhook is not an http or https URL.");

        var said = await SayAsync(body, async text =>
            SlackAnswer.OfWebhook(await transport.PostAsync(url, text, bearer: null, cancellation), secrets)
        );
        return said.Verdict == HttpVerdict.Sent ? Attempt.Sent(null) : said.Failure;
    }
}
