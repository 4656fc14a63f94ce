namespace RoleFerry.Local.Metrics;

/// <summary>
/// What metrics there are, and their values: those that functions write into their logs, and those that somebody
/// puts.
/// </summary>
public sealed class MetricStore
{
    /// <summary>Values that are kept of one metric; the oldest go first.</summary>
    private const int MostValues = 50_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<MetricName, List<(DateTimeOffset At, double Value)>> _values = [];

    /// <summary>All metrics that have values.</summary>
    public IReadOnlyList<MetricName> Names
    {
        get
        {
            lock (_lock)
                return
                [
                    .. _values
                        .Keys.OrderBy(n => n.Namespace, StringComparer.Ordinal)
                        .ThenBy(n => n.Name, StringComparer.Ordinal)
                        .ThenBy(n => n.Dimensions, StringComparer.Ordinal),
                ];
        }
    }

    /// <summary>Adds a value.</summary>
    public void Put(MetricName name, DateTimeOffset at, double value)
    {
        lock (_lock)
        {
            if (!_values.TryGetValue(name, out var values))
                _values[name] = values = [];
            values.Add((at, value));
            if (values.Count > MostValues)
                values.RemoveRange(0, MostValues / 10);
        }
    }

    /// <summary>Forgets all values.</summary>
    public void Clear()
    {
        lock (_lock)
            _values.Clear();
    }

    /// <summary>
    /// A metric over periods; null for a period without a value.
    /// </summary>
    /// <param name="name">Which.</param>
    /// <param name="statistic">
    /// As CloudWatch names it: <c>Sum</c>, <c>Average</c>, <c>Maximum</c>, <c>Minimum</c>, <c>SampleCount</c>,
    /// <c>p95</c>.
    /// </param>
    /// <param name="from">The beginning of the first period.</param>
    /// <param name="period">A period's length.</param>
    /// <param name="count">How many periods.</param>
    /// <exception cref="ArgumentException">There is no such statistic.</exception>
    public double?[] Read(MetricName name, string statistic, DateTimeOffset from, TimeSpan period, int count)
    {
        var periods = new List<double>?[count];
        lock (_lock)
        {
            foreach (var (at, value) in _values.GetValueOrDefault(name, []))
            {
                var n = (at - from) / period;
                if (n >= 0 && n < count)
                    (periods[(int)n] ??= []).Add(value);
            }
        }

        return [.. periods.Select(values => values is null ? null : (double?)Statistics.Of(values, statistic))];
    }
}
