using System.Collections.Immutable;

namespace RoleFerry.Cli.Incidents;

/// <summary>A line of its timeline.</summary>
internal sealed record ShownEvent(
    DateTimeOffset At,
    string Kind,
    string Who,
    string What,
    ImmutableArray<string> Reasons
);
