using System.Collections.Immutable;
using System.Text;

namespace RoleFerry.Core.Drawing;

/// <summary>Values over time as lines, or as areas that lie on each other.</summary>
public static class LineChart
{
    /// <summary>
    /// One line for each series, a single one on a ground of its colour; it has a gap where a value is missing.
    /// </summary>
    public static Html Draw(TimeFrame frame, params ImmutableArray<Series> series)
    {
        if (!HasValues(frame, series))
            return Svg.Nothing;
        var plot = new Plot(
            frame,
            Scale.Of([.. series.SelectMany(s => s.Values).OfType<double>(), .. TargetOf(frame)])
        );
        var lines = series.Select(
            (s, n) =>
                Html.Of(
                    $"""<path d="{Path(plot, s.Values)}" fill="none" stroke="{Palette.Series(n)}" """
                        + $"""stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/>"""
                )
        );
        var ground =
            series.Length == 1
                ? Html.Of(
                    $"""<path d="{Ground(plot, series[0].Values)}" fill="{Palette.Series(0)}" fill-opacity=".12"/>"""
                )
                : Html.None;
        return Html.Of($"{plot.Draw(Describe(frame, series), Html.Of($"{ground}{lines}"))}{Legend(series)}");
    }

    /// <summary>Each series as an area on top of the one before. A missing value counts as none.</summary>
    public static Html Stacked(TimeFrame frame, params ImmutableArray<Series> series)
    {
        if (!HasValues(frame, series))
            return Svg.Nothing;
        var tops = Stack.Tops(frame.Times.Length, series);
        var plot = new Plot(frame, Scale.Of([.. tops[^1], .. TargetOf(frame)]));
        var areas = series.Select(
            (s, n) =>
                Html.Of(
                    $"""<path """
                        + $"""d="{Area(plot, n == 0 ? new double[frame.Times.Length] : tops[n - 1], tops[n])}" """
                        + $"""fill="{Palette.Series(n)}" fill-opacity=".75" stroke="{Palette.Series(n)}"/>"""
                )
        );
        return Html.Of($"{plot.Draw(Describe(frame, series), Html.Join(areas))}{Legend(series)}");
    }

    internal static bool HasValues(TimeFrame frame, ImmutableArray<Series> series) =>
        frame.Times.Length > 0 && series.Any(s => s.Values.Any(v => v is not null));

    internal static IEnumerable<double> TargetOf(TimeFrame frame) => frame.Target is { } target ? [target] : [];

    internal static Html Legend(ImmutableArray<Series> series) => Svg.Legend([.. series.Select(s => s.Name)]);

    /// <summary>The newest value of each series in words.</summary>
    internal static string Describe(TimeFrame frame, ImmutableArray<Series> series) =>
        string.Join(
            "; ",
            series.Select(s =>
                $"{s.Name}: newest "
                + $"{Figures.With(s.Values.LastOrDefault(v => v is not null) ?? double.NaN, frame.Unit)}, "
                + $"highest {Figures.With(s.Values.Max() ?? double.NaN, frame.Unit)}"
            )
        );

    private static string Path(Plot plot, ImmutableArray<double?> values)
    {
        var path = new StringBuilder();
        var isDown = false;
        for (var n = 0; n < values.Length; n++)
        {
            if (values[n] is not { } value || !double.IsFinite(value))
            {
                isDown = false;
                continue;
            }

            path.Append(isDown ? 'L' : 'M')
                .Append(Figures.At(plot.Centre(n)))
                .Append(' ')
                .Append(Figures.At(plot.Y(value)));
            if (!isDown)
                path.Append("h.01");
            isDown = true;
        }

        return path.ToString();
    }

    /// <summary>What lies below a line, from gap to gap.</summary>
    private static string Ground(Plot plot, ImmutableArray<double?> values)
    {
        var path = new StringBuilder();
        for (var n = 0; n < values.Length; n++)
        {
            if (values[n] is not { } value || !double.IsFinite(value))
                continue;
            if (n == 0 || values[n - 1] is null)
                path.Append('M').Append(Figures.At(plot.Centre(n))).Append(' ').Append(Figures.At(plot.Zero));
            path.Append('L').Append(Figures.At(plot.Centre(n))).Append(' ').Append(Figures.At(plot.Y(value)));
            if (n == values.Length - 1 || values[n + 1] is null)
                path.Append('V').Append(Figures.At(plot.Zero)).Append('Z');
        }

        return path.ToString();
    }

    private static string Area(Plot plot, double[] floor, double[] top)
    {
        var path = new StringBuilder("M");
        for (var n = 0; n < top.Length; n++)
            path.Append(Figures.At(plot.Centre(n))).Append(' ').Append(Figures.At(plot.Y(top[n]))).Append('L');
        for (var n = floor.Length - 1; n >= 0; n--)
            path.Append(Figures.At(plot.Centre(n)))
                .Append(' ')
                .Append(Figures.At(plot.Y(floor[n])))
                .Append(n > 0 ? "L" : "Z");
        return path.ToString();
    }
}
