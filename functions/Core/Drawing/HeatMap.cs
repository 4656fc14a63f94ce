using System.Collections.Immutable;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Drawing;

/// <summary>
/// Values of several things over time as a field of squares, darker for more. Each square says its value.
/// </summary>
public static class HeatMap
{
    private const double NameWidth = 110;
    private const double LabelHeight = 20;
    private const double LabelWidth = 56;

    /// <summary>Narrower than this a square has no room for its value.</summary>
    private const double WidthOfValue = 30;

    /// <summary>Draws it.</summary>
    /// <param name="frame">Its times are the columns; its height is shared by the rows.</param>
    /// <param name="highest">The value that is as dark as can be.</param>
    /// <param name="rows">One for each thing.</param>
    public static Html Draw(TimeFrame frame, double highest, params ImmutableArray<Series> rows)
    {
        if (!LineChart.HasValues(frame, rows))
            return Svg.Nothing;
        var (width, height) = (
            (frame.Width - NameWidth) / frame.Times.Length,
            Math.Clamp((frame.Height - LabelHeight) / rows.Length, 16, 56)
        );
        var cells =
            from row in Enumerable.Range(0, rows.Length)
            from column in Enumerable.Range(0, frame.Times.Length)
            let value = column < rows[row].Values.Length ? rows[row].Values[column] : null
            select Cell(
                frame,
                rows[row].Name,
                column,
                value,
                highest,
                (NameWidth + (column * width), row * height, width, height)
            );
        var names = rows.Select(
            (row, n) =>
                Html.Of(
                    $"""<text x="0" y="{Figures.At((n * height) + (height / 2) + 4)}">"""
                        + $"""{PlainText.Shorten(row.Name, 17)}</text>"""
                )
        );
        var bottom = (int)(rows.Length * height) + (int)LabelHeight;
        var period = frame.Times.Length > 1 ? frame.Times[1] - frame.Times[0] : TimeSpan.FromMinutes(1);
        var labels = TimeTicks
            .Of(frame.Times[0], frame.Times[^1], (frame.Width - NameWidth) / LabelWidth, period)
            .Select(tick =>
            {
                var middle = NameWidth + ((((tick.At - frame.Times[0]) / period) + 0.5) * width);
                return Html.Of(
                    $"""<text x="{Figures.At(Math.Min(middle, frame.Width - 18))}" y="{bottom - 5}" """
                        + $"""text-anchor="middle">{tick.Word}</text>"""
                );
            });
        return Svg.Picture(
            frame.Title,
            LineChart.Describe(frame, rows),
            frame.Width,
            bottom,
            Html.Of($"{cells}{names}{labels}")
        );
    }

    private static Html Cell(
        TimeFrame frame,
        string name,
        int column,
        double? value,
        double highest,
        (double X, double Y, double Width, double Height) at
    )
    {
        var part = value is { } v && double.IsFinite(v) ? Math.Clamp(v / highest, 0, 1) : 0;
        var fill = value is null ? "none" : Palette.Series(0);
        var text =
            value is { } known && at.Width >= WidthOfValue
                ? Html.Of(
                    $"""<text x="{Figures.At(at.X + (at.Width / 2))}" """
                        + $"""y="{Figures.At(at.Y + (at.Height / 2) + 4)}" text-anchor="middle" """
                        + $"""style="fill:var(--rf-ink);stroke:var(--rf-ground);stroke-width:3;paint-order:stroke">"""
                        + $"""{Figures.Brief(known)}</text>"""
                )
                : Html.None;
        return Html.Of(
            $"""<rect x="{Figures.At(at.X + 1)}" y="{Figures.At(at.Y + 1)}" """
                + $"""width="{Figures.At(Math.Max(1, at.Width - 2))}" height="{Figures.At(at.Height - 2)}" rx="2" """
                + $"""fill="{fill}" fill-opacity="{Math.Round(0.08 + (0.92 * part), 2)}" stroke="var(--rf-line)">"""
                + $"""<title>{name}, {frame.Times[column]:HH:mm}: """
                + $"""{(value is { } said ? Figures.With(said, frame.Unit) : "unknown")}</title></rect>{text}"""
        );
    }
}
