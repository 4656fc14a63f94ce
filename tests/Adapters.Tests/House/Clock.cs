using System.Diagnostics;

namespace RoleFerry.Adapters.Tests.House;

/// <summary>
/// A clock that runs on from a fixed moment, and that tests set forward. It may be told to stand still; timers run
/// all the same, and nothing is late because a machine is busy.
/// </summary>
internal sealed class Clock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly Stopwatch _running = Stopwatch.StartNew();
    private long _ahead;

    public DateTimeOffset Now => GetUtcNow();

    public override DateTimeOffset GetUtcNow() =>
        Start + TimeSpan.FromTicks(Interlocked.Read(ref _ahead)) + _running.Elapsed;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);

    public void StandStill() => _running.Stop();
}
