using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Plans;

namespace RoleFerry.Simulation.Invariants;

/// <summary>
/// A P0 that nobody acknowledges reaches the second level, or the third where a hand-over has put on the second whom
/// the first told. Looked at where nothing goes wrong and nobody does anything.
/// </summary>
internal sealed class EscalationCheck(World world)
{
    /// <summary>Its <c>acknowledgeWithin</c> in <c>monitoring/oncall.yaml</c>, and a minute and a half.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(6.5);

    public void AtTheEnd()
    {
        if (
            !world.Plan.IsClean
            || world.Plan.Uses(PlannedPolicy.Grouped)
            || world.Plan.Steps.Any(s => s is ClickStep or WebhookStep or TypedStep)
        )
            return;
        foreach (var fired in world.Alarms.Transitions)
        {
            if (fired is not { IsAlarm: true, Alarm: { Severity: "P0", IsPosted: false }, AcceptedAt: { } accepted })
                continue;
            var isLong = !world.Alarms.Transitions.Exists(t =>
                t.Alarm == fired.Alarm && t != fired && (t.At - fired.At).Duration() < Bound
            );
            if (!isLong || accepted - fired.At > TimeSpan.FromSeconds(5))
                continue;
            var isTold = world.People.All.Exists(t =>
                t.Where is "pagerduty secondary" or "pagerduty cto"
                && t.At >= fired.At
                && t.At <= fired.At + Bound
                && t.Headline.Contains(fired.Alarm.Name, StringComparison.Ordinal)
            );
            if (!isTold)
                world.Checks.Break("escalated in time", $"{fired.Id}: nobody above the first level was told");
        }
    }
}
