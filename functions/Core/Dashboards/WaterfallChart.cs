using RoleFerry.Core.Drawing;
using RoleFerry.Core.Logs.Traces;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Dashboards;

/// <summary>A request's steps, each a bar from its beginning to its end below the step that it is part of.</summary>
public static class WaterfallChart
{
    private const int RowHeight = 24;
    private const int Indent = 14;

    /// <summary>Part of the width that the steps' names have.</summary>
    private const double NamesPart = 0.42;

    /// <summary>What a letter takes at most, on the average.</summary>
    private const double LetterWidth = 6.2;

    /// <summary>Room for a duration beside its bar.</summary>
    private const double WordWidth = 76;

    /// <summary>Narrower than this a bar would not be seen.</summary>
    private const double LeastWidth = 2;

    /// <summary>Draws it; read out as <see cref="Waterfall"/> writes it.</summary>
    /// <param name="title">What failed, in words.</param>
    /// <param name="spans">The steps; at least one.</param>
    /// <param name="width">Pixels.</param>
    public static Html Draw(string title, IReadOnlyCollection<Span> spans, int width)
    {
        var rows = Waterfall.Rows(spans).Take(Waterfall.MaxLines).ToArray();
        var (from, to) = (rows.Min(r => r.Span.StartedAt), rows.Max(r => r.Span.EndedAt));
        var (left, room) = (width * NamesPart, width * (1 - NamesPart));
        double X(DateTimeOffset at) => to > from ? left + (room * ((at - from) / (to - from))) : left;

        var lines = rows.Select(
            (row, n) =>
            {
                var (span, y, indent) = (row.Span, n * RowHeight, Math.Min(row.Depth * Indent, left / 2));
                var (start, bar) = (X(span.StartedAt), Math.Max(LeastWidth, X(span.EndedAt) - X(span.StartedAt)));
                start = Math.Min(start, width - bar);
                var isInside = bar > WordWidth;
                var isLeft = !isInside && start + bar + WordWidth > width;
                var (at, anchor) =
                    isInside ? (start + 6, "start")
                    : isLeft ? (start - 5, "end")
                    : (start + bar + 5, "start");
                var name = PlainText.Shorten(
                    $"{span.Kind.ToUpperInvariant()} {span.Name}",
                    Math.Max(8, (int)((left - indent - 8) / LetterWidth))
                );
                return Html.Of(
                    $"""<rect x="0" y="{y}" width="{width}" height="{RowHeight}" fill="var(--rf-fill)" """
                        + $"""fill-opacity="{n % 2}"/><text x="{Figures.At(indent + 4)}" y="{y + 16}" """
                        + $"""style="fill:var(--rf-ink)">{name}</text>"""
                        + $"""<rect x="{Figures.At(start)}" y="{y + 4}" width="{Figures.At(bar)}" """
                        + $"""height="{RowHeight - 8}" rx="2" """
                        + $"""fill="{(span.Failed ? "var(--rf-bad)" : Palette.Series(0))}"><title>"""
                        + $"""{span.Kind} {span.Name}</title></rect>"""
                        + $"""<text x="{Figures.At(at)}" y="{y + 16}" text-anchor="{anchor}" """
                        + $"""style="fill:var({(isInside ? "--rf-ground" : "--rf-ink")})">"""
                        + $"""{(span.Failed ? "✗ " : "")}{Took(span)}</text>"""
                );
            }
        );
        return Svg.Picture(title, Waterfall.Draw(spans), width, rows.Length * RowHeight, Html.Join(lines));
    }

    private static string Took(Span span) =>
        span.Milliseconds >= 1_000
            ? $"{Figures.Brief(span.Milliseconds / 1_000)} s"
            : $"{Figures.Brief(span.Milliseconds)} ms";
}
