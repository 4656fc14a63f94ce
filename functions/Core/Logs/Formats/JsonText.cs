using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>Text in JSON's escapes.</summary>
public static class JsonText
{
    /// <summary>
    /// Writes what a JSON string stands for. It never grows. A lone surrogate becomes U+FFFD, an escape that is none
    /// stays as it is, and bytes that are not UTF-8 are kept: one bad character is no reason to lose a message.
    /// </summary>
    /// <param name="escaped">The string between its quotation marks.</param>
    /// <param name="destination">At least as long as the string.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> destination)
    {
        int read = 0,
            written = 0;
        while (true)
        {
            int run = CopyRun(escaped[read..], destination[written..]);
            read += run;
            written += run;
            if (read == escaped.Length)
                return written;
            // The three most frequent ones; UnescapeOne knows all.
            byte kind = read + 1 < escaped.Length ? escaped[read + 1] : (byte)0;
            if (kind is (byte)'"' or (byte)'n' or (byte)'\\')
            {
                destination[written++] = kind == 'n' ? (byte)'\n' : kind;
                read += 2;
                continue;
            }

            var rest = escaped[read..];
            written += UnescapeOne(ref rest, destination[written..]);
            read = escaped.Length - rest.Length;
        }
    }

    /// <summary>
    /// Copies as far as the first backslash. Escapes stand close to one another, so 16 bytes are copied before it is
    /// known how many count.
    /// </summary>
    private static int CopyRun(ReadOnlySpan<byte> escaped, Span<byte> destination)
    {
        int length = 0;
        for (; escaped.Length - length >= Vector128<byte>.Count; length += Vector128<byte>.Count)
        {
            var bytes = Vector128.Create(escaped[length..]);
            bytes.CopyTo(destination[length..]);
            uint backslashes = Vector128.Equals(bytes, Vector128.Create((byte)'\\')).ExtractMostSignificantBits();
            if (backslashes != 0)
                return length + BitOperations.TrailingZeroCount(backslashes);
        }

        for (; length < escaped.Length && escaped[length] != '\\'; length++)
            destination[length] = escaped[length];
        return length;
    }

    private static int UnescapeOne(ref ReadOnlySpan<byte> escaped, Span<byte> destination)
    {
        byte kind = escaped.Length > 1 ? escaped[1] : (byte)0;
        if (kind == 'u' && TryReadUnit(escaped, out char unit))
        {
            escaped = escaped[6..];
            if (!char.IsHighSurrogate(unit) || !TryReadUnit(escaped, out char low) || !char.IsLowSurrogate(low))
                return (char.IsSurrogate(unit) ? Rune.ReplacementChar : new Rune(unit)).EncodeToUtf8(destination);
            escaped = escaped[6..];
            return new Rune(unit, low).EncodeToUtf8(destination);
        }

        destination[0] = kind switch
        {
            (byte)'n' => (byte)'\n',
            (byte)'t' => (byte)'\t',
            (byte)'r' => (byte)'\r',
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            (byte)'"' or (byte)'\\' or (byte)'/' => kind,
            _ => (byte)'\\',
        };
        escaped = escaped[(destination[0] == '\\' && kind != '\\' ? 1 : 2)..];
        return 1;
    }

    /// <summary>Reads four hexadecimal digits behind <c>\u</c>.</summary>
    private static bool TryReadUnit(ReadOnlySpan<byte> escaped, out char unit)
    {
        unit = default;
        if (escaped.Length < 6 || escaped[0] != '\\' || escaped[1] != 'u')
            return false;
        int value = 0;
        foreach (byte digit in escaped[2..6])
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return false;
            value = value << 4 | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        unit = (char)value;
        return true;
    }
}
