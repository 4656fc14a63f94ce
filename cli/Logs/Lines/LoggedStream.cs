using RoleFerry.Core.Logs.Batches;

namespace RoleFerry.Cli.Logs.Lines;

/// <summary>The events of one stream.</summary>
/// <param name="Head">Where they come from.</param>
/// <param name="Events">Their texts, in order.</param>
internal sealed record LoggedStream(LogBatchHead Head, IReadOnlyList<string> Events);
