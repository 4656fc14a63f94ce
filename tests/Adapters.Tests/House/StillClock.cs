namespace RoleFerry.Adapters.Tests.House;

/// <summary>A clock that stands still unless it is set forward; timers run. So nothing is late because a machine is busy.</summary>
internal sealed class StillClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now => _now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
