using RoleFerry.Adapters.Endpoints;

namespace RoleFerry.Adapters.HeartbeatMonitors;

/// <summary>Where jobs ping, each at an address of its own. What is answered 200 is written.</summary>
internal sealed class PingDoor(Doorkeeper door, PingIntake pings, TimeProvider time)
{
    /// <summary>What the names of jobs are appended to.</summary>
    public const string Prefix = "/heartbeats/";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>A ping. Its body does not matter.</summary>
    public async Task<DeskAnswer> TakeAsync(DeskRequest request, CancellationToken cancellation)
    {
        if (await door.TurnStrangersAwayAsync("heartbeats", request, s => s.HeartbeatsToken, cancellation) is { } away)
            return away;
        if (!await pings.TakeAsync(request.Path[Prefix.Length..], time.GetUtcNow() + Patience, cancellation))
            return new DeskAnswer(404, "No heartbeat has that name in monitoring/metrics.yaml.\n");
        door.Count("DeskPings");
        return new DeskAnswer(200, "Heard.\n");
    }
}
