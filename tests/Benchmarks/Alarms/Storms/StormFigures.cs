using System.Diagnostics;
using RoleFerry.Core.Signals;

namespace RoleFerry.Benchmarks.Alarms.Storms;

/// <summary>What a storm led to.</summary>
internal sealed class StormFigures(
    int sideBySide,
    TimeSpan took,
    int tableCalls,
    ICollection<StormInvocation> invocations,
    IReadOnlyList<StormPost> posts,
    StormAudit after,
    TimeSpan drained,
    StormAudit end,
    int failures
)
{
    private readonly Dictionary<string, StormInvocation> _byName = invocations.ToDictionary(i => i.Alarm.Name);

    public int Alarms => invocations.Count;

    public int SideBySide => sideBySide;

    public double Seconds => took.TotalSeconds;

    public double AlarmsPerSecond => Alarms / Seconds;

    public double TableCallsPerAlarm => (double)tableCalls / Alarms;

    public int RepeatedInvocations => invocations.Sum(i => i.Attempts - 1);

    public IEnumerable<StormSeverity> Severities =>
        invocations
            .GroupBy(i => i.Alarm.Severity)
            .OrderBy(g => g.Key)
            .Select(g => new StormSeverity(
                g.Key.ToString(),
                g.Count(),
                g.Select(i => i.Took.TotalMilliseconds).Quantile(0.5),
                g.Select(i => i.Took.TotalMilliseconds).Quantile(0.99)
            ));

    /// <summary>Milliseconds from an event to its page at PagerDuty, for P0.</summary>
    public double P0ToPageP50 => P0ToPage(0.5);

    public double P0ToPageP99 => P0ToPage(0.99);

    public IEnumerable<StormVendor> Channels =>
        posts
            .GroupBy(p => p.Message.Channel.Name)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new StormVendor(
                g.Key,
                g.Count(p => p.IsTaken),
                g.Count(p => !p.IsTaken),
                MostWithinASecond(g),
                after.Outbox.GetValueOrDefault((g.Key, "Pending"))
            ));

    public double MinutesToDrain => drained.TotalMinutes;

    /// <summary>Alarms that have no incident. Nothing is lost when it is 0, and so are the next two.</summary>
    public int AlarmsWithoutIncident =>
        invocations.Count(i =>
            !end.Alarms.TryGetValue(i.Alarm.Name, out var incident) || !end.Incidents.Contains(incident)
        );

    /// <summary>Messages whose words went out in another one, a digest's above all.</summary>
    public int MessagesToldTogether =>
        end.Outbox.Where(o => o.Key.State is "HandedOver" or "Superseded").Sum(o => o.Value);

    public int MessagesNotSent => end.Outbox.Where(o => o.Key.State != "Sent").Sum(o => o.Value) - MessagesToldTogether;

    public int FailureQueue => failures;

    /// <summary>Messages that were taken more than once.</summary>
    public int Duplicates =>
        posts
            .Where(p => p.IsTaken)
            .GroupBy(p => (p.Message.Incident.Id, p.Message.Notification.Id))
            .Sum(g => g.Count() - 1);

    private double P0ToPage(double q) =>
        posts
            .Where(p => p.Message is { Channel.Kind.RingsPerson: true, Incident.Severity: Severity.P0 })
            .Select(p =>
                Stopwatch.GetElapsedTime(_byName[p.Message.Incident.Signal.Name].Begun, p.Timestamp).TotalMilliseconds
            )
            .Quantile(q);

    private static int MostWithinASecond(IEnumerable<StormPost> posts)
    {
        var times = posts.Where(p => p.IsTaken).Select(p => p.StoryTime).Order().ToArray();
        var most = 0;
        for (int first = 0, last = 0; last < times.Length; last++)
        {
            while (times[last] - times[first] >= TimeSpan.FromSeconds(1))
                first++;
            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
