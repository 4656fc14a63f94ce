using System.Collections.Immutable;

namespace RoleFerry.Adapters.Consistency;

/// <summary>What a look at the whole incident table has found.</summary>
/// <param name="Findings">What should not be, in the order in which it is to be mended.</param>
/// <param name="Items">Items that were read.</param>
/// <param name="Quarantined">Items that are put aside, of which people know.</param>
public sealed record TableCheckResult(ImmutableArray<TableFinding> Findings, int Items, int Quarantined);
