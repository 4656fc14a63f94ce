using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RoleFerry.Core.Logs.Batches;

/// <summary>
/// Tells from a message's bytes, as they stand in the batch, whether it can matter: no message that does is passed
/// over, and few that do not are looked at. All words are searched for at once, 16 places a step: look-ups of half
/// bytes say where one of the words' first three letters stand, as in the "Teddy" algorithm of Hyperscan
/// (https://www.usenix.org/conference/nsdi19/presentation/wang-xiang).
/// </summary>
internal static class EventTriggers
{
    private const LogEventKinds Everything = LogEventKinds.Error | LogEventKinds.Fact | LogEventKinds.Span;

    /// <summary>
    /// The first three letters of the words that <see cref="At"/> knows; one bit of a byte for each string of them.
    /// </summary>
    private static readonly string[] Beginnings =
    [
        "err ero exc exi eme",
        "fat ftl fai",
        "cri ale",
        "pan gor",
        "sev unc unh",
        "tra tim",
        "lev lvl",
        "eve spa",
    ];

    /// <summary>The bit of those beginnings that say nothing of errors.</summary>
    private static readonly Vector128<byte> NoError = Vector128.Create((byte)0x80);

    private static readonly Vector128<byte> Low1 = Halves(0, isHigh: false);
    private static readonly Vector128<byte> High1 = Halves(0, isHigh: true);
    private static readonly Vector128<byte> Low2 = Halves(1, isHigh: false);
    private static readonly Vector128<byte> High2 = Halves(1, isHigh: true);
    private static readonly Vector128<byte> Low3 = Halves(2, isHigh: false);
    private static readonly Vector128<byte> High3 = Halves(2, isHigh: true);

    /// <summary>Finds out what a message may be.</summary>
    /// <param name="text">The message, with or without JSON's escapes.</param>
    public static LogEventKinds Find(ReadOnlySpan<byte> text)
    {
        var kinds = StartsLikeKlog(text) ? LogEventKinds.Error : LogEventKinds.None;
        int at = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            ref byte start = ref MemoryMarshal.GetReference(text);
            for (; at <= text.Length - (Vector128<byte>.Count + 2); at += Vector128<byte>.Count)
            {
                var hits =
                    Look(Vector128.LoadUnsafe(ref start, (nuint)at), Low1, High1)
                    & Look(Vector128.LoadUnsafe(ref start, (nuint)at + 1), Low2, High2)
                    & Look(Vector128.LoadUnsafe(ref start, (nuint)at + 2), Low3, High3);
                if ((kinds & LogEventKinds.Error) != 0)
                    hits &= NoError;
                if (hits == Vector128<byte>.Zero)
                    continue;
                uint places = (~Vector128.Equals(hits, Vector128<byte>.Zero)).ExtractMostSignificantBits();
                for (; places != 0; places &= places - 1)
                    kinds |= At(text, at + BitOperations.TrailingZeroCount(places));
                if (kinds == Everything)
                    return kinds;
            }
        }

