namespace RoleFerry.Core.Metrics;

/// <summary>What was counted for a metric in an hour, or in five minutes.</summary>
/// <param name="Start">The beginning, UTC.</param>
/// <param name="Dimensions">
/// The dimensions' values, in the definition's order with commas between; empty where it has none.
/// </param>
/// <param name="Value">What was counted.</param>
public sealed record CounterSlot(DateTimeOffset Start, string Dimensions, CounterValue Value);
