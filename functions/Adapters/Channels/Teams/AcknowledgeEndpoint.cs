using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Secrets;
using RoleFerry.Core.Access;
using RoleFerry.Core.Channels.Teams;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Channels.Teams;

/// <summary>
/// Where the links of Teams' cards lead. To open one changes nothing, for previews and scanners of links open them
/// too: it shows a page with a button, and that acknowledges, once.
/// </summary>
internal sealed class AcknowledgeEndpoint(
    RequestAuthenticator authenticator,
    CommandPipeline pipeline,
    SecretStore store,
    People people,
    AccessGate gate,
    TimeProvider time
) : IEndpoint
{
    /// <summary>What the link's token follows.</summary>
    public const string Prefix = "/teams/acknowledge/";

    /// <summary>The form's field with the reader's name.</summary>
    public const string NameField = "who";

    private const string Somebody = "somebody in Teams";
    private const int MaxName = 80;

    /// <summary>Time for writing, and again for telling.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public IEnumerable<EndpointRoute> Routes => [new("GET", Prefix, TakeAsync), new("POST", Prefix, TakeAsync)];

    private async Task<EndpointAnswer> TakeAsync(EndpointRequest request, CancellationToken cancellation)
    {
        var (isKnown, key) = await store.FindAsync(TeamsSecrets.LinkKey, cancellation);
        if (!isKnown)
            return EndpointAnswer.Unavailable;
        if (key is null)
            return EndpointAnswer.Nothing;
        var token = request.Path[Prefix.Length..];
        var link = AcknowledgeLink.Read(key.Reveal(), token);
        if (link is null && authenticator.WaitOf(Prefix, request) is { } wait)
            return authenticator.TooMany(wait);
        // It may be signed with a newer key.
        if (link is null && await store.RefetchAsync(TeamsSecrets.LinkKey, key, cancellation) is (_, { } newer))
            link = AcknowledgeLink.Read(newer.Reveal(), token);
        if (link is null)
        {
            authenticator.CountStranger(Prefix, request, "DeskRequestsForged");
            return AcknowledgePage.Forged;
        }

        if (time.GetUtcNow() >= link.Until)
        {
            authenticator.Count("DeskRequestsStale");
            return AcknowledgePage.Expired(link.IncidentId);
        }

        return request.Method == "GET"
            ? AcknowledgePage.Ask(link.IncidentId)
            : await AcknowledgeAsync(link, request, cancellation);
    }

    private async Task<EndpointAnswer> AcknowledgeAsync(
        AcknowledgeLink link,
        EndpointRequest request,
        CancellationToken cancellation
    )
    {
        var action = new IncidentAction.Acknowledge();
        var who = new Identity(await NameAsync(request, cancellation), IdentityProof.Link);
        if (await gate.RefusalAsync(who, action.Needs, cancellation) is { } refusal)
            return new EndpointAnswer(403, $"{refusal}\n");
        var answer = await pipeline.HandleAsync(
            new IncidentCommand
            {
                IncidentId = link.IncidentId,
                Id = $"teams {link.Signature}",
                Way = CommandWay.In(TeamsKind.Value),
                Who = who.Name,
                At = time.GetUtcNow(),
                Action = action,
            },
            Patience,
            cancellation
        );
        return AcknowledgePage.Of(link.IncidentId, answer);
    }

    /// <summary>Whoever is named, as the on-call policy has them where it knows them.</summary>
    private async Task<string> NameAsync(EndpointRequest request, CancellationToken cancellation)
    {
        var typed = PlainText.OneLine(FormBody.Read(request.Body.Span).GetValueOrDefault(NameField, ""));
        if (typed.Length == 0)
            return Somebody;
        var known = await people.FindAsync(typed, cancellation);
        return known?.Name ?? PlainText.Shorten(typed, MaxName);
    }
}
