using System.Buffers;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// Reads the parts that formats put before a message. Each method takes its part off the front, or leaves the line
/// alone.
/// </summary>
internal ref struct LineReader(ReadOnlySpan<byte> line)
{
    private static readonly SearchValues<byte> WordEnds = SearchValues.Create(" \t\n\r:[](){}|,"u8);
    private static readonly SearchValues<byte> Offset = SearchValues.Create("0123456789:"u8);

    public ReadOnlySpan<byte> Rest { get; private set; } = line;

    public bool Take(ReadOnlySpan<byte> literal)
    {
        if (!Rest.StartsWith(literal))
            return false;
        Rest = Rest[literal.Length..];
        return true;
    }

    public void SkipSpaces() => Rest = Rest.TrimStart(" \t"u8);

    /// <summary>
    /// Takes everything before a mark, and the mark, if it comes within a number of bytes and on this line.
    /// </summary>
    public bool TakeUntil(ReadOnlySpan<byte> mark, int limit, out ReadOnlySpan<byte> part)
    {
        part = Rest[..Math.Min(Rest.Length, limit + mark.Length)];
        int newline = part.IndexOf((byte)'\n');
        if (newline >= 0)
            part = part[..newline];
        int end = part.IndexOf(mark);
        if (end < 0)
            return false;
        part = part[..end];
        Rest = Rest[(end + mark.Length)..];
        return true;
    }

    /// <summary>Takes a run of bytes that are neither white space nor one of the marks that end a word.</summary>
    public bool TakeWord(out ReadOnlySpan<byte> word)
    {
        int end = Rest.IndexOfAny(WordEnds);
        word = end < 0 ? Rest : Rest[..end];
        Rest = Rest[word.Length..];
        return word.Length > 0;
    }

    public bool TakeDigits(out ReadOnlySpan<byte> digits)
    {
        int end = Rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        digits = end < 0 ? Rest : Rest[..end];
        Rest = Rest[digits.Length..];
        return digits.Length > 0;
    }

    /// <summary>
    /// Takes a date and time (<c>2025-10-13T14:30:00.123Z</c>, <c>2025/10/13 14:30:00</c>, with a comma before the
    /// fraction, with an offset or the letters of a zone), or a time alone.
    /// </summary>
    public bool TakeTime()
    {
        int length = DateLength(Rest);
        int clock = ClockLength(Rest[length..]);
        if (clock == 0)
            return false;
        length += clock;
        Rest = Rest[(length + ZoneLength(Rest[length..]))..];
        return true;
    }

    /// <summary>The length of <c>2025-10-13</c> and the T or space behind it, or 0.</summary>
    private static int DateLength(ReadOnlySpan<byte> text)
    {
        if (
            text.Length < 11
            || text[4] is not ((byte)'-' or (byte)'/')
            || text[7] != text[4]
            || text[10] is not ((byte)' ' or (byte)'T')
        )
            return 0;
        return AreDigits(text[..4]) && AreDigits(text[5..7]) && AreDigits(text[8..10]) ? 11 : 0;
    }

    /// <summary>The length of <c>14:30:00</c> with its fraction, or 0.</summary>
    private static int ClockLength(ReadOnlySpan<byte> text)
    {
        if (
            text.Length < 8
            || text[2] != ':'
            || text[5] != ':'
            || !AreDigits(text[..2])
            || !AreDigits(text[3..5])
            || !AreDigits(text[6..8])
        )
            return 0;
        if (text.Length < 10 || text[8] is not ((byte)'.' or (byte)','))
            return 8;
        int end = text[9..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text.Length : 9 + end;
    }

    /// <summary>The length of <c>Z</c>, <c>+00:00</c>, <c> +0000</c> or <c> UTC</c>, or 0.</summary>
    private static int ZoneLength(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'Z', ..])
            return 1;
        int start = text is [(byte)' ', ..] ? 1 : 0;
        var zone = text[start..];
        if (zone is [(byte)'+' or (byte)'-', ..])
        {
            int end = zone[1..].IndexOfAnyExcept(Offset);
            int digits = end < 0 ? zone.Length - 1 : end;
            return digits is 2 or 4 or 5 ? start + 1 + digits : 0;
        }

        return start == 1 && (zone.StartsWith("UTC"u8) || zone.StartsWith("GMT"u8)) ? 4 : 0;
    }

    private static bool AreDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
