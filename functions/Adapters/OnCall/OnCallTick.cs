using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Adapters.OnCall;

/// <summary>What the minute's tick does for those on call: says in Slack that weeks change hands, once.</summary>
public sealed class OnCallTick(OnCallSource source, AnnouncementOutbox announcements, TimeProvider time) : ITick
{
    /// <summary>A hand-over is told this late, where ticks were missed; a later one is no news.</summary>
    private static readonly TimeSpan News = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private DateTimeOffset _told;

    /// <inheritdoc/>
    public string Name => "on-call";

    /// <inheritdoc/>
    public int Order => 70;

    /// <inheritdoc/>
    public double Share => 0.04;

    /// <summary>Runs one tick.</summary>
    /// <param name="scheduled">The moment the tick was for; the later of it and the clock is now.</param>
    /// <returns>How many hand-offs it announced: 1 or 0.</returns>
    /// <exception cref="StoreUnavailableException">The table did not answer: the next tick tells it.</exception>
    public async Task<int> RunAsync(DateTimeOffset scheduled, Deadline deadline)
    {
        var clock = time.GetUtcNow();
        var now = scheduled > clock ? scheduled : clock;
        var schedule = await source.GetAsync(deadline.Cancellation);
        var handOver = schedule.HandOverBefore(now);
        if (now - handOver >= News || IsTold(handOver) || HandOff.Of(schedule, handOver) is not { } announcement)
            return 0;
        await announcements.AddAsync(announcement, now, deadline);
        lock (_lock)
            _told = handOver;
        return 1;
    }

    private bool IsTold(DateTimeOffset handOver)
    {
        lock (_lock)
            return _told == handOver;
    }
}
