namespace RoleFerry.Core.Drawing;

/// <summary>One value on a half circle, with its target.</summary>
/// <param name="Title">What is shown, in words.</param>
/// <param name="Value">Null where nothing is known.</param>
/// <param name="From">The left end.</param>
/// <param name="To">The right end; more than <paramref name="From"/>.</param>
/// <param name="Target">What it should be; null where nothing is agreed on.</param>
/// <param name="HigherIsBetter">On which side of the target it should be.</param>
/// <param name="Unit"><c>%</c>, <c>ms</c>; empty for a plain count.</param>
/// <param name="TargetName">What the target is called.</param>
public sealed record Gauge(
    string Title,
    double? Value,
    double From,
    double To,
    double? Target = null,
    bool HigherIsBetter = true,
    string Unit = "",
    string TargetName = "target"
)
{
    /// <summary>Draws it.</summary>
    /// <param name="width">Pixels; it is about three fifths as high.</param>
    public Html Draw(int width)
    {
        var height = (int)(width * 0.62);
        var (x, y, radius) = (width / 2d, height - 26d, Math.Min(width / 2d, height - 26d) - 14);
        if (Value is not { } value || !double.IsFinite(value))
            return Svg.Picture(
                Title,
                "Nothing known for this time.",
                width,
                height,
                Html.Of($"{Arc(x, y, radius, 0, 1, "var(--rf-fill)")}{Text(x, y - 8, "–")}")
            );

        var isMissed = Target is { } target && (HigherIsBetter ? value < target : value > target);
        var colour =
            Target is null ? Palette.Series(0)
            : isMissed ? "var(--rf-bad)"
            : "var(--rf-good)";
        var mark = Target is { } t ? Tick(x, y, radius, Part(t)) : Html.None;
        var word = Target is not { } aim
            ? Html.None
            : Html.Of(
                $"""<text x="{Figures.At(x)}" y="{Figures.At(y + 18)}" text-anchor="middle">"""
                    + $"""{(isMissed ? "✗" : "✓")} {TargetName} {Figures.With(aim, Unit)}</text>"""
            );
        return Svg.Picture(
            Title,
            Describe(value, isMissed),
            width,
            height,
            Html.Of(
                $"{Arc(x, y, radius, 0, 1, "var(--rf-fill)")}{Arc(x, y, radius, 0, Part(value), colour)}"
                    + $"{mark}{Text(x, y - 8, Figures.With(value, Unit))}{word}"
            )
        );
    }

    private string Describe(double value, bool isMissed) =>
        Target is { } target
            ? $"{Figures.With(value, Unit)}; the target, {Figures.With(target, Unit)}, is "
                + $"{(isMissed ? "missed" : "met")}."
            : $"{Figures.With(value, Unit)}.";

    private double Part(double value) => Math.Clamp((value - From) / (To - From), 0, 1);

    private static Html Text(double x, double y, string text) =>
        Html.Of($"""<text class="big" x="{Figures.At(x)}" y="{Figures.At(y)}" text-anchor="middle">{text}</text>""");

    private static Html Tick(double x, double y, double radius, double part)
    {
        var (inner, outer) = (Point(x, y, radius - 10, part), Point(x, y, radius + 10, part));
        return Html.Of(
            $"""<line x1="{Figures.At(inner.X)}" y1="{Figures.At(inner.Y)}" x2="{Figures.At(outer.X)}" """
                + $"""y2="{Figures.At(outer.Y)}" stroke="var(--rf-ink)" stroke-width="2"/>"""
        );
    }

    private static Html Arc(double x, double y, double radius, double from, double to, string colour)
    {
        if (to - from < 0.001)
            return Html.None;
        var (start, end) = (Point(x, y, radius, from), Point(x, y, radius, to));
        return Html.Of(
            $"""<path d="M{Figures.At(start.X)} {Figures.At(start.Y)}"""
                + $"""A{Figures.At(radius)} {Figures.At(radius)} 0 0 1 {Figures.At(end.X)} {Figures.At(end.Y)}" """
                + $"""fill="none" stroke="{colour}" stroke-width="14" stroke-linecap="round"/>"""
        );
    }

    private static (double X, double Y) Point(double x, double y, double radius, double part)
    {
        var angle = Math.PI * (1 - part);
        return (x + (radius * Math.Cos(angle)), y - (radius * Math.Sin(angle)));
    }
}
