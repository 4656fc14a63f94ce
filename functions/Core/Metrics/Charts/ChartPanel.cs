namespace RoleFerry.Core.Metrics.Charts;

/// <summary>What one panel of a chart shows.</summary>
/// <param name="Title">The metric's name.</param>
/// <param name="Value">Its newest value as people read it.</param>
/// <param name="Values">Its values, the oldest first; null where there is none.</param>
/// <param name="Target">A value that gets a line; null for none.</param>
/// <param name="IsOff">Whether it misses its target: then its value is red.</param>
public sealed record ChartPanel(string Title, string Value, IReadOnlyList<double?> Values, double? Target, bool IsOff);
