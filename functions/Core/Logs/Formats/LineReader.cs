using System.Buffers;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// Reads the parts that formats put before a message. Each method takes its part off the front, or leaves the line
/// alone.
/// </summary>
internal ref struct LineReader(ReadOnlySpan<byte> line)
{
    private static readonly SearchValues<byte> WordEnds = SearchValues.Create(" \t\n\r:[](){}|,"u8);

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

    /// <summary>Takes a time, see <see cref="TimeText"/>.</summary>
    public bool TakeTime()
    {
        int length = TimeText.LengthAt(Rest);
        Rest = Rest[length..];
        return length > 0;
    }
}
