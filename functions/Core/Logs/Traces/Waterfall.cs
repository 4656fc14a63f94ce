using System.Globalization;
using System.Text;

namespace RoleFerry.Core.Logs.Traces;

/// <summary>A trace as text: what called what, and how long each took.</summary>
public static class Waterfall
{
    /// <summary>Lines of a waterfall; what is beyond them is counted.</summary>
    public const int MaxLines = 60;

    private const int MaxDepth = 20;

    /// <summary>Draws a trace's spans, each below the one that it is part of, in the order in which they began.</summary>
    /// <returns>Lines, the last one naming the slowest dependency; empty for no spans.</returns>
    public static string Draw(IReadOnlyCollection<Span> spans)
    {
        if (spans.Count == 0) return "";
        var unique = spans.GroupBy(s => s.Id, StringComparer.Ordinal).Select(g => g.First()).OrderBy(StartOf).ThenBy(s => s.Id, StringComparer.Ordinal).ToArray();
        var ids = unique.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var children = unique.ToLookup(s => ids.Contains(s.ParentId) && s.ParentId != s.Id ? s.ParentId : "", StringComparer.Ordinal);
        var text = new StringBuilder();
        var drawn = new HashSet<string>(StringComparer.Ordinal);
        foreach (var root in children[""]) Draw(text, root, 0, children, drawn);

        // Spans that are part of each other hang below none.
        foreach (var span in unique.Where(s => !drawn.Contains(s.Id))) Draw(text, span, 0, children, drawn);
        if (drawn.Count > MaxLines) text.Append(CultureInfo.InvariantCulture, $"... {drawn.Count - MaxLines} more\n");
        if (Slowest(unique) is { } slowest) text.Append(CultureInfo.InvariantCulture, $"Slowest dependency: {Line(slowest)}\n");
        return text.ToString();
    }

    /// <summary>The step outside the product that took longest; null when there is none.</summary>
    public static Span? Slowest(IReadOnlyCollection<Span> spans) =>
        spans.Where(IsDependency).MaxBy(s => s.Milliseconds);

    private static bool IsDependency(Span span) => span.Kind.ToUpperInvariant() is "SQL" or "DB" or "HTTP" or "REDIS" or "CLIENT" or "CACHE" or "SMTP";

    private static DateTimeOffset StartOf(Span span) => span.EndedAt.AddMilliseconds(-span.Milliseconds);

    private static void Draw(StringBuilder text, Span span, int depth, ILookup<string, Span> children, HashSet<string> drawn)
    {
        if (!drawn.Add(span.Id)) return;
        if (drawn.Count <= MaxLines)
        {
            if (depth > 0) text.Append(' ', 2 + (4 * (depth - 1))).Append("└─ ");
            text.Append(Line(span)).Append('\n');
        }

        foreach (var child in children[span.Id]) Draw(text, child, Math.Min(depth + 1, MaxDepth), children, drawn);
    }

    private static string Line(Span span) =>
        string.Create(CultureInfo.InvariantCulture, $"[{span.Kind.ToUpperInvariant()}] {span.Name} ({span.Milliseconds:0.##}ms){(span.Failed ? " FAILED" : "")}");
}
