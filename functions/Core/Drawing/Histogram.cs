using System.Collections.Immutable;

namespace RoleFerry.Core.Drawing;

/// <summary>How often which values came, as bars side by side.</summary>
public static class Histogram
{
    private const double Left = 44;
    private const double Bottom = 34;
    private const double Top = 8;

    /// <summary>Draws it.</summary>
    /// <param name="title">What is shown, in words.</param>
    /// <param name="buckets">The values' names (<c>0</c>, <c>1–2</c>) and how often they came, in order.</param>
    /// <param name="axis">What the values are: <c>contacts per job</c>.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    public static Html Draw(
        string title,
        ImmutableArray<(string Name, double Count)> buckets,
        string axis,
        int width,
        int height
    )
    {
        if (buckets.Sum(b => b.Count) <= 0)
            return Svg.Nothing;
        var scale = Scale.Of(buckets.Select(b => b.Count));
        var (floor, step) = (height - Bottom, (width - Left - 10) / buckets.Length);
        var every = Math.Max(1, (int)Math.Ceiling(36 / step));
        var grid = scale.Ticks.Select(tick =>
            Html.Of(
                $"""<line class="grid" x1="{Left}" x2="{width - 10}" """
                    + $"""y1="{Figures.At(scale.Place(tick, floor, Top))}" """
                    + $"""y2="{Figures.At(scale.Place(tick, floor, Top))}"/>"""
                    + $"""<text x="{Left - 6}" y="{Figures.At(scale.Place(tick, floor, Top) + 4)}" """
                    + $"""text-anchor="end">{Figures.Brief(tick)}</text>"""
            )
        );
        var bars = buckets.Select(
            (bucket, n) =>
                Html.Of(
                    $"""<rect x="{Figures.At(Left + (n * step) + 1)}" """
                        + $"""y="{Figures.At(scale.Place(bucket.Count, floor, Top))}" """
                        + $"""width="{Figures.At(Math.Max(1, step - 2))}" """
                        + $"""height="{Figures.At(floor - scale.Place(bucket.Count, floor, Top))}" """
                        + $"""fill="{Palette.Series(0)}"><title>{bucket.Name}: {Figures.Brief(bucket.Count)}"""
                        + $"""</title></rect>"""
                )
        );
        var names = buckets
            .Select((bucket, n) => (bucket.Name, n))
            .Where(b => b.n % every == 0)
            .Select(b =>
                Html.Of(
                    $"""<text x="{Figures.At(Left + ((b.n + 0.5) * step))}" y="{Figures.At(floor + 14)}" """
                        + $"""text-anchor="middle">{b.Name}</text>"""
                )
            );
        var word = Html.Of(
            $"""<text x="{Figures.At((width + Left) / 2)}" y="{height - 4}" text-anchor="middle">{axis}</text>"""
        );
        return Svg.Picture(
            title,
            string.Join("; ", buckets.Where(b => b.Count > 0).Select(b => $"{b.Name}: {Figures.Brief(b.Count)}")),
            width,
            height,
            Html.Of($"{grid}{bars}{names}{word}")
        );
    }
}
