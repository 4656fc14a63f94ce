using System.Collections.Immutable;
using RoleFerry.Core.Incidents;

namespace RoleFerry.Cli.Incidents;

/// <summary>A line of its timeline.</summary>
internal sealed record ShownEvent(
    DateTimeOffset At,
    IncidentEventKind Kind,
    string Who,
    string What,
    ImmutableArray<string> Reasons
);
