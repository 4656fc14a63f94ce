using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace RoleFerry.Adapters.Signals;

/// <summary>Publishes to the SNS topic that AlarmRouter reads.</summary>
internal sealed class SnsSignalPublisher(
    IAmazonSimpleNotificationService sns,
    SignalSettings settings,
    TimeProvider time
) : ISignalPublisher
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task PublishAsync(string document, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        await sns.PublishAsync(new PublishRequest { TopicArn = settings.TopicArn, Message = document }, either.Token);
    }
}
