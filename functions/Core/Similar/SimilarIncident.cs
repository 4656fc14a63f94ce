using System.Collections.Immutable;

namespace RoleFerry.Core.Similar;

/// <summary>An incident that was like another.</summary>
/// <param name="IncidentId">Which.</param>
/// <param name="Score">How alike, 0 to 1: the cosine of their features' weights.</param>
/// <param name="Shared">What they have in common, what says most first.</param>
public sealed record SimilarIncident(string IncidentId, double Score, ImmutableArray<string> Shared);
