using System.Collections.Immutable;
using RoleFerry.Core.Services;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Cli.Suspects;

/// <summary>A suspect.</summary>
/// <param name="Service">Which service.</param>
/// <param name="Owner">Who answers for it; empty where nobody is named.</param>
/// <param name="Score">How strongly its evidence speaks, 0 to 1.</param>
/// <param name="Evidence">The strongest first.</param>
internal sealed record ShownSuspect(string Service, string Owner, double Score, ImmutableArray<ShownEvidence> Evidence)
{
    public static ShownSuspect Of(Suspect suspect, ServiceMap map) =>
        new(
            suspect.Node,
            map.Find(suspect.Node)?.Owner ?? "",
            Math.Round(suspect.Score, 2),
            [.. suspect.Evidence.Select(e => new ShownEvidence(e.Text, Math.Round(e.Score, 2), e.Since, e.Query))]
        );
}

/// <summary>A piece of evidence.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Score">How strongly it speaks, 0 to 1.</param>
/// <param name="Since">When it began; null where unknown.</param>
/// <param name="Query">How to find it again; empty where the text says that.</param>
internal sealed record ShownEvidence(string Text, double Score, DateTimeOffset? Since, string Query);

/// <summary>A service whose metrics are as usual.</summary>
internal sealed record QuietService(string Service, int Metrics);

/// <summary>What could not be looked at: a service, or one of its metrics.</summary>
internal sealed record UnseenPart(string Service, string Metric, string Why);
