using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Core.Logs.Unread;

/// <summary>
/// A cheap test, which knows no layouts, of whether a line that no reader understood looks like an error: a level's
/// name where levels stand, an error's name, or what runtimes write when a program dies.
/// </summary>
public static class ErrorSuspicion
{
    /// <summary>Bytes of a line that are looked at.</summary>
    public const int MaxLength = 200;

    private static readonly WordTable<Word> Words = new(
        (one, _) => one,
        (Word.Denial, "no not without zero any 0 if when on for of the in to handle handles ignore ignoring"),
        (
            Word.Noun,
            "rate rates count counts counter counters budget handler handlers handling page pages log logs code"
        ),
        (Word.Noun, "codes is are was were or and in of for to from on threshold level levels reporting tracking free")
    );

    private enum Word : byte
    {
        None,

        /// <summary>Before an error's name, it says that there is none, or speaks of errors in general.</summary>
        Denial,

        /// <summary>Behind an error's name, it makes a thing of it that is no error.</summary>
        Noun,
    }

    /// <summary>Whether a line looks like an error.</summary>
    /// <param name="text">UTF-8; the first line counts.</param>
    public static bool Looks(ReadOnlySpan<byte> text)
    {
        var line = text.Length > MaxLength ? text[..MaxLength] : text;
        int end = line.IndexOf((byte)'\n');
        if (end >= 0)
            line = line[..end];
        ReadOnlySpan<byte> before = [];
        for (int at = 0; at < line.Length; )
        {
            byte first = line[at];
            if (first is (byte)'"' or (byte)'\'' or (byte)'`')
            {
                int close = line[(at + 1)..].IndexOf(first);
                if (close > 0)
                    at += close + 1;
                at++;
                continue;
            }

            if (!char.IsAsciiLetter((char)first))
            {
                at++;
                continue;
            }

            int length = LengthOf(line[at..]);
            var word = line.Slice(at, length);
            bool isPart = at > 0 && IsGlue(line[at - 1]);
            if (!isPart && Says(word, before, line[(at + length)..]))
                return true;
            before = word;
            at += length;
        }

        return false;
    }

    private static bool Says(ReadOnlySpan<byte> word, ReadOnlySpan<byte> before, ReadOnlySpan<byte> behind)
    {
        if (behind is [(byte)'/' or (byte)'_' or (byte)'=' or (byte)'-' or (byte)'.', not (byte)' ', ..])
            return false;
        if (Words.Find(before) == Word.Denial || IsHarmless(behind))
            return false;
        if (Levels.TryParseCapitals(word, out var level))
            return level >= Level.Error;
        bool isMarked = behind is [(byte)':', (byte)' ', ..];
        if (Levels.TryParseSure(word, out level))
            return level >= Level.Error && (isMarked || (before.IsEmpty && IsPlainError(word)));
        bool isNamed = word.EndsWith("Error"u8) || word.EndsWith("Exception"u8);
        if (isNamed && !word.SequenceEqual("Error"u8) && !word.SequenceEqual("Exception"u8))
            return behind.IsEmpty || behind[0] is (byte)':' or (byte)'(' or (byte)'[';
        return word.SequenceEqual("Traceback"u8)
            || word.SequenceEqual("segfault"u8)
            || (word.SequenceEqual("panicked"u8) && behind.StartsWith(" at"u8))
            || (word.SequenceEqual("core"u8) && behind.StartsWith(" dumped"u8))
            || (word.SequenceEqual("Caused"u8) && behind.StartsWith(" by: "u8) && behind.Contains((byte)'.'));
    }

    /// <summary>Alerts, emergencies and critical sections are things too.</summary>
    private static bool IsPlainError(ReadOnlySpan<byte> word) =>
        word[1..].SequenceEqual("rror"u8) || word[1..].SequenceEqual("atal"u8);

    /// <summary>Whether nothing follows that went wrong: <c>: none</c>, <c> rate</c>.</summary>
    private static bool IsHarmless(ReadOnlySpan<byte> behind)
    {
        var rest = behind.TrimStart(" \t:=|-"u8);
        if (rest.IsEmpty && behind.IsEmpty)
            return false;
        if (ErrorSigns.IsNothing(rest))
            return true;
        int end = rest.IndexOfAny((byte)' ', (byte)',', (byte)':');
        var next = end < 0 ? rest : rest[..end];
        bool isValue = behind is [(byte)':' or (byte)'=' or (byte)'|', ..];
        return (isValue && ErrorSigns.IsNothing(next)) || Words.Find(next) == Word.Noun;
    }

    /// <summary>What joins a word to a path, a name or a key.</summary>
    private static bool IsGlue(byte value) =>
        value is (byte)'/' or (byte)'_' or (byte)'-' or (byte)'.' or (byte)'?' or (byte)'&' or (byte)'=' or (byte)'$'
        || char.IsAsciiLetterOrDigit((char)value);

    private static int LengthOf(ReadOnlySpan<byte> text)
    {
        int length = 1;
        while (length < text.Length && char.IsAsciiLetterOrDigit((char)text[length]))
            length++;
        return length;
    }
}
