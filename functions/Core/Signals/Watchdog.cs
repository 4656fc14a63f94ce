using System.Globalization;

namespace RoleFerry.Core.Signals;

/// <summary>
/// A synthetic alarm that goes the whole way of an alarm, to a channel that only counts it: every five minutes one
/// transition, ALARM and OK by turns. Each pair is an alarm of its own, so that no incident lives on and grows.
/// docs/decisions/0010-a-watchdog-alarm-takes-the-whole-path.md
/// </summary>
public static class Watchdog
{
    /// <summary>The source of its key, by which the policy's route <c>source=heartbeat</c> knows it.</summary>
    public const string Source = SignalSource.Watchdog;

    /// <summary>From one transition to the next.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    /// <summary>How long the table keeps all that a transition leaves: longer than Lambda tries one again.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(30);

    /// <summary>Whether a signal is one.</summary>
    public static bool Is(Signal signal) => signal.Key.Source == Source;

    /// <summary>Whether the minute's tick of this moment sends one.</summary>
    public static bool IsDue(DateTimeOffset moment) => moment.UtcDateTime.Minute % (int)Every.TotalMinutes == 0;

    /// <summary>The transition of the five minutes that hold this moment: the same for each copy of a tick.</summary>
    public static Signal At(DateTimeOffset moment)
    {
        var beat = moment.UtcTicks / Every.Ticks;
        var began = new DateTimeOffset((beat - (beat % 2)) * Every.Ticks, TimeSpan.Zero);
        return new Signal
        {
            Key = new SignalKey(Source, began.ToString("yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture)),
            State = beat % 2 == 0 ? SignalState.Alarm : SignalState.Ok,
            At = new DateTimeOffset(beat * Every.Ticks, TimeSpan.Zero),
            Name = "Heartbeat",
            Description =
                "Shows that alarms arrive. Nobody is notified. severity=P3 service=roleferry runbook=self-watch",
            Reason = "A synthetic alarm.",
        };
    }
}
