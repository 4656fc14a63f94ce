using System.Collections.Immutable;

namespace RoleFerry.Core.Drawing;

/// <summary>A trend at a glance, without axes.</summary>
public static class Sparkline
{
    private const int Width = 120;
    private const int Height = 28;

    /// <summary>Draws it; a missing value leaves a gap.</summary>
    public static Html Draw(string title, ImmutableArray<double?> values)
    {
        var known = values.OfType<double>().Where(double.IsFinite).ToArray();
        if (known.Length < 2)
            return Html.None;
        var (low, high) = (known.Min(), known.Max());
        var step = (Width - 4d) / (values.Length - 1);
        var points = values
            .Select(
                (value, n) =>
                    value is { } v && double.IsFinite(v) ? $"{Figures.At(2 + (n * step))},{Figures.At(Y(v))}" : ""
            )
            .ToArray();
        var runs = string.Join(' ', points)
            .Split("  ", StringSplitOptions.RemoveEmptyEntries)
            .Select(run =>
                Html.Of(
                    $"""<polyline points="{run.Trim()}" fill="none" stroke="{Palette.Series(0)}" stroke-width="2"/>"""
                )
            );
        return Svg.Picture(
            title,
            $"From {Figures.Brief(known[0])} to {Figures.Brief(known[^1])}.",
            Width,
            Height,
            Html.Join(runs)
        );

        double Y(double value) => high > low ? Height - 3 - ((value - low) / (high - low) * (Height - 6)) : Height / 2d;
    }
}
