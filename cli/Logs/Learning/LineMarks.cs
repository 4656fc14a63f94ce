namespace RoleFerry.Cli.Logs.Learning;

/// <summary>What stands between the columns of lines: blanks, and marks such as <c>|</c> or <c>] [</c>.</summary>
internal static class LineMarks
{
    /// <summary>Marks that part a column from the next.</summary>
    private const int MostMarks = 6;

    private const string Quotes = "\"'`";
    private const string Opening = Quotes + "([{<";

    /// <summary>Whether a character is a blank.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t';

    /// <summary>Whether marks are more than blanks.</summary>
    public static bool AreMore(ReadOnlySpan<char> marks) => marks.IndexOfAnyExcept(' ', '\t') >= 0;

    /// <summary>Marks without their blanks, by which lines are compared: programs pad columns to a width.</summary>
    public static string Key(ReadOnlySpan<char> marks)
    {
        if (marks.IsEmpty)
            return "";
        if (!AreMore(marks))
            return marks.Contains(' ') ? " " : "\t";
        return string.Concat(marks.ToString().Where(c => !IsBlank(c)));
    }

    /// <summary>
    /// How many characters part a column from what stands behind it: not those that the next part begins with.
    /// </summary>
    public static int PartingLength(ReadOnlySpan<char> behind)
    {
        int start = BlanksAt(behind, 0);
        int at = start;
        while (at < behind.Length && at - start < MostMarks && IsMark(behind[at]))
            at++;
        bool isGlued = at < behind.Length && !IsBlank(behind[at]);
        if (isGlued)
            at = start + WithoutOpening(behind[start..at], mayBegin: start == 0);
        if (isGlued && start > 0 && at > start && behind[at - 1] is not ('|' or ';'))
            return start;
        int end = BlanksAt(behind, at);
        // Columns that are all in quotes: what stands between two closes one and opens another.
        bool isQuote = end < behind.Length && Quotes.Contains(behind[end], StringComparison.Ordinal);
        return isQuote && behind[start..at].Contains(behind[end]) ? end + 1 : end;
    }

    /// <summary>
    /// What a pattern has for marks that several lines have at one place; null where they are too different, or where
    /// nothing can be written for them.
    /// </summary>
    public static string? Form(IReadOnlyList<string> all)
    {
        if (all.All(m => !AreMore(m)))
        {
            if (all.Any(m => m.Length == 0))
                return all.All(m => m.Length == 0) ? "" : null;
            return all.All(m => m == "\t") ? "\t" : " ";
        }

        string core = Core(all[0]);
        if (all.Any(m => Core(m) != core))
            return null;
        string left = all.All(m => IsBlank(m[0])) ? " " : "";
        string right = all.All(m => IsBlank(m[^1])) ? " " : "";
        return left + core + right;
    }

    /// <summary>Marks without the blanks around them; a pattern has one space for several blanks.</summary>
    private static string Core(string marks) =>
        string.Join(' ', marks.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// The length of marks before what opens a text in quotes or brackets; a quotation mark that stands there already
    /// has closed one, and the columns are all in quotes.
    /// </summary>
    private static int WithoutOpening(ReadOnlySpan<char> marks, bool mayBegin)
    {
        for (int at = mayBegin ? 1 : 0; at < marks.Length; at++)
        {
            if (Opening.Contains(marks[at], StringComparison.Ordinal) && !marks[..at].Contains(marks[at]))
                return at;
        }

        return marks.Length;
    }

    private static bool IsMark(char c) => !ColumnLine.IsNamed(c) && !IsBlank(c);

    private static int BlanksAt(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && IsBlank(text[at]))
            at++;
        return at;
    }
}
