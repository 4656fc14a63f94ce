using System.Text;
using RoleFerry.Core.Logs.Formats;

namespace RoleFerry.Core.Logs.Unread;

/// <summary>
/// The shape of what a line begins with: of its first words, small letters become <c>a</c>, capitals <c>A</c> and
/// digits <c>0</c>, each once for a run; marks and the names of levels stay. Lines that one program writes in one way
/// have one layout, whatever they say.
/// </summary>
public static class LineLayout
{
    /// <summary>Bytes of UTF-8 that a layout has at most.</summary>
    public const int MaxLength = 64;

    private const int MaxWords = 6;

    /// <summary>The layout of a line.</summary>
    /// <param name="text">UTF-8; the first line counts.</param>
    public static string Of(ReadOnlySpan<byte> text)
    {
        Span<byte> layout = stackalloc byte[MaxLength];
        return Encoding.UTF8.GetString(layout[..Write(text, layout)]);
    }

    /// <summary>Writes a line's layout. Allocates nothing.</summary>
    /// <param name="text">UTF-8; the first line counts.</param>
    /// <param name="layout">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> layout)
    {
        int length = 0;
        int words = 0;
        for (int at = 0; at < text.Length && length < MaxLength && text[at] != '\n'; )
        {
            int run = RunOf(text[at..]);
            var word = text.Slice(at, run);
            at += run;
            if (run == 1 && !char.IsAsciiLetterOrDigit((char)word[0]))
            {
                bool isSpace = word[0] is (byte)' ' or (byte)'\t';
                if (!isSpace || (length > 0 && layout[length - 1] != ' '))
                    layout[length++] =
                        isSpace ? (byte)' '
                        : word[0] < 0x80 ? word[0]
                        : (byte)'?';
                continue;
            }

            if (++words > MaxWords)
                break;
            if (Levels.TryParseCapitals(word, out _))
                Append(word, layout, ref length);
            else
                Append(ShapeOf(word), layout, ref length);
        }

        return layout[..length].TrimEnd((byte)' ').Length;
    }

    private static void Append(ReadOnlySpan<byte> text, Span<byte> layout, ref int length)
    {
        text = text[..Math.Min(text.Length, MaxLength - length)];
        text.CopyTo(layout[length..]);
        length += text.Length;
    }

    private static ReadOnlySpan<byte> ShapeOf(ReadOnlySpan<byte> word)
    {
        if (char.IsAsciiDigit((char)word[0]))
            return "0"u8;
        bool hasSmall = word.IndexOfAnyInRange((byte)'a', (byte)'z') >= 0;
        return !hasSmall ? "A"u8
            : char.IsAsciiLetterUpper((char)word[0]) ? "Aa"u8
            : "a"u8;
    }

    /// <summary>The length of the letters or digits that a text begins with, or 1.</summary>
    private static int RunOf(ReadOnlySpan<byte> text)
    {
        if (!char.IsAsciiLetterOrDigit((char)text[0]))
            return 1;
        bool areDigits = char.IsAsciiDigit((char)text[0]);
        int length = 1;
        while (
            length < text.Length
            && (areDigits ? char.IsAsciiDigit((char)text[length]) : char.IsAsciiLetter((char)text[length]))
        )
            length++;
        return length;
    }
}
