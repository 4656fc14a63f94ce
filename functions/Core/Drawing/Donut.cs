using System.Collections.Immutable;

namespace RoleFerry.Core.Drawing;

/// <summary>Parts of a whole as a ring.</summary>
public static class Donut
{
    /// <summary>
    /// Draws it, the parts clockwise from the top in their order, with a legend that says their numbers.
    /// </summary>
    /// <param name="title">What is shown, in words.</param>
    /// <param name="parts">Names and sizes; what is not above zero is in the legend alone.</param>
    /// <param name="size">Pixels, both ways.</param>
    public static Html Draw(string title, ImmutableArray<(string Name, double Size)> parts, int size)
    {
        var whole = parts.Sum(p => Math.Max(0, p.Size));
        if (whole <= 0)
            return Svg.Nothing;

        var (centre, radius) = (size / 2d, (size / 2d) - 16);
        var around = 2 * Math.PI * radius;
        var done = 0d;
        var rings = parts
            .Select(
                (part, n) =>
                {
                    var length = Math.Max(0, part.Size) / whole * around;
                    var ring = Html.Of(
                        $"""<circle cx="{Figures.At(centre)}" cy="{Figures.At(centre)}" """
                            + $"""r="{Figures.At(radius)}" fill="none" stroke="{Palette.Series(n)}" """
                            + $"""stroke-width="22" """
                            + $"""stroke-dasharray="{Figures.At(length)} {Figures.At(around - length)}" """
                            + $"""stroke-dashoffset="{Figures.At(-done)}" """
                            + $"""transform="rotate(-90 {Figures.At(centre)} {Figures.At(centre)})">"""
                            + $"""<title>{part.Name}: {Figures.Brief(part.Size)}</title></circle>"""
                    );
                    done += length;
                    return ring;
                }
            )
            .ToArray();
        var total = Html.Of(
            $"""<text class="big" x="{Figures.At(centre)}" y="{Figures.At(centre + 9)}" text-anchor="middle">"""
                + $"""{Figures.Brief(whole)}</text>"""
        );
        var words = parts.Select(p => $"{p.Name}: {Figures.Brief(p.Size)}").ToArray();
        var picture = Svg.Picture(title, string.Join("; ", words), size, size, Html.Of($"{rings}{total}"));
        return Html.Of($"""<div class="ring">{picture}{Svg.Legend(words)}</div>""");
    }
}
