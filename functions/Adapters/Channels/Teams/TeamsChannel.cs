using RoleFerry.Adapters.Http;
using RoleFerry.Adapters.Secrets;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Teams;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Channels.Teams;

/// <summary>
/// Posts cards to a webhook of Teams' Workflows. What is posted cannot be edited: each news is a card of its own. Does
/// not keep to Teams' rate: its caller does, for all functions together.
/// </summary>
internal sealed class TeamsChannel(
    HttpTransport transport,
    SecretStore store,
    ChannelSettings settings,
    TimeProvider time
) : INotificationChannel
{
    private const string NotSecure = "The Teams webhook is no https URL.";

    public ChannelKind Kind => TeamsKind.Value;

    public Task<Delivery> SendAsync(OutgoingMessage message, CancellationToken cancellation) =>
        PostAsync(
            message.Channel,
            async stop => TeamsMessage.Write(message, settings.Messages, await LinkAsync(message, stop)),
            cancellation
        );

    public Task<Delivery> AnnounceAsync(Announcement announcement, Channel channel, CancellationToken cancellation) =>
        PostAsync(channel, _ => Task.FromResult(TeamsAnnouncement.Write(announcement)), cancellation);

    public async Task<string?> WhyNobodyAsync(Channel channel, CancellationToken cancellation) =>
        await store.FindAsync(TeamsSecrets.WebhookOf(channel), cancellation) switch
        {
            (false, _) => null,
            (_, null) => NoWebhook(channel),
            (_, { } webhook) => TeamsSecrets.Address(webhook.Reveal()) is null ? NotSecure : null,
        };

    private Task<Delivery> PostAsync(
        Channel channel,
        Func<CancellationToken, Task<ReadOnlyMemory<byte>>> write,
        CancellationToken cancellation
    ) =>
        transport.SendAsync(
            TeamsSecrets.WebhookOf(channel),
            NoWebhook(channel),
            async (webhook, stop) =>
            {
                if (TeamsSecrets.Address(webhook.Reveal()) is not { } url)
                    return Attempt.Rejected(NotSecure);
                var answer = await transport.PostAsync(url, await write(stop), bearer: null, stop);
                var verdict = TeamsAnswers.Of(answer);
                return verdict == HttpVerdict.Sent
                    ? Attempt.Sent(null)
                    : Attempt.Failed(verdict, HttpTransport.Why("Teams", answer, webhook), answer.RetryAfter);
            },
            cancellation
        );

    /// <summary>
    /// Where whoever reads it can say that they look at it; null where nobody has to, or the desk's address or the key
    /// is not known.
    /// </summary>
    private async Task<Uri?> LinkAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        var incident = message.Incident;
        if (settings.DeskUrl is not { } desk || (incident.Status != IncidentStatus.Open && !incident.OwesAnAnswer))
            return null;
        if (await store.FindAsync(TeamsSecrets.LinkKey, cancellation) is not (true, { } key))
            return null;
        var token = AcknowledgeLink.Write(key.Reveal(), incident.Id, message.Channel.Name, time.GetUtcNow());
        return new Uri(desk, $"{AcknowledgeEndpoint.Prefix.TrimStart('/')}{token}");
    }

    private static string NoWebhook(Channel channel) =>
        $"No Teams webhook {TeamsSecrets.WebhookOf(channel)} is configured.";
}
