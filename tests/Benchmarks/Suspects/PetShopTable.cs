using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Benchmarks.Suspects;

/// <summary>
/// A table of PetShop's metrics: three heads (node, metric, statistic), then a line for each five minutes.
/// </summary>
internal sealed class PetShopTable
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    private readonly ImmutableArray<(string Node, string Metric, string Statistic)> _columns;
    private readonly ImmutableArray<DateTimeOffset> _times;
    private readonly ImmutableArray<ImmutableArray<double?>> _values;

    private PetShopTable(
        ImmutableArray<(string Node, string Metric, string Statistic)> columns,
        ImmutableArray<(DateTimeOffset At, ImmutableArray<double?> Values)> lines
    )
    {
        _columns = columns;
        _times = [.. lines.Select(l => l.At)];
        _values = [.. columns.Select((_, n) => lines.Select(l => l.Values[n]).ToImmutableArray())];
    }

    public static PetShopTable Read(string file)
    {
        var lines = File.ReadAllLines(file).Select(l => l.Split(',')).ToArray();
        var columns = lines[0].Zip(lines[1], lines[2]).Skip(1).ToImmutableArray();
        return new PetShopTable(
            columns,
            [
                .. lines
                    .Skip(3)
                    .Where(l => double.TryParse(l[0], NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                    .Select(l => (At(l[0]), l.Skip(1).Select(Value).ToImmutableArray())),
            ]
        );
    }

    /// <summary>What the ranking is given of it: means of latency, the share of failures, and calls.</summary>
    /// <param name="usual">Days without a fault.</param>
    public ImmutableArray<ObservedSeries> Series(PetShopTable? usual) =>
        [
            .. from n in Enumerable.Range(0, _columns.Length)
            let role = RoleOf(_columns[n])
            where role is not null && _times.Length > 0
            select new ObservedSeries
            {
                Node = _columns[n].Node,
                Name = _columns[n].Metric,
                Role = role.Value,
                Start = _times[0],
                Period = Period,
                Values = OnGrid(n),
                Usual = usual?.UsualOf(_columns[n]) ?? [],
            },
        ];

    private ImmutableArray<double?> OnGrid(int column)
    {
        var grid = new double?[1 + (int)Math.Round((_times[^1] - _times[0]) / Period)];
        for (var n = 0; n < _times.Length; n++)
            grid[(int)Math.Round((_times[n] - _times[0]) / Period)] = As(_columns[column], _values[column][n]);
        return [.. grid];
    }

    private ImmutableArray<double> UsualOf((string Node, string Metric, string Statistic) column) =>
        _columns.IndexOf(column) is var n and >= 0 ? [.. _values[n].Select(v => As(column, v)).OfType<double>()] : [];

    private static SeriesRole? RoleOf((string Node, string Metric, string Statistic) column) =>
        (column.Metric, column.Statistic) switch
        {
            ("latency", "Average") => SeriesRole.Latency,
            ("availability", "Average") => SeriesRole.Failures,
            ("requests", "Sum") => SeriesRole.Requests,
            _ => null,
        };

    private static double? As((string Node, string Metric, string Statistic) column, double? value) =>
        column.Metric == "availability" ? 100 - value : value;

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.FromUnixTimeSeconds((long)double.Parse(text, CultureInfo.InvariantCulture));

    private static double? Value(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : null;
}
