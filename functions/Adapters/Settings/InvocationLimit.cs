namespace RoleFerry.Adapters.Settings;

/// <summary>An invocation's time, less what its end needs.</summary>
public static class InvocationLimit
{
    /// <summary>Lambda's longest. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// Cancels when the time is nearly up. A remaining time that cannot be true counts as none, or as the longest.
    /// </summary>
    public static CancellationTokenSource Of(TimeSpan remaining, TimeSpan reserve, TimeProvider time) =>
        new(TimeSpan.FromTicks(Math.Clamp((remaining - reserve).Ticks, Shortest.Ticks, Longest.Ticks)), time);
}
