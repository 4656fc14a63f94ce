using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Table;

namespace RoleFerry.Adapters.HeartbeatMonitors;

/// <summary>Where jobs ping, each at an address of its own. What is answered 200 is written.</summary>
internal sealed class PingEndpoint(RequestAuthenticator authenticator, PingIntake pings, TimeProvider time) : IEndpoint
{
    /// <summary>What the names of jobs are appended to.</summary>
    public const string Prefix = "/heartbeats/";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <inheritdoc/>
    public IEnumerable<EndpointRoute> Routes => [new("POST", Prefix, TakeAsync)];

    /// <summary>A ping. Its body does not matter.</summary>
    public async Task<EndpointAnswer> TakeAsync(EndpointRequest request, CancellationToken cancellation)
    {
        if (
            await authenticator.TurnStrangersAwayAsync("heartbeats", request, s => s.HeartbeatsToken, cancellation) is
            { } away
        )
            return away;
        if (
            !await pings.TakeAsync(
                request.Path[Prefix.Length..],
                new Deadline(time.GetUtcNow() + Patience, cancellation)
            )
        )
            return new EndpointAnswer(404, "No heartbeat monitor in monitoring/metrics.yaml has that name.\n");
        authenticator.Count("DeskPings");
        return new EndpointAnswer(200, "Heard.\n");
    }
}
