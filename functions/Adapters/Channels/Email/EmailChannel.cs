using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using RoleFerry.Adapters.Http;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Channels.Email;

/// <summary>Mails people through an SNS topic; who they are is the topic's affair.</summary>
internal sealed class EmailChannel(
    IAmazonSimpleNotificationService sns,
    MailReaders readers,
    ChannelSettings settings,
    TimeProvider time
) : INotificationChannel
{
    private const string NoTopic = "No SNS topic for mail is configured.";

    public ChannelKind Kind => EmailKind.Value;

    public Task<Delivery> SendAsync(OutgoingMessage message, CancellationToken cancellation) =>
        MailAsync(EmailMessage.Of(message, settings.Messages), cancellation);

    public Task<Delivery> AnnounceAsync(Announcement announcement, Channel channel, CancellationToken cancellation) =>
        MailAsync(EmailMessage.Of(announcement, settings.Messages), cancellation);

    public async Task<string?> WhyNobodyAsync(Channel channel, CancellationToken cancellation) =>
        settings.EmailTopicArn.Length == 0 ? NoTopic : await readers.WhyNobodyAsync(cancellation);

    /// <summary>Publishes, and asks side by side whether anybody reads it: SNS takes what reaches nobody.</summary>
    private async Task<Delivery> MailAsync(EmailMessage mail, CancellationToken cancellation)
    {
        if (settings.EmailTopicArn.Length == 0)
            return new Delivery.Rejected(NoTopic);

        var asked = readers.WhyNobodyAsync(cancellation);
        var delivery = await PublishAsync(mail, cancellation);
        return delivery is Delivery.Sent && await asked is { } nobody ? new Delivery.Rejected(nobody) : delivery;
    }

    private async Task<Delivery> PublishAsync(EmailMessage mail, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(settings.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            var request = new PublishRequest
            {
                TopicArn = settings.EmailTopicArn,
                Subject = mail.Subject,
                Message = mail.Body,
            };
            var answer = await sns.PublishAsync(request, either.Token);
            return answer.MessageId is { Length: > 0 } id
                ? new Delivery.Sent(new PostedMessage("", id))
                : new Delivery.Retry("SNS answered without a message id.");
        }
        catch (AmazonServiceException e) when ((int)e.StatusCode != TransportAnswer.None)
        {
            var why = $"SNS answered {(int)e.StatusCode} {e.ErrorCode}: {TransportErrorText.Short(e.Message)}";
            return EmailAnswers.Of(e) == HttpVerdict.Retry ? new Delivery.Retry(why) : new Delivery.Rejected(why);
        }
#pragma warning disable CA1031
        // The SDK throws many kinds where the network or the credentials fail; each may be gone later.
        catch (Exception e) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new Delivery.Retry(
                patience.IsCancellationRequested
                    ? $"SNS: no answer within {Words.Duration(settings.Patience)}."
                    : $"SNS: could not be reached ({e.GetType().Name})."
            );
        }
    }
}
