namespace RoleFerry.Core.Metrics.Windows;

/// <summary>A span of time that a metric has one value for.</summary>
/// <param name="Length">How long it is, as people say it.</param>
/// <param name="Start">Its beginning, UTC; belongs to it.</param>
/// <param name="End">Its end, UTC; does not belong to it.</param>
/// <param name="Name">
/// Sorts by time among windows of one length: the day or the week's Monday in the zone (<c>2026-03-29</c>), or the
/// moment in UTC (<c>20260329T01</c>, <c>20260329T0105</c>), so that an hour that clocks repeat has two names.
/// </param>
public readonly record struct Window(WindowLength Length, DateTimeOffset Start, DateTimeOffset End, string Name)
{
    /// <summary>
    /// How long lines of a log may take from the product to a counter and still count as in time. CloudWatch Logs
    /// hands them to a subscription within seconds mostly; what comes later has the window computed again.
    /// </summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);

    /// <summary>Whether all of it that comes in time is there.</summary>
    /// <param name="scheduled">The moment that a run is for.</param>
    public bool IsComplete(DateTimeOffset scheduled) => End + Settling <= scheduled;

    /// <summary>Whether a moment lies in it.</summary>
    public bool Holds(DateTimeOffset time) => Start <= time && time < End;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
