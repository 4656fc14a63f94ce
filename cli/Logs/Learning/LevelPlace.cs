using System.Text;
using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Cli.Logs.Learning;

/// <summary>A place in which several lines have a level, between the same marks.</summary>
/// <param name="isWhole">Whether all columns before the level are alike, and not just the marks around it.</param>
internal sealed class LevelPlace(bool isWhole)
{
    /// <summary>Lines that show that a level stands in a place that no marks show.</summary>
    private const int Enough = 3;

    private readonly List<(ColumnLine Line, int Column)> _lines = [];

    /// <summary>Whether all columns before the level are alike.</summary>
    public bool IsWhole => isWhole;

    /// <summary>The lines, each with the number of the level's column.</summary>
    public IReadOnlyList<(ColumnLine Line, int Column)> Lines => _lines;

    /// <summary>Lines that are alike and have something else there.</summary>
    public int Others { get; set; }

    /// <summary>What tells places apart.</summary>
    public static string KeyOf(ColumnLine line, int column, bool isWhole)
    {
        var key = new StringBuilder(isWhole ? "" : "...");
        for (int i = isWhole ? 0 : column; i <= column; i++)
            key.Append(LineMarks.Key(line.MarksBefore(i))).Append(line.Columns[i].IsTime ? "\0T" : "\0W");
        var behind = line.Behind(column);
        return key.Append(LineMarks.Key(behind[..LineMarks.PartingLength(behind)])).ToString();
    }

    /// <summary>Adds a line.</summary>
    public void Add(ColumnLine line, int column) => _lines.Add((line, column));

    /// <summary>
    /// Whether a level stands there indeed, and not a word of sentences: marks on both sides show it, or that other
    /// levels stand there too.
    /// </summary>
    public bool IsBelievable()
    {
        string[] names = [.. _lines.Select(l => l.Line.ValueOf(l.Column)).Distinct(StringComparer.Ordinal)];
        byte[][] bytes = [.. names.Select(Encoding.UTF8.GetBytes)];
        int different = bytes.Select(LevelOf).Distinct().Count();
        bool isSure = bytes.Any(b => Levels.TryParseSure(b, out _) || Levels.TryParseCapitals(b, out _));
        if (!isSure && (bytes.Any(b => b.Length > 1) || (different == 1 && Sides() < 2)))
            return false;
        int all = _lines.Count + Others;
        return Sides() switch
        {
            2 => 2 * _lines.Count >= all,
            1 => (different > 1 || _lines.Count >= Enough) && 5 * _lines.Count >= 4 * all,
            _ => different > 1 && _lines.Count >= Enough && 10 * _lines.Count >= 9 * all,
        };
    }

    /// <summary>On how many sides marks other than blanks stand beside the level in all lines.</summary>
    private int Sides()
    {
        bool isBefore = _lines.All(l => LineMarks.AreMore(l.Line.MarksBefore(l.Column)));
        bool isBehind = _lines.All(l =>
        {
            var behind = l.Line.Behind(l.Column);
            return LineMarks.AreMore(behind[..LineMarks.PartingLength(behind)]);
        });
        return (isBefore ? 1 : 0) + (isBehind ? 1 : 0);
    }

    private static Level? LevelOf(byte[] name) => Levels.TryParseValue(name, out var level) ? level : null;
}
