using System.Collections.Immutable;

namespace RoleFerry.Core.Drawing;

/// <summary>A value axis from a round number to a round number, with the round numbers between them.</summary>
/// <param name="From">The lowest.</param>
/// <param name="To">The highest; more than <paramref name="From"/>.</param>
/// <param name="Ticks">All of them, rising.</param>
internal sealed record Scale(double From, double To, ImmutableArray<double> Ticks)
{
    private const int Steps = 4;

    /// <summary>From zero (or the lowest value, if that is below) to at least the highest.</summary>
    public static Scale Of(IEnumerable<double> values)
    {
        var (low, high) = (0d, 0d);
        foreach (var value in values.Where(double.IsFinite))
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (high - low < 1e-9)
            high = low + 1;

        var step = Round((high - low) / Steps);
        var (from, to) = (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step);
        var count = (int)Math.Round((to - from) / step);
        return new Scale(from, to, [.. Enumerable.Range(0, count + 1).Select(n => from + (n * step))]);
    }

    /// <summary>Where a value stands between two coordinates.</summary>
    public double Place(double value, double bottom, double top) =>
        bottom + ((Math.Clamp(value, From, To) - From) / (To - From) * (top - bottom));

    /// <summary>The next of 1, 2, 2.5, 5 and 10 times a power of ten.</summary>
    private static double Round(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        double[] nice = [1, 2, 2.5, 5, 10];
        return nice.First(n => n * power >= step * 0.999999) * power;
    }
}
