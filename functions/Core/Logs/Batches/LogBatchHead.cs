namespace RoleFerry.Core.Logs.Batches;

/// <summary>Where a batch's events come from.</summary>
/// <param name="LogGroup">The log group's name.</param>
/// <param name="LogStream">The stream's name.</param>
public sealed record LogBatchHead(string LogGroup, string LogStream);
