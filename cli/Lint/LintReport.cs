using System.Collections.Immutable;

namespace RoleFerry.Cli.Lint;

/// <summary>What a look at alarms has found.</summary>
/// <param name="Files">What was read.</param>
/// <param name="Alarms">How many alarms there are.</param>
/// <param name="Findings">What they lack, in the order of the files.</param>
/// <param name="NotAsked">What could not be judged, and why.</param>
internal sealed record LintReport(
    ImmutableArray<string> Files,
    int Alarms,
    ImmutableArray<LintFinding> Findings,
    ImmutableArray<string> NotAsked
)
{
    public bool Ok => Findings.IsEmpty;

    /// <summary>What is worth knowing and no fault.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
