using System.Buffers;
using System.Text;

namespace RoleFerry.Cli.Logs.Learning;

/// <summary>Writes patterns for the lines of a place.</summary>
internal sealed class PatternWriter
{
    /// <summary>Lines that show that a word is part of the layout.</summary>
    private const int Enough = 5;

    private const int MaxWord = 20;
    private const int MaxInBrackets = 64;
    private const int MostBehind = 3;

    /// <summary>Marks behind a word of a sentence.</summary>
    private static readonly SearchValues<char> Punctuation = SearchValues.Create(",.!?'\"()=");

    private readonly LevelPlace _place;
    private readonly bool _isFine;
    private readonly bool _mayHaveWords;

    /// <summary>What stands between the level and what follows it.</summary>
    private string _parting = "";

    private PatternWriter(LevelPlace place, bool isFine, bool mayHaveWords) =>
        (_place, _isFine, _mayHaveWords) = (place, isFine, mayHaveWords);

    /// <summary>Patterns that may read the lines of a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="isFine">Whether names are cut at every mark.</param>
    /// <param name="mayHaveWords">Whether words that all lines have may stand in the pattern.</param>
    public static IEnumerable<string> Of(LevelPlace place, bool isFine, bool mayHaveWords)
    {
        var writer = new PatternWriter(place, isFine, mayHaveWords);
        var fields = new PatternFields();
        string? head = place.IsWhole ? writer.Head(fields) : writer.ShortHead(fields);
        if (head is null || writer.MarksBeforeLevel() is not { } before)
            return [];
        return writer.Tails(fields).Select(tail => $"{head}{before}{{level}}{tail}{{message}}");
    }

    private string? MarksBeforeLevel() => Form(l => l.Line.MarksBefore(l.Column).ToString(), areBracesOthers: true);

    /// <summary>All columns before the level.</summary>
    private string? Head(PatternFields fields)
    {
        var head = new StringBuilder();
        for (int i = 0; i < _place.Lines[0].Column; i++)
        {
            int column = i;
            if (Form(l => l.Line.MarksBefore(column).ToString(), areBracesOthers: true) is not { } marks)
                return null;
            head.Append(marks).Append(HeadColumn(column, fields));
        }

        return head.ToString();
    }

    private string HeadColumn(int column, PatternFields fields)
    {
        if (HasBrace(column) || HasBrace(column + 1))
            return "{any}";
        if (_place.Lines[0].Line.Columns[column].IsTime)
            return fields.Time();
        string[] values = Values(column);
        // A word beside a number may be a month's name.
        bool isWord = _mayHaveWords && IsWord(values) && !BeginsWithDigit(column - 1) && !BeginsWithDigit(column + 1);
        return isWord ? values[0] : fields.Of(values, "any");
    }

    private string[] Values(int column) => [.. _place.Lines.Select(l => l.Line.ValueOf(column))];

    private bool HasBrace(int column) => _place.Lines.Any(l => l.Line.MarksBefore(column).IndexOfAny('{', '}') >= 0);

    private bool BeginsWithDigit(int column) =>
        column >= 0
        && column < _place.Lines[0].Column
        && !_place.Lines[0].Line.Columns[column].IsTime
        && _place.Lines.All(l => char.IsAsciiDigit(l.Line.ValueOf(column)[0]));

    /// <summary>A time, and whatever else stands before the level.</summary>
    private string ShortHead(PatternFields fields)
    {
        var lines = _place.Lines;
        if (lines.All(l => l.Line.Columns[0].IsTime && l.Column > 1))
        {
            string? first = Form(l => l.Line.MarksBefore(0).ToString());
            string? second = Form(l =>
            {
                var behind = l.Line.Behind(0);
                return behind[..LineMarks.PartingLength(behind)].ToString();
            });
            if (first is not null && second is { Length: > 0 })
                return first + fields.Time() + second + "{any}";
        }

        bool areTimes = lines.All(l => IsTimeLike(l.Line.Text[..l.Line.Columns[l.Column].Start]));
        return areTimes ? fields.Time() : "{any}";
    }

    /// <summary>What stands behind the level, with as many columns as there are, then with fewer.</summary>
    private List<string> Tails(PatternFields fields)
    {
        int[] ends = [.. _place.Lines.Select(l => l.Line.Columns[l.Column].End)];
        if (Parting(ends) is not { Length: > 0 } first)
            return [];
        _parting = first;
        var tails = new List<string> { first };
        while (tails.Count <= MostBehind && NextColumn(ends, fields) is { } column)
            tails.Add(tails[^1] + column);
        tails.Reverse();
        return tails;
    }

    /// <summary>A column that all lines have at a place, and the marks behind it; moves the places behind it.</summary>
    private string? NextColumn(int[] at, PatternFields fields)
    {
        int[] ends = (int[])at.Clone();
        string? column = InBrackets(ends, fields) ?? Word(ends, fields);
        if (column is not null)
            ends.CopyTo(at, 0);
        return column;
    }

