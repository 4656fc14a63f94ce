using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Redrive;

/// <summary>
/// Sends failures back on their way. Each is deleted from the queue only after it was accepted elsewhere: dying in
/// between sends it twice, which AlarmRouter and the outbox recognise.
/// </summary>
/// <param name="queue">Where they lie.</param>
/// <param name="sns">The client that publishes.</param>
/// <param name="topic">The alarm topic's ARN.</param>
/// <param name="pages">The pages in the table.</param>
internal sealed class Redriver(
    FailureQueue queue,
    IAmazonSimpleNotificationService sns,
    string? topic,
    UndeliveredPages pages
)
{
    /// <summary>Sends it back; what is wrong is told, not thrown.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="unreadableToo">Whether what nobody could read is sent as well.</param>
    /// <param name="cancellation">Ends everything; what is not sent stays in the queue.</param>
    public Task<RedriveResult> SendBackAsync(Failure failure, bool unreadableToo, CancellationToken cancellation) =>
        failure.Remedy switch
        {
            Remedy.Publish publish => CarryOutAsync(
                failure,
                () => PublishAsync(publish.Messages, cancellation),
                cancellation
            ),
            Remedy.PublishUnreadable publish when unreadableToo => CarryOutAsync(
                failure,
                () => PublishAsync(publish.Messages, cancellation),
                cancellation
            ),
            Remedy.MakeDue page => CarryOutAsync(
                failure,
                () => pages.ReviveAsync(page.IncidentId, page.MessageId, cancellation),
                cancellation
            ),
            var other => Task.FromResult(new RedriveResult(RedriveOutcome.Held, other.Text)),
        };

    /// <summary>Deletes it unsent.</summary>
    public Task<RedriveResult> DeleteAsync(Failure failure, CancellationToken cancellation) =>
        CarryOutAsync(
            failure,
            () => Task.FromResult(new RedriveResult(RedriveOutcome.Deleted, "Deleted unsent.")),
            cancellation
        );

    private async Task<RedriveResult> PublishAsync(IEnumerable<string> messages, CancellationToken cancellation)
    {
        foreach (var message in messages)
            await sns.PublishAsync(new PublishRequest { TopicArn = topic, Message = message }, cancellation);
        return new RedriveResult(RedriveOutcome.Redriven, "Sent to the alarm topic.");
    }

    private async Task<RedriveResult> CarryOutAsync(
        Failure failure,
        Func<Task<RedriveResult>> remedy,
        CancellationToken cancellation
    )
    {
        RedriveResult? done = null;
        try
        {
            done = await remedy();
            if (done.Outcome != RedriveOutcome.Held)
                await queue.DeleteAsync(failure.Id, cancellation);
            return done;
        }
        catch (Exception e) when (e is StoreUnavailableException || AwsFaults.IsOne(e))
        {
            return new RedriveResult(
                RedriveOutcome.Failed,
                done is null
                    ? $"It stays in the queue: {e.Message}"
                    : $"{done.Text} But it could not be deleted from the queue. Doing it again does no harm: "
                        + $"{e.Message}"
            );
        }
    }
}
