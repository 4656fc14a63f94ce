namespace RoleFerry.Core.Metrics.Windows;

/// <summary>
/// How long a metric's windows are. Days and weeks are those of a zone; hours and less are the same everywhere.
/// </summary>
public enum WindowLength
{
    /// <summary>Five minutes, from a full hour on.</summary>
    FiveMinutes,

    /// <summary>An hour, UTC's.</summary>
    Hour,

    /// <summary>A day of the metric's zone: 23 to 25 hours where clocks change.</summary>
    Day,

    /// <summary>Seven days of the metric's zone, from Monday on.</summary>
    Week,
}