    private string? InBrackets(int[] at, PatternFields fields)
    {
        string[] rests = [.. Rests(at)];
        char open = rests[0] is [var first, ..] ? first : ' ';
        int kind = "[(<{".IndexOf(open, StringComparison.Ordinal);
        if (kind < 0 || rests.Any(r => r.Length == 0 || r[0] != open))
            return null;
        char close = "])>}"[kind];
        int[] ends = [.. rests.Select(r => r.IndexOf(close, StringComparison.Ordinal))];
        if (ends.Any(e => e is < 2 or > MaxInBrackets))
            return null;
        string[] values = [.. rests.Zip(ends, (r, e) => r[1..e].Trim())];
        for (int i = 0; i < at.Length; i++)
            at[i] += ends[i] + 1;
        if (Parting(at) is not { Length: > 0 } marks)
            return null;
        if (open == '{')
            return "{any}" + marks;
        bool isName = values.All(v =>
            v.Length > 0 && char.IsLetter(v[0]) && !v.Contains(' ', StringComparison.Ordinal)
        );
        return open + fields.Of(values, isName ? "logger" : "any") + close + marks;
    }

    private string? Word(int[] at, PatternFields fields)
    {
        string[] rests = [.. Rests(at)];
        if (rests.Any(r => r.Length == 0 || !ColumnLine.IsNamed(r[0])))
            return null;
        int[] times = [.. rests.Select(r => ColumnLine.TimeLength(r))];
        bool areTimes = times.All(t => t > 0);
        int[] lengths = areTimes ? times : [.. rests.Select(r => ColumnLine.WordLength(r, 0, _isFine))];
        string[] values = [.. rests.Zip(lengths, (r, l) => r[..l])];
        for (int i = 0; i < at.Length; i++)
            at[i] += lengths[i];
        if (
            Parting(at) is not { Length: > 0 } marks
            || at.Zip(_place.Lines).Any(l => l.First == l.Second.Line.Text.Length)
        )
            return null;
        if (areTimes)
            return fields.Time() + marks;
        // Without a blank behind it, a mark joins a key and its value, unless it parts the columns of this layout.
        bool isMarked = LineMarks.AreMore(marks) && LineMarks.IsBlank(marks[^1]);
        bool isParted = (marks == _parting && marks != " ") || (isMarked && !marks.AsSpan().ContainsAny(Punctuation));
        bool isTold = at.Length >= 3 && (values.All(PatternFields.IsName) || values.All(v => v.All(char.IsAsciiDigit)));
        bool isError = values.Any(v =>
            v.EndsWith("Error", StringComparison.Ordinal)
            || v.EndsWith("Exception", StringComparison.Ordinal)
            || v.EndsWith("Failure", StringComparison.Ordinal)
        );
        return (isParted || isTold) && !isError ? fields.Of(values, isParted ? "logger" : "any") + marks : null;
    }

    private IEnumerable<string> Rests(int[] at) => _place.Lines.Select((l, i) => l.Line.Text[at[i]..]);

    /// <summary>The marks at a place in each line; moves the places behind them.</summary>
    private string? Parting(int[] at)
    {
        var marks = new string[at.Length];
        for (int i = 0; i < at.Length; i++)
        {
            var behind = _place.Lines[i].Line.Text.AsSpan(at[i]);
            marks[i] = behind[..LineMarks.PartingLength(behind)].ToString();
            at[i] += marks[i].Length;
        }

        return Writable(LineMarks.Form(marks));
    }

    /// <param name="marks">The marks in a line.</param>
    /// <param name="areBracesOthers">Whether braces are taken for parts of the columns beside them.</param>
    private string? Form(Func<(ColumnLine Line, int Column), string> marks, bool areBracesOthers = false) =>
        Writable(
            LineMarks.Form([
                .. _place.Lines.Select(marks).Select(m => areBracesOthers ? m.Replace("{", "").Replace("}", "") : m),
            ])
        );

    /// <summary>A brace begins a field, so patterns have none of their own.</summary>
    private static string? Writable(string? marks) =>
        marks is null || marks.AsSpan().IndexOfAny('{', '}') >= 0 ? null : marks;

    /// <summary>Whether a column is a word of the layout: the same in all lines, and of letters alone.</summary>
    private static bool IsWord(string[] values) =>
        values.Length >= Enough
        && values[0].Length <= MaxWord
        && values[0].All(char.IsLetter)
        && values.All(v => v == values[0]);

    private static bool IsTimeLike(string text) =>
        text.Length <= MaxInBrackets && text.AsSpan().Count(':') > 0 && text.Count(char.IsAsciiDigit) >= 4;
}
