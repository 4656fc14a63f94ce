using System.Diagnostics;

namespace RoleFerry.Adapters.Tests.House;

/// <summary>A clock that runs on from a fixed moment, and that tests set forward.</summary>
internal sealed class Clock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly Stopwatch _running = Stopwatch.StartNew();
    private TimeSpan _ahead;

    public DateTimeOffset Now => GetUtcNow();

    public override DateTimeOffset GetUtcNow() => Start + _ahead + _running.Elapsed;

    public void Advance(TimeSpan by) => _ahead += by;
}
