namespace RoleFerry.Core.Metrics.Judging;

/// <summary>
/// One pair of windows of an error budget's alarm: it burns when both do. The long one says that it matters, the
/// short one that it still goes on, so the alarm ends soon after its cause.
/// </summary>
/// <param name="Over">The long window.</param>
/// <param name="Lately">The short one, a twelfth of it.</param>
/// <param name="Rate">How many times faster than the budget lasts.</param>
/// <param name="IsPage">Whether somebody is woken; else it is a ticket.</param>
public readonly record struct BurnWindow(TimeSpan Over, TimeSpan Lately, double Rate, bool IsPage)
{
    /// <summary>
    /// The four pairs, for an objective over 30 days: a budget that burns 14.4 times too fast loses 2 % in an hour,
    /// one at 6 times 5 % in six, one at 3 or 1 times 10 % in one or three days.
    /// https://sre.google/workbook/alerting-on-slos/
    /// </summary>
    public static IReadOnlyList<BurnWindow> All { get; } =
    [
        new(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 14.4, IsPage: true),
        new(TimeSpan.FromHours(6), TimeSpan.FromMinutes(30), 6, IsPage: true),
        new(TimeSpan.FromDays(1), TimeSpan.FromHours(2), 3, IsPage: false),
        new(TimeSpan.FromDays(3), TimeSpan.FromHours(6), 1, IsPage: false),
    ];

    /// <summary>Stands in a signal's key: <c>1h</c>, <c>6h</c>, <c>1d</c>, <c>3d</c>.</summary>
    public string Name => Over.TotalDays >= 1 ? $"{(int)Over.TotalDays}d" : $"{(int)Over.TotalHours}h";
}
