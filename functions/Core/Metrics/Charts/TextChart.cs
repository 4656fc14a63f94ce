using System.Text;

namespace RoleFerry.Core.Metrics.Charts;

/// <summary>A small column chart of characters, for a terminal.</summary>
public static class TextChart
{
    private const string Parts = " ▁▂▃▄▅▆▇█";

    /// <summary>Draws it, one line a row, the highest first, with the scale at its left.</summary>
    /// <param name="values">The columns; a gap where there is none.</param>
    /// <param name="rows">Lines that columns may take.</param>
    /// <param name="label">How a value of the scale is written.</param>
    /// <param name="mark">A value that gets a line, such as a target; null for none.</param>
    public static IReadOnlyList<string> Draw(
        IReadOnlyList<double?> values,
        int rows,
        Func<double, string> label,
        double? mark = null
    )
    {
        double[] known = [.. values.OfType<double>().Where(double.IsFinite)];
        if (known.Length == 0)
            return ["no values"];
        double high = Math.Max(known.Max(), mark ?? double.MinValue);
        double low = Math.Min(0, known.Min());
        double step = high > low ? (high - low) / rows : 1;
        string[] labels = [.. Enumerable.Range(0, rows).Select(r => label(low + ((rows - r) * step)))];
        int width = labels.Max(l => l.Length);
        int? marked =
            mark is { } m && m > low ? Math.Clamp(rows - 1 - (int)((m - low - 1e-12) / step), 0, rows - 1) : null;
        return
        [
            .. Enumerable
                .Range(0, rows)
                .Select(row =>
                    Row(values, low + ((rows - 1 - row) * step), step, labels[row].PadLeft(width), row == marked)
                ),
        ];
    }

    private static string Row(IReadOnlyList<double?> values, double from, double step, string label, bool isMarked)
    {
        var line = new StringBuilder(label).Append(isMarked ? " ┼" : " │");
        foreach (var value in values)
        {
            double filled = value is { } v && double.IsFinite(v) ? Math.Clamp((v - from) / step, 0, 1) : 0;
            int part = (int)Math.Ceiling(filled * (Parts.Length - 1));
            line.Append(part == 0 && isMarked ? '─' : Parts[part]);
        }

        return line.ToString().TrimEnd();
    }
}
