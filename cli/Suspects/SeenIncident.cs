using System.Collections.Immutable;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Similar;

namespace RoleFerry.Cli.Suspects;

/// <summary>An earlier incident that was like this one.</summary>
/// <param name="Incident">Its id.</param>
/// <param name="Title">What people call it.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="Minutes">How long it lasted.</param>
/// <param name="ResolvedBy">Who resolved it; empty where its alarms recovered.</param>
/// <param name="Score">How alike, 0 to 1.</param>
/// <param name="Shared">What they have in common, what says most first.</param>
internal sealed record SeenIncident(
    string Incident,
    string Title,
    DateTimeOffset OpenedAt,
    double Minutes,
    string ResolvedBy,
    double Score,
    ImmutableArray<string> Shared
)
{
    public static SeenIncident Of(SimilarIncident similar, Incident incident) =>
        new(
            incident.Id,
            incident.Title,
            incident.OpenedAt,
            Math.Round(((incident.ResolvedAt ?? incident.OpenedAt) - incident.BeganAt).TotalMinutes),
            incident.ResolvedBy,
            Math.Round(similar.Score, 2),
            similar.Shared
        );
}
