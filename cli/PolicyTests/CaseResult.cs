using System.Collections.Immutable;

namespace RoleFerry.Cli.PolicyTests;

/// <summary>What came of a case.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Line">Where it begins.</param>
/// <param name="Differences">What was otherwise than expected; none where all was.</param>
internal sealed record CaseResult(string Name, int Line, ImmutableArray<Difference> Differences)
{
    /// <summary>Whether all was as expected.</summary>
    public bool Ok => Differences.IsEmpty;
}
