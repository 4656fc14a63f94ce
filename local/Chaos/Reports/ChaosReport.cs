using System.Collections.Immutable;
using RoleFerry.Chaos.Plans;
using RoleFerry.Core.Signals;

namespace RoleFerry.Chaos.Reports;

/// <summary>What became of everything that a plan did.</summary>
/// <param name="Rows">A row for each severity.</param>
/// <param name="Lost">Each alarm that nobody was told of, with what the table knows of it.</param>
/// <param name="Restless">What is not quiet in the end: incidents that stay open, messages that wait.</param>
/// <param name="Minutes">How many minutes it took until all was quiet.</param>
/// <param name="Doubles">How much came more than once, by kind.</param>
/// <param name="Faults">How often each kind of fault was injected.</param>
internal sealed record ChaosReport(
    ImmutableArray<SeverityRow> Rows,
    ImmutableArray<string> Lost,
    ImmutableArray<string> Restless,
    int Minutes,
    IReadOnlyDictionary<string, int> Doubles,
    IReadOnlyDictionary<string, int> Faults
)
{
    /// <summary>Whether nothing was lost and the system is quiet.</summary>
    public bool IsWell => Lost.IsEmpty && Restless.IsEmpty;

    /// <param name="plan">What was done.</param>
    /// <param name="accepted">When Lambda accepted each alarm's first ALARM.</param>
    /// <param name="table">What the table holds in the end.</param>
    /// <param name="received">What people got.</param>
    /// <param name="failed">What was in the failure queue, by the alarm's name.</param>
    public static ChaosReport Of(
        ChaosPlan plan,
        IReadOnlyDictionary<PlannedAlarm, DateTimeOffset> accepted,
        TableView table,
        Received received,
        ILookup<string, string> failed
    )
    {
        bool IsReached(PlannedAlarm alarm) => received.Contacts.Contains(alarm.Name);
        bool HasFailed(PlannedAlarm alarm) => failed.Contains(alarm.Name);
        // Its OK is newer, so there is nothing to open an incident for.
        bool IsOvertaken(PlannedAlarm alarm) =>
            !IsReached(alarm)
            && !HasFailed(alarm)
            && alarm.Recovers is not null
            && !table.Incidents.ContainsKey(alarm.Name);
        bool IsLost(PlannedAlarm alarm) => !IsReached(alarm) && !HasFailed(alarm) && !IsOvertaken(alarm);

        SeverityRow Row(Severity severity)
        {
            var alarms = plan.Alarms.Where(a => a.Severity == severity).ToArray();
            TimeSpan[] waits =
            [
                .. alarms.Where(IsReached).Select(a => received.Contacts[a.Name].Min() - accepted[a]).Order(),
            ];
            return new(
                severity,
                alarms.Length,
                plan.Signals.Count(s => s.Alarm.Severity == severity),
                alarms.Count(a => table.Incidents.ContainsKey(a.Name)),
                alarms.Count(IsReached),
                alarms.Count(IsOvertaken),
                alarms.Count(HasFailed),
                alarms.Count(IsLost),
                Of100(waits, 50),
                Of100(waits, 99)
            );
        }

        return new(
            [.. Enum.GetValues<Severity>().Select(Row)],
            [.. plan.Alarms.Where(IsLost).Select(a => Describe(a, table))],
            [.. table.Open.Select(name => $"{name} is still open"), .. table.Pending.Select(m => $"{m} still waits")],
            table.Minutes,
            received.Doubles,
            plan.Faults.Select(f => f.Kind)
                .Concat(plan.Ticks.Where(times => times == 0).Select(_ => "tick: missed"))
                .Concat(plan.Ticks.Where(times => times > 1).Select(_ => "tick: doubled"))
                .CountBy(kind => kind)
                .ToDictionary()
        );
    }

    private static string Describe(PlannedAlarm alarm, TableView table)
    {
        var incident = table.Incidents.GetValueOrDefault(alarm.Name);
        var messages = incident is null ? [] : table.Messages[incident];
        return $"{alarm.Name} ({alarm.Severity}, ALARM at {alarm.Fires:mm\\:ss\\.fff}): "
            + (incident is null ? "no incident" : $"{incident}, {string.Join(", ", messages)}");
    }

    /// <summary>The smallest that so many of 100 do not exceed.</summary>
    private static TimeSpan? Of100(TimeSpan[] sorted, int percent) =>
        sorted.Length == 0 ? null : sorted[(int)Math.Ceiling(sorted.Length * percent / 100.0) - 1];
}
