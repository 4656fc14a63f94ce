namespace RoleFerry.Core.Metrics.Judging;

/// <summary>What is usual for a weekday and hour.</summary>
/// <param name="Median">The middle of the weeks before.</param>
/// <param name="Low">Below this is unusual.</param>
/// <param name="High">Above this is unusual.</param>
/// <param name="IsUnusual">Whether the tested value is.</param>
/// <param name="Weeks">How many weeks there were to compare with.</param>
public readonly record struct Usual(double Median, double Low, double High, bool IsUnusual, int Weeks);
