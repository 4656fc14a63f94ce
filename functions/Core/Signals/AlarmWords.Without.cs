using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace RoleFerry.Core.Signals;

/// <content>What is left of a description for people.</content>
public static partial class AlarmWords
{
    /// <summary>What may stand around words and means nothing without them.</summary>
    private static readonly char[] Edges = [.. " \t\r\u00a0,;|"];

    private static readonly char[] OpenEnds = [.. " ([-"];

    /// <summary>
    /// The text without its words: those of <see cref="Fields"/> wherever they stand, all others at the end of a line
    /// only. Within a sentence they may be part of it: <c>answers with code=503 since noon</c>.
    /// </summary>
    public static string Without(string description)
    {
        var words = Find(description);
        var kept = new StringBuilder(description);
        var next = description.Length;
        for (var i = words.Count - 1; i >= 0; i--)
        {
            var (start, end, isField) = words[i];
            if (!isField && !IsSeparators(description.AsSpan()[end..next]))
                continue;
            kept.Remove(start, end - start);
            next = start;
        }

        var lines = EmptyBrackets()
            .Replace(kept.ToString(), "")
            .Split('\n')
            .Select(line => line.Trim(Edges).TrimEnd(OpenEnds));
        return string.Join('\n', lines).Trim();
    }

    private static List<(int Start, int End, bool IsField)> Find(string description)
    {
        var words = new List<(int, int, bool)>();
        var rest = description.AsSpan();
        while (NextKey(ref rest, out var withColon) is { Length: > 0 } key)
        {
            var before = description.AsSpan()[..^rest.Length].TrimEnd(Blanks);
            var value = TakeValue(ref rest, out var isClosed);
            if (value.Length == 0 || (withColon && !isClosed && !EndsAt(rest)))
                continue;
            var end = description.AsSpan()[..^rest.Length].TrimEnd(")]").Length;
            words.Add((before.Length - 1 - key.Length, end, FieldOf(key) is not null));
        }

        return words;
    }

    private static readonly SearchValues<char> Between = SearchValues.Create(" \t\r\u00a0,;|)]");

    /// <summary>Whether nothing but separators stands there up to the end or to the line's.</summary>
    private static bool IsSeparators(ReadOnlySpan<char> text)
    {
        var line = text.IndexOf('\n');
        return !(line < 0 ? text : text[..line]).ContainsAnyExcept(Between);
    }

    [GeneratedRegex(@"\([\s,;|]*\)|\[[\s,;|]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyBrackets();
}
