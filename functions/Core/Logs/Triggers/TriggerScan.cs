using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RoleFerry.Core.Logs.Triggers;

/// <summary>
/// Tells from an event's bytes, as they stand in the batch, whether it can matter: whether a trigger is there. All are
/// searched for at once, 16 or 32 places a step: look-ups of half bytes say where one of the words' first three letters
/// stand, as in the "Teddy" algorithm of Hyperscan
/// (https://www.usenix.org/conference/nsdi19/presentation/wang-xiang).
/// </summary>
internal sealed class TriggerScan
{
    /// <summary>
    /// Of the eight bits of a byte, one is left to what says nothing of errors: an error need be found only once.
    /// </summary>
    private const int ErrorBuckets = 7;

    /// <summary>What events may begin with, by its first byte.</summary>
    private readonly TriggerEntry[]?[] _starts = new TriggerEntry[]?[256];

    /// <summary>Words whose beginnings have one key; the first has none.</summary>
    private readonly TriggerEntry[][] _words;

    /// <summary>The place in <see cref="_words"/>, by the key of what stands in a text.</summary>
    private readonly ushort[] _wordsOf = new ushort[1 << 15];
    private readonly LogEventKinds[][] _kindsOfBuckets;
    private readonly LogEventKinds _everything;

    /// <summary>
    /// By a byte's lower and upper half, place after place: the buckets with a beginning that has it there.
    /// </summary>
    private readonly Vector128<byte>[] _halves = new Vector128<byte>[2 * Trigger.MinLength];

    /// <summary>By what was found already: the buckets that may yet say something else.</summary>
    private readonly Vector128<byte>[] _open;

    /// <param name="triggers">What to look for, and what an event may be that has it.</param>
    public TriggerScan(IEnumerable<(Trigger Trigger, LogEventKinds Kinds)> triggers)
    {
        var all = triggers.Distinct().ToImmutableArray();
        var starts = all.Where(t => t.Trigger.Place == TriggerPlace.EventStart);
        foreach (var alike in starts.GroupBy(t => t.Trigger.Text[0]))
            _starts[alike.Key] = [.. alike.Select(t => new TriggerEntry(t.Trigger, t.Kinds))];
        var words = all.Where(t => t.Trigger.Place != TriggerPlace.EventStart && !IsImplied(t, all))
            .ToLookup(t => t.Trigger.Text[..Trigger.MinLength]);
        var errors = TriggerBuckets.Of(Beginnings(LogEventKinds.Error, but: LogEventKinds.None), ErrorBuckets);
        foreach (string beginning in Beginnings(LogEventKinds.Named, but: LogEventKinds.Error))
            TriggerBuckets.Place(beginning, errors);
        var others = Beginnings(~LogEventKinds.None, but: LogEventKinds.Error | LogEventKinds.Named);
        string[][] groups = [.. errors, .. TriggerBuckets.Of(others, 1)];
        _kindsOfBuckets = [.. groups.Select(g => g.SelectMany(b => words[b]).Select(t => t.Kinds).ToArray())];
        for (int place = 0; place < Trigger.MinLength; place++)
            (_halves[2 * place], _halves[(2 * place) + 1]) = Halves(BucketsByByte(groups, place));
        List<TriggerEntry[]> byKey =
        [
            [],
        ];
        foreach (var alike in words.GroupBy(w => KeyOf(w.Key[0], w.Key[1], w.Key[2])))
        {
            _wordsOf[alike.Key] = checked((ushort)byKey.Count);
            byKey.Add([.. alike.SelectMany(w => w).Select(t => new TriggerEntry(t.Trigger, t.Kinds))]);
        }

        _words = [.. byKey];
        _everything = all.Aggregate(LogEventKinds.None, (kinds, t) => kinds | t.Kinds);
        _open = [.. Enumerable.Range(0, (int)_everything + 1).Select(k => OpenAfter((LogEventKinds)k))];

        IEnumerable<string> Beginnings(LogEventKinds kinds, LogEventKinds but) =>
            words.Where(w => w.Any(t => (t.Kinds & kinds) != 0) && w.All(t => (t.Kinds & but) == 0)).Select(w => w.Key);
    }

