using System.Collections.Immutable;
using RoleFerry.Adapters.Suspects;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Services;
using RoleFerry.Core.Similar;

namespace RoleFerry.Cli.Suspects;

/// <summary>What <c>roleferry suspects</c> answers.</summary>
/// <param name="Incident">Its id.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Service">Where it was seen; empty where unknown.</param>
/// <param name="BeganAt">When its first alarm fired.</param>
/// <param name="Onset">When it had begun, as far as is known: times before and after it are compared.</param>
/// <param name="Suspects">The strongest first.</param>
/// <param name="Quiet">Where metrics are as usual.</param>
/// <param name="Unseen">Where nothing is known.</param>
/// <param name="SeenBefore">Earlier incidents that were like it, the most similar first.</param>
internal sealed record ShownSuspects(
    string Incident,
    string Title,
    string Service,
    DateTimeOffset BeganAt,
    DateTimeOffset Onset,
    ImmutableArray<ShownSuspect> Suspects,
    ImmutableArray<QuietService> Quiet,
    ImmutableArray<UnseenPart> Unseen,
    ImmutableArray<SeenIncident> SeenBefore
)
{
    public static ShownSuspects Of(
        Incident incident,
        FoundSuspects found,
        ServiceMap map,
        IEnumerable<(SimilarIncident Similar, Incident Incident)> seen
    ) =>
        new(
            incident.Id,
            incident.Title,
            incident.Service,
            incident.BeganAt,
            found.Symptom.Onset,
            [.. found.Suspects.Select(s => ShownSuspect.Of(s, map))],
            [.. found.Quiet.Select(q => new QuietService(q.Service, q.Metrics))],
            [.. found.Unseen.Select(u => new UnseenPart(u.Service, u.Metric, u.Why))],
            [.. seen.Select(s => SeenIncident.Of(s.Similar, s.Incident))]
        );
}