        for (; at < text.Length - 2; at++)
            kinds |= At(text, at);
        return kinds;
    }

    /// <summary>What the word at a place says, if it is one of those.</summary>
    private static LogEventKinds At(ReadOnlySpan<byte> text, int at)
    {
        var rest = text[at..];
        byte before = at > 0 ? text[at - 1] : (byte)' ';
        return ((char)(rest[0] | 0x20), (char)(rest[1] | 0x20)) switch
        {
            ('e', 'r') => ErrorIf(
                Is(rest, "error"u8)
                    || Is(rest, "eror"u8)
                    || (!IsLetter(before) && Is(rest, "err"u8) && !IsLetterAt(rest, 3))
            ),
            ('e', 'x') => ErrorIf(Is(rest, "exception"u8) || Is(rest, "exited"u8)),
            ('e', 'm') => ErrorIf(Is(rest, "emerg"u8)),
            ('f', _) => ErrorIf(
                Is(rest, "fatal"u8) || (!IsLetter(before) && (Is(rest, "fail"u8) || Is(rest, "ftl"u8)))
            ),
            ('c', _) => ErrorIf(!IsLetter(before) && Is(rest, "crit"u8)),
            ('p', _) => ErrorIf(Is(rest, "panic"u8)),
            ('g', _) => ErrorIf(Is(rest, "goroutine"u8)),
            ('s', 'e') => ErrorIf(Is(rest, "severe"u8)),
            ('a', _) => ErrorIf(!IsLetter(before) && Is(rest, "alert"u8)),
            ('t', _) => ErrorIf(Is(rest, "traceback"u8) || Is(rest, "timed out"u8)),
            ('u', _) => ErrorIf(Is(rest, "uncaught"u8) || Is(rest, "unhandled"u8)),
            ('l', _) => ErrorIf((Is(rest, "level"u8) || Is(rest, "lvl"u8)) && IsHighNumber(rest[3..])),
            // A quotation mark may stand there as \u0022.
            ('e', 'v') when before is (byte)'"' or (byte)'2' or (byte)'_' && Is(rest, "event"u8) => LogEventKinds.Fact,
            ('s', 'p') when Is(rest, "span_id"u8) || Is(rest, "spanid"u8) || Is(rest, "span.id"u8) =>
                LogEventKinds.Span,
            _ => LogEventKinds.None,
        };
    }

    private static LogEventKinds ErrorIf(bool found) => found ? LogEventKinds.Error : LogEventKinds.None;

    /// <summary>
    /// pino and Python may write an error's level as a number, from 40 on: <c>"level":50</c>, <c>"levelno": 40</c>.
    /// </summary>
    private static bool IsHighNumber(ReadOnlySpan<byte> rest)
    {
        int at = rest.IndexOfAny((byte)':', (byte)'=');
        return at is >= 0 and <= 8
            && rest[(at + 1)..].TrimStart((byte)' ')
                is [>= (byte)'4' and <= (byte)'9', >= (byte)'0' and <= (byte)'9', ..];
    }

    /// <summary>klog: <c>E1013 14:30:00.123456</c>; F is fatal.</summary>
    private static bool StartsLikeKlog(ReadOnlySpan<byte> text) =>
        text
            is [
                (byte)'E'
                or (byte)'F',
                >= (byte)'0'
                and <= (byte)'9',
                >= (byte)'0'
                and <= (byte)'9',
                >= (byte)'0'
                and <= (byte)'9',
                ..,
            ];

    /// <param name="word">In small letters.</param>
    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        if (text.Length < word.Length)
            return false;
        for (int i = 0; i < word.Length; i++)
        {
            if (text[i] != word[i] && (!IsLetter(text[i]) || (text[i] | 0x20) != word[i]))
                return false;
        }

        return true;
    }

    private static bool IsLetter(byte value) => (uint)((value | 0x20) - 'a') <= 'z' - 'a';

    private static bool IsLetterAt(ReadOnlySpan<byte> text, int at) => at < text.Length && IsLetter(text[at]);

    private static Vector128<byte> Look(Vector128<byte> text, Vector128<byte> low, Vector128<byte> high) =>
        Vector128.ShuffleNative(low, text & Vector128.Create((byte)0x0f))
        & Vector128.ShuffleNative(high, Vector128.ShiftRightLogical(text, 4));

    /// <summary>
    /// By a half of a byte: the bits of the beginnings that may have it at a place, in small letters or capitals.
    /// </summary>
    private static Vector128<byte> Halves(int place, bool isHigh)
    {
        Span<byte> table = stackalloc byte[16];
        for (int bit = 0; bit < Beginnings.Length; bit++)
        {
            foreach (string beginning in Beginnings[bit].Split(' '))
            {
                int letter = beginning[place];
                int capital = letter & ~0x20;
                table[isHigh ? letter >> 4 : letter & 15] |= (byte)(1 << bit);
                table[isHigh ? capital >> 4 : capital & 15] |= (byte)(1 << bit);
            }
        }

        return Vector128.Create((ReadOnlySpan<byte>)table);
    }
}
