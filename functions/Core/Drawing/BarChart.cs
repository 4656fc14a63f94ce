using System.Collections.Immutable;

namespace RoleFerry.Core.Drawing;

/// <summary>Values over time as bars, the series on top of each other.</summary>
public static class BarChart
{
    /// <summary>Draws it. A missing value counts as none.</summary>
    public static Html Draw(TimeFrame frame, params ImmutableArray<Series> series)
    {
        if (!LineChart.HasValues(frame, series))
            return Svg.Nothing;
        var tops = Stack.Tops(frame.Times.Length, series);
        var plot = new Plot(frame, Scale.Of([.. tops[^1], .. LineChart.TargetOf(frame)]));
        var gap = Math.Min(3, plot.Step * 0.2);
        var bars =
            from s in Enumerable.Range(0, series.Length)
            from n in Enumerable.Range(0, frame.Times.Length)
            let floor = s == 0 ? 0 : tops[s - 1][n]
            where tops[s][n] > floor
            select Html.Of(
                $"""<rect x="{Figures.At(plot.X(n) + (gap / 2))}" y="{Figures.At(plot.Y(tops[s][n]))}" """
                    + $"""width="{Figures.At(plot.Step - gap)}" """
                    + $"""height="{Figures.At(plot.Y(floor) - plot.Y(tops[s][n]))}" fill="{Palette.Series(s)}">"""
                    + $"""<title>{series[s].Name}: {Figures.With(tops[s][n] - floor, frame.Unit)}</title></rect>"""
            );
        return Html.Of($"{plot.Draw(LineChart.Describe(frame, series), Html.Join(bars))}{LineChart.Legend(series)}");
    }
}
