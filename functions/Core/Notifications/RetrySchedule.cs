namespace RoleFerry.Core.Notifications;

/// <summary>When a message that was not taken is tried again.</summary>
public static class RetrySchedule
{
    /// <summary>How long a message is tried before it goes to the failure queue.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(24);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan FirstSoon = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestSoon = TimeSpan.FromSeconds(4);

    /// <summary>
    /// Between half and all of 15 s, 30 s, 1 min, 2 min ... 10 min; never sooner than the vendor asked for, and never
    /// later than an hour on its word.
    /// </summary>
    /// <param name="attempts">Attempts so far, from 1.</param>
    /// <param name="asked">How long the vendor asked to wait; null where it did not.</param>
    /// <param name="random">From 0 up to 1.</param>
    public static TimeSpan Delay(int attempts, TimeSpan? asked, double random)
    {
        var step = Longest(attempts);
        var delay = (step / 2) + (step / 2 * random);
        var least = asked is { } a ? TimeSpan.FromTicks(Math.Min(a.Ticks, TimeSpan.TicksPerHour)) : TimeSpan.Zero;
        return delay > least ? delay : least;
    }

    /// <summary>The longest that <see cref="Delay"/> answers where the vendor asked for nothing.</summary>
    /// <param name="attempts">Attempts so far, from 1.</param>
    public static TimeSpan Longest(int attempts) =>
        TimeSpan.FromTicks(Math.Min(LongestStep.Ticks, First.Ticks << Math.Min(attempts - 1, 10)));

    /// <summary>
    /// For a page that whoever sends it tries again without leaving it to the next minute: anything up to 250 ms,
    /// 500 ms, 1 s ... 4 s, which spreads what fails together; never sooner than the vendor asked for.
    /// https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
    /// </summary>
    /// <param name="attempts">Attempts so far, from 1.</param>
    /// <param name="asked">How long the vendor asked to wait; null where it did not.</param>
    /// <param name="random">From 0 up to 1.</param>
    public static TimeSpan Soon(int attempts, TimeSpan? asked, double random)
    {
        var most = TimeSpan.FromTicks(Math.Min(LongestSoon.Ticks, FirstSoon.Ticks << Math.Min(attempts - 1, 10)));
        var delay = most * random;
        return asked is { } least && least > delay ? least : delay;
    }
}