    /// <summary>Finds out what an event may be.</summary>
    /// <param name="text">Its message, with or without JSON's escapes.</param>
    public LogEventKinds Find(ReadOnlySpan<byte> text)
    {
        var kinds = AtStart(text);
        if (Avx2.IsSupported && text.Length >= Vector256<byte>.Count + 2)
            return FindWidest(text, kinds);
        if (Vector128.IsHardwareAccelerated && text.Length >= Vector128<byte>.Count + 2)
            return FindWide(text, kinds);
        for (int at = 0; at < text.Length - 2; at++)
            kinds = At(text, at, kinds);
        return kinds;
    }

    /// <summary>Looks at 16 places a step. The last step ends with the text, so it overlaps the one before.</summary>
    private LogEventKinds FindWide(ReadOnlySpan<byte> text, LogEventKinds kinds)
    {
        ref byte start = ref MemoryMarshal.GetReference(text);
        var (low1, high1, low2, high2) = (_halves[0], _halves[1], _halves[2], _halves[3]);
        var (low3, high3) = (_halves[4], _halves[5]);
        var open = _open[(int)kinds];
        int last = text.Length - (Vector128<byte>.Count + 2);
        int at = 0;
        while (true)
        {
            var hits =
                Look(Vector128.LoadUnsafe(ref start, (nuint)at), low1, high1)
                & Look(Vector128.LoadUnsafe(ref start, (nuint)at + 1), low2, high2)
                & Look(Vector128.LoadUnsafe(ref start, (nuint)at + 2), low3, high3)
                & open;
            if (hits != Vector128<byte>.Zero)
            {
                uint places = (~Vector128.Equals(hits, Vector128<byte>.Zero)).ExtractMostSignificantBits();
                for (; places != 0; places &= places - 1)
                    kinds = At(text, at + BitOperations.TrailingZeroCount(places), kinds);
                if (kinds == _everything)
                    return kinds;
                open = _open[(int)kinds];
            }

            if (at == last)
                return kinds;
            at += Vector128<byte>.Count;
            if (at <= last)
                continue;
            open &= From(at - last);
            at = last;
        }
    }

    /// <summary>As <see cref="FindWide"/>, 32 places a step: look-ups stay within halves of the vectors.</summary>
    private LogEventKinds FindWidest(ReadOnlySpan<byte> text, LogEventKinds kinds)
    {
        ref byte start = ref MemoryMarshal.GetReference(text);
        var (low1, high1, low2, high2) = (Twice(_halves[0]), Twice(_halves[1]), Twice(_halves[2]), Twice(_halves[3]));
        var (low3, high3) = (Twice(_halves[4]), Twice(_halves[5]));
        var open = Twice(_open[(int)kinds]);
        int last = text.Length - (Vector256<byte>.Count + 2);
        int at = 0;
        while (true)
        {
            var hits =
                Look(Vector256.LoadUnsafe(ref start, (nuint)at), low1, high1)
                & Look(Vector256.LoadUnsafe(ref start, (nuint)at + 1), low2, high2)
                & Look(Vector256.LoadUnsafe(ref start, (nuint)at + 2), low3, high3)
                & open;
            if (hits != Vector256<byte>.Zero)
            {
                uint places = (~Vector256.Equals(hits, Vector256<byte>.Zero)).ExtractMostSignificantBits();
                for (; places != 0; places &= places - 1)
                    kinds = At(text, at + BitOperations.TrailingZeroCount(places), kinds);
                if (kinds == _everything)
                    return kinds;
                open = Twice(_open[(int)kinds]);
            }

            if (at == last)
                return kinds;
            at += Vector256<byte>.Count;
            if (at <= last)
                continue;
            open &= Vector256.GreaterThanOrEqual(Vector256<byte>.Indices, Vector256.Create((byte)(at - last)));
            at = last;
        }
    }

