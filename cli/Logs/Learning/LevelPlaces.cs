namespace RoleFerry.Cli.Logs.Learning;

/// <summary>The places in which lines have levels.</summary>
internal static class LevelPlaces
{
    /// <summary>Places that are looked at.</summary>
    private const int Most = 12;

    /// <summary>Columns before a level.</summary>
    private const int MostBefore = 12;

    /// <summary>Those of the most lines first.</summary>
    public static IReadOnlyList<LevelPlace> Of(IReadOnlyList<ColumnLine> lines)
    {
        var places = new Dictionary<string, LevelPlace>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var mine = new HashSet<string>(StringComparer.Ordinal);
            foreach (int column in line.LevelColumns.Where(c => c <= MostBefore && HasMessage(line, c)))
            {
                Add(places, mine, line, column, isWhole: true);
                if (column > 0 && LineMarks.AreMore(line.MarksBefore(column)))
                    Add(places, mine, line, column, isWhole: false);
            }
        }

        var best = places
            .OrderByDescending(p => p.Value.Lines.Count)
            .ThenBy(p => p.Key, StringComparer.Ordinal)
            .Take(Most)
            .ToArray();
        foreach (var (key, place) in best)
            place.Others = lines.Count(l => HasOther(l, key, place.IsWhole));
        return [.. best.Select(p => p.Value).Where(p => p.IsBelievable())];
    }

    /// <summary>Whether there is a level with nothing behind it.</summary>
    public static bool IsAtEnd(ColumnLine line) =>
        line.LevelColumns is [.., var last] && last > 0 && !HasMessage(line, last);

    private static bool HasMessage(ColumnLine line, int column)
    {
        var behind = line.Behind(column);
        return behind[LineMarks.PartingLength(behind)..].IndexOfAnyExcept(' ', '\t') >= 0;
    }

    private static void Add(
        Dictionary<string, LevelPlace> places,
        HashSet<string> mine,
        ColumnLine line,
        int column,
        bool isWhole
    )
    {
        string key = LevelPlace.KeyOf(line, column, isWhole);
        if (!mine.Add(key))
            return;
        if (!places.TryGetValue(key, out var place))
            places[key] = place = new LevelPlace(isWhole);
        place.Add(line, column);
    }

    /// <summary>Whether the first column of a line that stands as a place says is no level.</summary>
    private static bool HasOther(ColumnLine line, string key, bool isWhole)
    {
        for (int column = 0; column < line.Columns.Count && column <= MostBefore; column++)
        {
            if (LevelPlace.KeyOf(line, column, isWhole) == key)
                return !ColumnLine.IsLevel(line.ValueOf(column));
        }

        return false;
    }
}
