namespace RoleFerry.Simulation.Histories;

/// <summary>What is left to chance in a history, all of it from its seed.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    public int Next(int count) => _random.Next(count);

    public bool Percent(int percent) => percent >= 100 || (percent > 0 && _random.Next(100) < percent);

    public TimeSpan Milliseconds(int from, int to) => TimeSpan.FromMilliseconds(_random.Next(from, to));

    public TimeSpan Seconds(int from, int to) => TimeSpan.FromMilliseconds(_random.Next(from * 1000, to * 1000));

    public T Of<T>(IReadOnlyList<T> some) => some[_random.Next(some.Count)];
}