    private static Vector256<byte> Twice(Vector128<byte> half) => Vector256.Create(half, half);

    private LogEventKinds AtStart(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || _starts[text[0]] is not { } starts)
            return LogEventKinds.None;
        foreach (var start in starts)
        {
            if (start.Begins(text))
                return start.Kinds;
        }

        return LogEventKinds.None;
    }

    /// <summary>What was found, and what the word at a place says.</summary>
    private LogEventKinds At(ReadOnlySpan<byte> text, int at, LogEventKinds kinds)
    {
        int words = _wordsOf[KeyOf(text[at], text[at + 1], text[at + 2])];
        if (words == 0)
            return kinds;
        ulong first = TriggerEntry.FirstBytes(text[at..]);
        foreach (ref readonly var entry in _words[words].AsSpan())
        {
            if ((entry.Kinds & ~kinds) == 0 || !entry.IsAt(text, at, first))
                continue;
            kinds |= entry.IsCoverEnd ? AtStart(entry.Behind(text, at)) : entry.Kinds;
        }

        return kinds;
    }

    /// <summary>Five bits of each byte, in which small letters and capitals are alike.</summary>
    private static int KeyOf(int first, int second, int third) =>
        ((first & 31) << 10) | ((second & 31) << 5) | (third & 31);

    private static byte[] BucketsByByte(string[][] groups, int place)
    {
        var buckets = new byte[256];
        for (int bucket = 0; bucket < groups.Length; bucket++)
        {
            foreach (string beginning in groups[bucket])
            {
                buckets[beginning[place]] |= (byte)(1 << bucket);
                buckets[Upper(beginning[place])] |= (byte)(1 << bucket);
            }
        }

        return buckets;
    }

    private static char Upper(char letter) => char.IsAsciiLetterLower(letter) ? char.ToUpperInvariant(letter) : letter;

    private Vector128<byte> OpenAfter(LogEventKinds found)
    {
        int open = 0;
        for (int bucket = 0; bucket < _kindsOfBuckets.Length; bucket++)
        {
            if (_kindsOfBuckets[bucket].Any(k => (k & ~found) != 0))
                open |= 1 << bucket;
        }

        return Vector128.Create((byte)open);
    }

    private static bool IsImplied(
        (Trigger Trigger, LogEventKinds Kinds) one,
        ImmutableArray<(Trigger Trigger, LogEventKinds Kinds)> all
    ) => all.Any(t => t != one && t.Kinds == one.Kinds && one.Trigger.IsImpliedBy(t.Trigger));

    /// <summary>All bits of the places of a step from one on.</summary>
    private static Vector128<byte> From(int place) =>
        Vector128.GreaterThanOrEqual(Vector128<byte>.Indices, Vector128.Create((byte)place));

    private static Vector128<byte> Look(Vector128<byte> text, Vector128<byte> low, Vector128<byte> high) =>
        Vector128.ShuffleNative(low, text & Vector128.Create((byte)0x0f))
        & Vector128.ShuffleNative(high, Vector128.ShiftRightLogical(text, 4));

    private static Vector256<byte> Look(Vector256<byte> text, Vector256<byte> low, Vector256<byte> high) =>
        Avx2.Shuffle(low, text & Vector256.Create((byte)0x0f))
        & Avx2.Shuffle(high, Vector256.ShiftRightLogical(text, 4));

    private static (Vector128<byte> Low, Vector128<byte> High) Halves(byte[] bits)
    {
        Span<byte> low = stackalloc byte[16];
        Span<byte> high = stackalloc byte[16];
        for (int value = 0; value < bits.Length; value++)
        {
            low[value & 15] |= bits[value];
            high[value >> 4] |= bits[value];
        }

        return (Vector128.Create((ReadOnlySpan<byte>)low), Vector128.Create((ReadOnlySpan<byte>)high));
    }
}
