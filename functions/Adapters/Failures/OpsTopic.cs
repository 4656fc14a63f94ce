using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Microsoft.Extensions.Logging;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Failures;

/// <summary>The topic that the system's own alarms mail to, as the last resort of a P0.</summary>
internal sealed partial class OpsTopic(
    IAmazonSimpleNotificationService sns,
    OpsTopicSettings settings,
    TimeProvider time,
    ILogger<OpsTopic> log
) : ILastResort
{
    /// <summary>
    /// Characters of a subject; it has to be ASCII on one line.
    /// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
    /// </summary>
    private const int MaxSubject = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<bool> TellAsync(Incident incident, string why, CancellationToken cancellation)
    {
        if (settings.TopicArn.Length == 0)
        {
            LogNoTopic(incident.Id);
            return false;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            var request = new PublishRequest
            {
                TopicArn = settings.TopicArn,
                Subject = Subject($"{incident.Severity} {incident.Id} reached nobody: {incident.Title}"),
                Message =
                    $"{incident.Severity} {incident.Id}: {incident.Title}\n{incident.Summary}\n\nNone of its channels "
                    + $"took the page, so it is mailed to whoever operates this system: tell the people on call.\n{why}"
                    + $"\n\nSince {Words.Time(incident.BeganAt)}. roleferry doctor says what is wrong with the "
                    + "channels; roleferry incidents show has the rest.",
            };
            await sns.PublishAsync(request, either.Token);
            return true;
        }
#pragma warning disable CA1031 // Whatever is the matter, the page stays in the outbox, and nobody is left to be told.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotTold(incident.Id, e);
            return false;
        }
    }

    private static string Subject(string text)
    {
        var ascii = string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c : '?'));
        return ascii.Length <= MaxSubject ? ascii : ascii[..MaxSubject];
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "{IncidentId} reached nobody, and there is no OPS_TOPIC_ARN")]
    private partial void LogNoTopic(string incidentId);

    [LoggerMessage(Level = LogLevel.Critical, Message = "{IncidentId} reached nobody, not even the ops topic")]
    private partial void LogNotTold(string incidentId, Exception exception);
}
