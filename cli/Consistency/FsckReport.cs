using System.Collections.Immutable;

namespace RoleFerry.Cli.Consistency;

/// <summary>What <c>roleferry fsck</c> answers.</summary>
/// <param name="Items">Items that were read.</param>
/// <param name="Quarantined">Items that are put aside, of which people know.</param>
/// <param name="Findings">What should not be.</param>
internal sealed record FsckReport(int Items, int Quarantined, ImmutableArray<ReportedFinding> Findings)
{
    /// <summary>What is left to be mended.</summary>
    public int Left => Findings.Count(f => f.Repair != RepairState.Done);
}
