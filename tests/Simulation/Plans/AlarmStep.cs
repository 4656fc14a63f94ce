using System.Collections.Immutable;
using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Plans;

/// <summary>An alarm changes its state.</summary>
/// <param name="At">When.</param>
/// <param name="Alarm">Which one.</param>
/// <param name="IsAlarm">Whether it fires.</param>
/// <param name="Delays">How late each copy of the event comes.</param>
internal sealed record AlarmStep(TimeSpan At, PlannedAlarm Alarm, bool IsAlarm, ImmutableArray<TimeSpan> Delays)
    : Step(At)
{
    public override void Do(World world) => world.Alarms.Change(Alarm, IsAlarm, Delays);
}
