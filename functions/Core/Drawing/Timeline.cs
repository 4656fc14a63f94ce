using System.Collections.Immutable;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Drawing;

/// <summary>What lasted from when to when, one line each, the newest at the top.</summary>
public static class Timeline
{
    private const int RowHeight = 22;
    private const int AxisHeight = 20;
    private const double LabelWidth = 80;

    /// <summary>Lines that are drawn; what is beyond is said in a line of text.</summary>
    private const int MostRows = 40;

    /// <summary>Narrower than this a bar would not be seen.</summary>
    private const double LeastWidth = 4;

    /// <summary>Draws it.</summary>
    /// <param name="title">What is shown, in words.</param>
    /// <param name="spans">What lasted; the newest first. One without an end lasts still.</param>
    /// <param name="from">The left edge.</param>
    /// <param name="to">The right edge; later than <paramref name="from"/>.</param>
    /// <param name="width">Pixels.</param>
    public static Html Draw(
        string title,
        ImmutableArray<(string Name, Severity Severity, DateTimeOffset From, DateTimeOffset? To)> spans,
        DateTimeOffset from,
        DateTimeOffset to,
        int width
    )
    {
        if (spans.IsEmpty)
            return Svg.Nothing;
        var shown = spans.Take(MostRows).ToArray();
        var height = (shown.Length * RowHeight) + AxisHeight;
        var rows = shown.Select(
            (span, n) =>
            {
                var (start, end) = (X(span.From, from, to, width), X(span.To ?? to, from, to, width));
                var bar = Math.Max(LeastWidth, end - start);
                var word = $"{span.Severity} {span.Name}";
                var until = span.To is { } over ? $" to {over:yyyy-MM-dd HH:mm}" : ", still open";
                var (edge, anchor) = start > width * 0.6 ? (start - 6, "end") : (start + bar + 6, "start");
                return Html.Of(
                    $"""<rect x="{Figures.At(start)}" y="{(n * RowHeight) + 3}" width="{Figures.At(bar)}" """
                        + $"""height="{RowHeight - 6}" rx="3" fill="{Palette.Of(span.Severity)}" """
                        + $"""fill-opacity="{(span.To is null ? 1 : 0.45)}">"""
                        + $"""<title>{word}, {span.From:yyyy-MM-dd HH:mm}{until}</title></rect>"""
                        + $"""<text class="on" x="{Figures.At(edge)}" y="{(n * RowHeight) + 15}" """
                        + $"""text-anchor="{anchor}">{PlainText.Shorten(word, 48)}</text>"""
                );
            }
        );
        var marks = TimeTicks
            .Of(from, to, width / LabelWidth)
            .Select(tick =>
            {
                var x = X(tick.At, from, to, width);
                var anchor =
                    x < LabelWidth / 4 ? "start"
                    : x > width - (LabelWidth / 4) ? "end"
                    : "middle";
                return Html.Of(
                    $"""<line class="grid" x1="{Figures.At(x)}" x2="{Figures.At(x)}" y1="0" """
                        + $"""y2="{height - AxisHeight}"/><text x="{Figures.At(x)}" y="{height - 5}" """
                        + $"""text-anchor="{anchor}">{tick.Word}</text>"""
                );
            });
        var more =
            spans.Length > MostRows
                ? Html.Of($"""<p class="none">{spans.Length - MostRows} older ones are not shown.</p>""")
                : Html.None;
        var description = $"{spans.Length} in this time, {spans.Count(s => s.To is null)} still open.";
        return Html.Of($"{Svg.Picture(title, description, width, height, Html.Of($"{marks}{rows}"))}{more}");
    }

    private static double X(DateTimeOffset time, DateTimeOffset from, DateTimeOffset to, int width) =>
        Math.Clamp((time - from) / (to - from), 0, 1) * (width - LeastWidth);
}
