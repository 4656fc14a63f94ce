using System.Collections.Immutable;

namespace RoleFerry.Core.Logs.Cuts;

/// <summary>What becomes of the lines at the edges of a stream's batches.</summary>
/// <param name="Complete">What is to be counted now, the oldest first.</param>
/// <param name="Waiting">What waits on.</param>
public sealed record CutDecision(ImmutableArray<CutEntry> Complete, ImmutableArray<CutEntry> Waiting);
