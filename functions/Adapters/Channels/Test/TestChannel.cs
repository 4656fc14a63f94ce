using AWS.Lambda.Powertools.Metrics;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Test;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Channels.Test;

/// <summary>Where a heartbeat arrives: it becomes a metric, and nobody is told.</summary>
internal sealed class TestChannel(FunctionMetrics metrics, TimeProvider time) : INotificationChannel
{
    /// <summary>The metrics' dimension Service, whichever function sends the message.</summary>
    public const string Service = "Heartbeat";

    public ChannelKind Kind => TestKind.Value;

    public Task<Delivery> SendAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        var began = message.Notification.Kind == NotificationKind.Resolve ? message.Incident.ResolvedAt : null;
        var delay = time.GetUtcNow() - (began ?? message.Incident.BeganAt);
        metrics.Push("Heartbeat", 1, MetricUnit.Count, service: Service);
        metrics.Push("HeartbeatDelay", Math.Max(0, delay.TotalMilliseconds), MetricUnit.Milliseconds, service: Service);
        return Task.FromResult<Delivery>(new Delivery.Sent());
    }

    public Task<Delivery> AnnounceAsync(Announcement announcement, Channel channel, CancellationToken cancellation) =>
        Task.FromResult<Delivery>(new Delivery.Rejected("A channel of kind test announces nothing."));

    public Task<string?> WhyNobodyAsync(Channel channel, CancellationToken cancellation) =>
        Task.FromResult<string?>("It counts what arrives and tells nobody.");
}
