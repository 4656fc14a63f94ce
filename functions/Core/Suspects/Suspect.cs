using System.Collections.Immutable;

namespace RoleFerry.Core.Suspects;

/// <summary>A node that may be the cause.</summary>
/// <param name="Node">Which.</param>
/// <param name="Score">
/// How strongly all its evidence speaks together, 0 to 1: 1 less the product of what each piece leaves open.
/// </param>
/// <param name="Evidence">What speaks for it, the strongest first; never empty.</param>
public sealed record Suspect(string Node, double Score, ImmutableArray<Evidence> Evidence);
