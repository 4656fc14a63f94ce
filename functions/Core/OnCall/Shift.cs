namespace RoleFerry.Core.OnCall;

/// <summary>A stretch of time in which one level has one answer.</summary>
/// <param name="From">From when.</param>
/// <param name="Until">Until when, exclusive.</param>
/// <param name="Duty">Who, or why nobody.</param>
public sealed record Shift(DateTimeOffset From, DateTimeOffset Until, Duty Duty);
