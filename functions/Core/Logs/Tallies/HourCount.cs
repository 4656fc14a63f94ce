namespace RoleFerry.Core.Logs.Tallies;

/// <summary>A count in one hour.</summary>
/// <param name="Hour">The hour's beginning, UTC.</param>
/// <param name="Count">How many.</param>
public readonly record struct HourCount(DateTimeOffset Hour, long Count)
{
    /// <summary>The beginning of the hour that a moment lies in.</summary>
    public static DateTimeOffset HourOf(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
