using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RoleFerry.Core.Logs.Batches;

/// <summary>
/// Reads an event that stands in a batch as CloudWatch Logs writes it, without white space and with nothing else in
/// it: <c>{"id":"3789...","timestamp":1795435200000,"message":"..."}</c>. It takes a fraction of the time of a reader
/// of any JSON, to which everything that stands otherwise is left, what is no JSON included.
/// </summary>
internal static class PlainEvent
{
    /// <summary>
    /// Milliseconds since 1970 have 14 digits until the year 5138; more are left to the other reader, which knows the
    /// limit.
    /// </summary>
    private const int MaxDigits = 14;

    private static ReadOnlySpan<byte> BeforeId => "{\"id\":\""u8;

    private static ReadOnlySpan<byte> BeforeTimestamp => "\",\"timestamp\":"u8;

    private static ReadOnlySpan<byte> BeforeMessage => ",\"message\":\""u8;

    /// <summary>Reads one.</summary>
    /// <param name="json">UTF-8 that begins with it.</param>
    /// <param name="logEvent">The event.</param>
    /// <param name="mayHaveSurrogates">Whether an escape in the message may be half of a pair.</param>
    /// <returns>The number of bytes that it takes, or 0 where none stands there in that way.</returns>
    public static int Read(ReadOnlySpan<byte> json, out LogEvent logEvent, out bool mayHaveSurrogates)
    {
        logEvent = default;
        mayHaveSurrogates = false;
        if (!json.StartsWith(BeforeId))
            return 0;
        int idStart = BeforeId.Length;
        int idLength = json[idStart..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (idLength <= 0 || !json[(idStart + idLength)..].StartsWith(BeforeTimestamp))
            return 0;

        int at = idStart + idLength + BeforeTimestamp.Length;
        int numberStart = at;
        long timestamp = 0;
        for (; at < json.Length && (uint)(json[at] - '0') <= 9 && at - numberStart < MaxDigits; at++)
            timestamp = (timestamp * 10) + json[at] - '0';
        if (timestamp == 0 || json[numberStart] == '0' || !json[at..].StartsWith(BeforeMessage))
            return 0;

        int messageStart = at + BeforeMessage.Length;
        bool isEscaped = false;
        int messageEnd = EndOfText(json, messageStart, ref isEscaped, ref mayHaveSurrogates);
        if (messageEnd < 0 || messageEnd + 1 >= json.Length || json[messageEnd + 1] != '}')
            return 0;
        logEvent = new LogEvent(json.Slice(idStart, idLength), timestamp, json[messageStart..messageEnd], isEscaped);
        return messageEnd + 2;
    }

    /// <summary>Where the quotation mark stands that ends a text, or -1 where the text is not JSON's.</summary>
    private static int EndOfText(ReadOnlySpan<byte> json, int at, ref bool isEscaped, ref bool mayHaveSurrogates)
    {
        ref byte start = ref MemoryMarshal.GetReference(json);
        while (at < json.Length)
        {
            int behind = at + Vector128<byte>.Count;
            uint marks = behind <= json.Length ? MarksOf(Vector128.LoadUnsafe(ref start, (nuint)at)) : 1;
            if (behind > json.Length)
                behind = at + 1;
            for (int end; marks != 0; marks &= uint.MaxValue << (end - at))
            {
                int mark = at + BitOperations.TrailingZeroCount(marks);
                if (json[mark] == '"')
                    return mark;
                int length = LengthOf(json[mark..], ref isEscaped, ref mayHaveSurrogates);
                if (length == 0)
                    return -1;
                end = mark + length;
                if (end < behind)
                    continue;
                behind = end;
                break;
            }

            at = behind;
        }

        return -1;
    }

    /// <summary>One bit for each byte that ends a text, begins an escape, or must not stand in a text.</summary>
    private static uint MarksOf(Vector128<byte> bytes) =>
        (
            Vector128.Equals(bytes, Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
            | Vector128.Equals(bytes, Vector128.Min(bytes, Vector128.Create((byte)0x1f)))
        ).ExtractMostSignificantBits();

    /// <summary>The length of the character that a text begins with, or 0 where it must not stand there.</summary>
    private static int LengthOf(ReadOnlySpan<byte> text, ref bool isEscaped, ref bool mayHaveSurrogates)
    {
        if (text[0] != '\\')
            return text[0] < ' ' ? 0 : 1;
        isEscaped = true;
        if (text.Length < 6)
            return 0;
        return
            text[1]
                is (byte)'"'
                    or (byte)'n'
                    or (byte)'\\'
                    or (byte)'t'
                    or (byte)'/'
                    or (byte)'r'
                    or (byte)'b'
                    or (byte)'f'
            ? 2
            : LengthOfUnit(text[1..6], ref mayHaveSurrogates);
    }

    /// <summary>The length of <c>\uXXXX</c>, or 0 where it is none.</summary>
    private static int LengthOfUnit(ReadOnlySpan<byte> unit, ref bool mayHaveSurrogates)
    {
        if (unit[0] != 'u')
            return 0;
        foreach (byte digit in unit[1..])
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return 0;
        }

        mayHaveSurrogates |= (unit[1] | 0x20) == 'd';
        return 6;
    }
}
