using System.Collections.Immutable;

namespace RoleFerry.Cli.PolicyTests;

/// <summary>What <c>roleferry policy test</c> found.</summary>
/// <param name="File">The cases' file.</param>
/// <param name="PolicyVersion">The policy that they were tried on.</param>
/// <param name="Cases">Each case.</param>
/// <param name="NotReached">What of the policy no case reaches: <c>route p2-eng</c>.</param>
internal sealed record PolicyTestReport(
    string File,
    string PolicyVersion,
    ImmutableArray<CaseResult> Cases,
    ImmutableArray<string> NotReached
)
{
    /// <summary>Whether all cases came out as expected.</summary>
    public bool Ok => Cases.All(c => c.Ok);
}
