using System.Globalization;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Firedrills;

/// <summary>
/// An alarm made on purpose. Every message about an incident bears its title, so every message says that it is a
/// drill.
/// </summary>
internal static class Firedrill
{
    public const string Source = SignalSource.Firedrill;

    /// <summary>A new drill's id.</summary>
    public static string Id(Severity severity, DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{severity}-{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");

    /// <summary>The drill's alarm, or its end.</summary>
    /// <param name="id">As <see cref="Id"/> made it.</param>
    /// <param name="severity">Says which way it takes.</param>
    /// <param name="service">The service of the drill.</param>
    /// <param name="state">ALARM begins it, OK ends it.</param>
    /// <param name="now">The clock, UTC.</param>
    public static Signal Signal(string id, Severity severity, string service, SignalState state, DateTimeOffset now) =>
        new()
        {
            Key = new SignalKey(Source, id),
            State = state,
            At = now,
            Name = $"FIRE DRILL {id}: nothing is broken",
            Description =
                $"This is a drill. Acknowledge it as you would the real thing. severity={severity} "
                + $"service={service} runbook=self-watch",
            Reason = "A drill, started on purpose with `roleferry firedrill`.",
        };

    /// <summary>The severity that an id begins with; null where it is no drill's.</summary>
    public static Severity? SeverityOf(string id) => SeverityWord.Read(id.Split('-')[0]);
}
