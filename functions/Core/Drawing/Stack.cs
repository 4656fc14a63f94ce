using System.Collections.Immutable;

namespace RoleFerry.Core.Drawing;

/// <summary>Series that lie on each other.</summary>
internal static class Stack
{
    /// <summary>By series and time: how high it and all below it reach.</summary>
    public static double[][] Tops(int times, ImmutableArray<Series> series)
    {
        var tops = new double[series.Length][];
        for (var s = 0; s < series.Length; s++)
        {
            tops[s] = new double[times];
            for (var n = 0; n < times; n++)
            {
                var value = n < series[s].Values.Length ? series[s].Values[n] ?? 0 : 0;
                tops[s][n] = (s == 0 ? 0 : tops[s - 1][n]) + (double.IsFinite(value) ? Math.Max(0, value) : 0);
            }
        }

        return tops;
    }
}
