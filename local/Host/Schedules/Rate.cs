namespace RoleFerry.Local.Schedules;

/// <summary>Every so often. On AWS counted from the rule's creation, here from midnight of day 1.</summary>
internal sealed record Rate(TimeSpan Every) : ScheduleExpression
{
    public override DateTimeOffset? After(DateTimeOffset moment) =>
        new DateTimeOffset((moment.UtcTicks / Every.Ticks + 1) * Every.Ticks, TimeSpan.Zero);
}
