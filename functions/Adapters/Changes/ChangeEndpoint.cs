using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Changes;

namespace RoleFerry.Adapters.Changes;

/// <summary>
/// Where whoever deploys posts what was changed, signed as our own shape of alarms. What is answered 200 is kept.
/// </summary>
internal sealed class ChangeEndpoint(
    RequestAuthenticator authenticator,
    ChangeIntake changes,
    UnreadablePosts unreadable,
    TimeProvider time
) : IEndpoint
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <inheritdoc/>
    public IEnumerable<EndpointRoute> Routes => [new("POST", "/changes", TakeAsync)];

    /// <summary>A change.</summary>
    public async Task<EndpointAnswer> TakeAsync(EndpointRequest request, CancellationToken cancellation)
    {
        if (await authenticator.TurnUnsignedAwayAsync("changes", request, time.GetUtcNow(), cancellation) is { } away)
            return away;
        var read = ChangeReader.Read(request.Body, RequestAuthenticator.SignedAt(request));
        if (read.Unreadable is { } bad)
        {
            await unreadable.KeepAsync(bad, cancellation);
            return new EndpointAnswer(400, $"{bad.What}\n");
        }

        var change = read.Change!;
        await changes.TakeAsync(change, new Deadline(time.GetUtcNow() + Patience, cancellation));
        authenticator.Count("DeskChanges");
        return new EndpointAnswer(200, $"Kept as {change.Id}.\n");
    }
}
