namespace RoleFerry.Core.Metrics.Rollups;

/// <summary>A metric's value in a window, for one combination of its dimensions.</summary>
/// <param name="Dimensions">
/// The dimensions' values, in the definition's order with commas between; empty where the metric has none.
/// </param>
/// <param name="Value">The value; null where there is none: a rate of nothing, a quantile of nothing.</param>
/// <param name="Part">
/// What the value was made of: the rate's numerator, the count, the number of different ones.
/// </param>
/// <param name="Whole">How many events it rests on: the rate's denominator, the events counted or measured.</param>
public readonly record struct RollupCell(string Dimensions, double? Value, double Part, double Whole);
