using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Cli.Logs.Learning;

/// <summary>A line, cut into times and words, with the marks between them.</summary>
internal sealed class ColumnLine
{
    private const int MaxColumns = 24;

    /// <summary>Characters in which a level is looked for.</summary>
    private const int MaxLength = 300;

    private readonly List<LineColumn> _columns = [];
    private readonly List<int> _levelColumns = [];

    /// <param name="text">The line.</param>
    /// <param name="isFine">
    /// Whether names are cut at every mark: <c>mail/error/7</c> is one word, or three of them.
    /// </param>
    public ColumnLine(string text, bool isFine)
    {
        Text = text;
        int limit = Math.Min(text.Length, MaxLength);
        for (int at = 0; at < limit && _columns.Count < MaxColumns; )
        {
            if (!IsNamed(text[at]))
            {
                at++;
                continue;
            }

            int length = TimeLength(at);
            bool isTime = length > 0;
            if (!isTime)
            {
                length = WordLength(text, at, isFine);
                if (IsLevel(text.AsSpan(at, length)))
                    _levelColumns.Add(_columns.Count);
            }

            _columns.Add(new LineColumn(at, length, isTime));
            at += length;
        }
    }

    /// <summary>The line.</summary>
    public string Text { get; }

    /// <summary>Its times and words.</summary>
    public IReadOnlyList<LineColumn> Columns => _columns;

    /// <summary>Those that are the name of a level, or its letter.</summary>
    public IReadOnlyList<int> LevelColumns => _levelColumns;

    /// <summary>What a column says.</summary>
    public string ValueOf(int column) => Text.Substring(_columns[column].Start, _columns[column].Length);

    /// <summary>The marks before a column.</summary>
    public ReadOnlySpan<char> MarksBefore(int column)
    {
        int start = column == 0 ? 0 : _columns[column - 1].End;
        return Text.AsSpan(start, _columns[column].Start - start);
    }

    /// <summary>What stands behind a column.</summary>
    public ReadOnlySpan<char> Behind(int column) => Text.AsSpan(_columns[column].End);

    /// <summary>The length of the time that a text begins with, or 0.</summary>
    public static int TimeLength(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[Math.Min(text.Length, 48)];
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = char.IsAscii(text[i]) ? (byte)text[i] : (byte)0xff;
        int length = TimeText.LengthAt(bytes);
        if (length > 4)
            return length == text.Length || !char.IsLetterOrDigit(text[length]) ? length : 0;
        // Since 1970, before marks that the functions' reader does not expect there.
        int digits = text.IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? text.Length : digits;
        bool isWhole = digits == text.Length || !char.IsLetterOrDigit(text[digits]);
        return isWhole && digits is 10 or 13 && text[0] == '1' ? digits : 0;
    }

    /// <summary>The length of the word that a text begins with, at a place where a name can begin.</summary>
    public static int WordLength(string text, int start, bool isFine)
    {
        int end = start + 1;
        while (end < text.Length && (IsNamed(text[end]) || (isFine ? text[end] == '.' : IsInside(text[end]))))
            end++;
        while (!IsNamed(text[end - 1]))
            end--;
        return end - start;
    }

    /// <summary>Whether a character can begin or end a name.</summary>
    public static bool IsNamed(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>Whether a word is the name of a level, or the letter of one.</summary>
    public static bool IsLevel(ReadOnlySpan<char> word)
    {
        if (word.Length > 13)
            return false;
        Span<byte> bytes = stackalloc byte[word.Length];
        for (int i = 0; i < word.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(word[i]))
                return false;
            bytes[i] = (byte)word[i];
        }

        return Levels.TryParse(bytes, out _) || (bytes.Length == 1 && Levels.TryParseLetter(bytes[0], out _));
    }

    private static bool IsInside(char c) => "_.-/:@$%+&#\\*'".Contains(c, StringComparison.Ordinal);

    private int TimeLength(int at) => TimeLength(Text.AsSpan(at));
}
