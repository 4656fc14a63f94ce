using System.Collections.Immutable;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Failures;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Adapters.Pipeline;

/// <summary>
/// Pages without the table. The incident's id follows from the alarm, so PagerDuty takes the page that comes once the
/// table is back for the same one.
/// </summary>
public sealed partial class FailOpenPager(
    IEnumerable<INotificationChannel> channels,
    ILastResort lastResort,
    TimeProvider time,
    Random random,
    FunctionMetrics metrics,
    ILogger<FailOpenPager> log
)
{
    /// <summary>
    /// Sends the pages that a first alarm would send, each channel side by side, each with its fallback, and a second
    /// time where none of them took it. A P0 that even so reaches nobody goes to whoever operates this system.
    /// </summary>
    public async Task PageAsync(Triaged triaged, RoutingView view, CancellationToken cancellation)
    {
        var decision = IncidentDecider.Decide(KnownState.Nothing, triaged, view, time.GetUtcNow());
        var reason = new Reason(
            ReasonCode.StoreUnavailable,
            "The incident store cannot be reached: this page was sent without it, may arrive twice, and will "
                + "not be escalated."
        );
        var reached = await Task.WhenAll(
            decision.Notifications.Select(n =>
                PageAsync(n with { Reason = reason }, decision.After!, view.Policy, cancellation)
            )
        );
        metrics.Add("PagesSentWithoutStore", reached.Count(sent => sent), MetricUnit.Count);
        if (reached.Contains(false))
            metrics.Add("PagesToNobody", reached.Count(sent => !sent), MetricUnit.Count);
        if (decision.After is { Severity: Severity.P0 } incident && !reached.Contains(true))
            await lastResort.TellAsync(incident, reason.Text, cancellation);
    }

    /// <summary>The id under which a first alarm like this is paged.</summary>
    public static string IdOf(Triaged triaged) => IncidentId.Derive(triaged.Key, triaged.Signal.At);

    /// <summary>The channels that hold the page of an alarm until they hear of its end, as a policy has them.</summary>
    public static IEnumerable<Channel> KeepersOf(Triaged triaged, RoutingPolicy policy) =>
        Keepers(triaged.Routing.Channels.Union(triaged.Routing.Primary.Fallback, StringComparer.Ordinal), policy);

    /// <summary>
    /// Ends the page that may have been sent for an alarm under an id, in channels that hold it until they hear of its
    /// end. One that holds none drops the event.
    /// https://developer.pagerduty.com/docs/events-api-v2/trigger-events/#alert-de-duplication
    /// </summary>
    public Task EndAsync(
        string id,
        Triaged triaged,
        IEnumerable<Channel> keepers,
        RoutingPolicy policy,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow();
        var unopened = IncidentDecider.Decide(KnownState.Nothing, triaged, policy, now).After! with
        {
            Id = id,
            Status = IncidentStatus.Resolved,
            ResolvedAt = now,
        };
        var reason = new Reason(
            ReasonCode.LateAlarm,
            "No incident was opened for this alarm: a page that was sent without the incident store is resolved."
        );
        return SendToAllAsync(NotificationKind.Resolve, unopened, reason, keepers, cancellation);
    }

    /// <summary>
    /// Pages once more for an incident that was opened while its page was being ended, those whose page has the key
    /// that was ended. Nobody while it is held back.
    /// </summary>
    public Task PageAgainAsync(IncidentView open, RoutingPolicy policy, CancellationToken cancellation)
    {
        if (open.Incident.Channels.IsEmpty)
            return Task.CompletedTask;
        var reason = new Reason(
            ReasonCode.FirstNotification,
            "It was opened while an earlier page with its id was being resolved, so it is paged again."
        );
        var told = open
            .Incident.Channels.Union(open.Posted.Keys, StringComparer.Ordinal)
            .Where(name => (open.Posted.GetValueOrDefault(name)?.MessageId ?? open.Incident.Id) == open.Incident.Id);
        return SendToAllAsync(NotificationKind.Page, open.Incident, reason, Keepers(told, policy), cancellation);
    }

    private static IEnumerable<Channel> Keepers(IEnumerable<string> names, RoutingPolicy policy) =>
        names.Select(name => policy.Channels.GetValueOrDefault(name)).OfType<Channel>().Where(c => c.Kind.KeepsState);

    private Task SendToAllAsync(
        NotificationKind kind,
        Incident incident,
        Reason reason,
        IEnumerable<Channel> told,
        CancellationToken cancellation
    ) =>
        Task.WhenAll(
            told.Select(channel =>
                SendTwiceAsync(
                    new OutgoingMessage(
                        new Notification
                        {
                            IncidentId = incident.Id,
                            Id = Notification.IdOf(Rings.First, channel.Name),
                            Channel = channel.Name,
                            Kind = kind,
                            Severity = incident.Severity,
                            Reason = reason,
                        },
                        incident,
                        channel,
                        null
                    ),
                    cancellation
                )
            )
        );

    private async Task SendTwiceAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        var delivery = await SendAsync(message, cancellation);
        if (delivery is Delivery.Retry)
        {
            await time.PauseAsync(RetrySchedule.Soon(1, null, random.NextDouble()), cancellation);
            delivery = await SendAsync(message, cancellation);
        }

        LogEnded(message.Incident.Id, message.Channel.Name, message.Notification.Kind.ToString(), delivery.ToString());
    }

    /// <returns>Whether a channel took it.</returns>
    private async Task<bool> PageAsync(
        Notification page,
        Incident incident,
        RoutingPolicy policy,
        CancellationToken cancellation
    )
    {
        ImmutableArray<string> chain = page.Fallback.Insert(0, page.Channel);
        foreach (var (name, n) in chain.AddRange(chain).Select((name, n) => (name, n)))
        {
            if (policy.Channels.GetValueOrDefault(name) is not { } channel)
                continue;
            if (n == chain.Length)
                await time.PauseAsync(RetrySchedule.Soon(1, null, random.NextDouble()), cancellation);
            var message = new OutgoingMessage(
                page with
                {
                    Channel = name,
                    Broadcast = name != page.Channel,
                },
                incident,
                channel,
                null
            )
            {
                SentAt = time.GetUtcNow(),
            };
            var delivery = await SendAsync(message, cancellation);
            LogPaged(incident.Id, name, delivery.ToString());
            if (delivery is Delivery.Sent)
                return true;
        }

        LogToNobody(incident.Id, page.Channel);
        return false;
    }

    private async Task<Delivery> SendAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        try
        {
            var transport = channels.FirstOrDefault(c => c.Kind == message.Channel.Kind);
            return transport is null
                ? new Delivery.Rejected($"no transport here for {message.Channel.Kind}")
                : await transport.SendAsync(message, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Delivery.Retry($"an internal error: {e.GetType().Name}");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{IncidentId}: paged {Channel} without the store: {Delivery}")]
    private partial void LogPaged(string incidentId, string channel, string delivery);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{IncidentId}: what may have been sent to {Channel} without the store is settled ({Kind}): {Delivery}"
    )]
    private partial void LogEnded(string incidentId, string channel, string kind, string delivery);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "{IncidentId}: the page for {Channel} reached nobody: no channel accepted it, and there is no "
            + "store to keep it in"
    )]
    private partial void LogToNobody(string incidentId, string channel);
}
