using System.Globalization;
using System.Text;

namespace RoleFerry.Core.Logs.Traces;

/// <summary>A trace as text: what called what, and how long each took.</summary>
public static class Waterfall
{
    /// <summary>Lines of a waterfall; what is beyond them is counted.</summary>
    public const int MaxLines = 60;

    private const int MaxDepth = 20;

    /// <summary>
    /// Draws a trace's spans, each below the one that it is part of, in the order in which they began.
    /// </summary>
    /// <returns>Lines, the last one naming the slowest dependency; empty for no spans.</returns>
    public static string Draw(IReadOnlyCollection<Span> spans)
    {
        var rows = Rows(spans);
        var text = new StringBuilder();
        foreach (var (span, depth) in rows.Take(MaxLines))
        {
            if (depth > 0)
                text.Append(' ', 2 + (4 * (depth - 1))).Append("└─ ");
            text.Append(Line(span)).Append('\n');
        }

        if (rows.Count > MaxLines)
            text.Append(CultureInfo.InvariantCulture, $"... {rows.Count - MaxLines} more\n");
        if (Slowest([.. rows.Select(r => r.Span)]) is { } slowest)
            text.Append(CultureInfo.InvariantCulture, $"Slowest dependency: {Line(slowest)}\n");
        return text.ToString();
    }

    /// <summary>
    /// A trace's spans, each after the one that it is part of and as much deeper, in the order in which they began.
    /// </summary>
    public static IReadOnlyList<(Span Span, int Depth)> Rows(IReadOnlyCollection<Span> spans)
    {
        var unique = spans
            .GroupBy(s => s.Id, StringComparer.Ordinal)
            .Select(g => g.First())
            .OrderBy(s => s.StartedAt)
            .ThenBy(s => s.Id, StringComparer.Ordinal)
            .ToArray();
        var ids = unique.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var children = unique.ToLookup(
            s => ids.Contains(s.ParentId) && s.ParentId != s.Id ? s.ParentId : "",
            StringComparer.Ordinal
        );
        var rows = new List<(Span, int)>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var root in children[""])
            Add(rows, root, 0, children, known);

        // Spans that are part of each other hang below none.
        foreach (var span in unique.Where(s => !known.Contains(s.Id)))
            Add(rows, span, 0, children, known);
        return rows;
    }

    /// <summary>The step outside the product that took longest; null when there is none.</summary>
    public static Span? Slowest(IReadOnlyCollection<Span> spans) =>
        spans.Where(IsDependency).MaxBy(s => s.Milliseconds);

    private static bool IsDependency(Span span) =>
        span.Kind.ToUpperInvariant() is "SQL" or "DB" or "HTTP" or "REDIS" or "CLIENT" or "CACHE" or "SMTP";

    private static void Add(
        List<(Span, int)> rows,
        Span span,
        int depth,
        ILookup<string, Span> children,
        HashSet<string> known
    )
    {
        if (!known.Add(span.Id))
            return;
        rows.Add((span, depth));
        foreach (var child in children[span.Id])
            Add(rows, child, Math.Min(depth + 1, MaxDepth), children, known);
    }

    private static string Line(Span span) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"[{span.Kind.ToUpperInvariant()}] {span.Name} ({span.Milliseconds:0.##}ms){(span.Failed ? " FAILED" : "")}"
        );
}
