namespace RoleFerry.Adapters.Logs;

/// <summary>What became of counting a batch.</summary>
/// <param name="Signals">Signals raised.</param>
/// <param name="IsDuplicate">Whether all of it was counted before.</param>
/// <param name="IsConflict">Whether something changed on the way, so that it is to be tried again.</param>
internal sealed record CountedBatch(int Signals, bool IsDuplicate, bool IsConflict);
