namespace RoleFerry.Cli.Logs.Learning;

/// <summary>Why no pattern could be found.</summary>
internal static class PatternReasons
{
    /// <summary>No lines.</summary>
    public const string Empty = "There are no lines to learn from.";

    /// <summary>Something other than text.</summary>
    public const string NoText = "This is no text: most of it is bytes that stand for nothing.";

    /// <summary>The rules say so.</summary>
    public const string Refused = "The rules refuse this log group: nothing of it is read.";

    /// <summary>Nothing begins an entry.</summary>
    public const string Indented =
        "All lines are blank or indented, as those are that belong to a line above them: no reader begins with such a "
        + "line.";

    /// <summary>Whether events are bytes of something else than text.</summary>
    public static bool AreNoText(IEnumerable<string> events)
    {
        long all = 0;
        long odd = 0;
        foreach (string text in events.Take(1_000))
        {
            all += text.Length;
            odd += text.Count(c => c == '\ufffd' || (char.IsControl(c) && c is not ('\t' or '\u001b' or '\r' or '\n')));
        }

        return 10 * odd > all;
    }

    /// <summary>The reason for lines that are not understood.</summary>
    public static string Of(IReadOnlyList<ColumnLine> lines)
    {
        if (lines.Count(LevelPlaces.IsAtEnd) * 2 > lines.Count)
            return "The level stands at the end of the lines. A pattern reads it only before the message.";
        if (lines.Count(IsInBraces) * 2 > lines.Count)
            return "The level stands in braces. A pattern has none of its own: they name its fields.";
        return 2 * lines.Count(l => l.LevelColumns.Count > 0) > lines.Count
            ? "Names of levels stand in some of these lines, but in no place that is a level's: marks on both sides of "
                + "it, or different levels in one place of several lines. More lines may show it."
            : "No level that is known is a word of its own in most of these lines (error, warn, info, E, W, ...), "
                + "and other words cannot be taught. An entry of `patterns` with `contains` names such errors by a "
                + "text.";
    }

    private static bool IsInBraces(ColumnLine line) =>
        line.LevelColumns.Any(c => line.MarksBefore(c) is [.., '{'] || line.Behind(c) is ['}', ..]);
}
