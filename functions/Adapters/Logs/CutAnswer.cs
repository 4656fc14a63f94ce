namespace RoleFerry.Adapters.Logs;

/// <summary>What became of the errors at a batch's edges.</summary>
/// <param name="Errors">How many were counted.</param>
/// <param name="Groups">Of how many groups.</param>
/// <param name="Signals">Signals raised.</param>
/// <param name="IsDuplicate">Whether a copy of the batch was taken before.</param>
internal sealed record CutAnswer(long Errors, int Groups, int Signals, bool IsDuplicate);
