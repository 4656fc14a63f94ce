using System.Collections.Immutable;
using RoleFerry.Core.Logs.Batches;
using RoleFerry.Core.Logs.Cuts;

namespace RoleFerry.Adapters.Logs;

/// <summary>What waits of one log stream for the lines that belong to it.</summary>
/// <param name="Head">The stream.</param>
/// <param name="Version">Names the state that is stored: another one after each change.</param>
/// <param name="Cuts">The lines.</param>
internal sealed record WaitingCuts(LogBatchHead Head, string Version, ImmutableArray<CutEntry> Cuts);
