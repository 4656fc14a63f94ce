using System.Collections.Immutable;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Incidents;

/// <summary>An incident in a list.</summary>
internal sealed record ListedIncident(
    string Id,
    Severity Severity,
    IncidentStatus Status,
    string Title,
    string Service,
    DateTimeOffset BeganAt,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ResolvedAt,
    int Reopened,
    ImmutableArray<string> Channels
)
{
    public static ListedIncident Of(Incident i) =>
        new(
            i.Id,
            i.Severity,
            i.Status,
            i.Title,
            i.Service,
            i.BeganAt,
            i.OpenedAt,
            i.ResolvedAt,
            i.Reopened,
            i.Channels
        );
}
