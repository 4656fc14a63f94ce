using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RoleFerry.Core.Logs.Triggers;

/// <summary>
/// Tells from an event's bytes, as they stand in the batch, whether it can matter: whether a trigger is there. All are
/// searched for at once, 16 places a step: look-ups of half bytes say where one of the words' first three letters
/// stand, as in the "Teddy" algorithm of Hyperscan
/// (https://www.usenix.org/conference/nsdi19/presentation/wang-xiang).
/// </summary>
internal sealed class TriggerScan
{
    /// <summary>
    /// Of the eight bits of a byte, one is left to what says nothing of errors: an error need be found only once.
    /// </summary>
    private const int ErrorBuckets = 7;

    private readonly TriggerEntry[] _starts;
    private readonly SearchValues<byte> _startBytes;
    private readonly TriggerEntry[][] _buckets;
    private readonly LogEventKinds _everything;

    /// <summary>By a byte at each of the three places: the buckets with a beginning that has it there.</summary>
    private readonly byte[][] _places = [new byte[256], new byte[256], new byte[256]];

    /// <summary>The same by a byte's lower and upper half, place after place.</summary>
    private readonly Vector128<byte>[] _halves = new Vector128<byte>[2 * Trigger.MinLength];

    /// <summary>By what was found already: the buckets that may yet say something else.</summary>
    private readonly Vector128<byte>[] _open;

    /// <param name="triggers">What to look for, and what an event may be that has it.</param>
    public TriggerScan(IEnumerable<(Trigger Trigger, LogEventKinds Kinds)> triggers)
    {
        var all = triggers.Distinct().ToImmutableArray();
        var starts = all.Where(t => t.Trigger.Place == TriggerPlace.EventStart).ToArray();
        _starts = [.. starts.Select(t => new TriggerEntry(t.Trigger, t.Kinds))];
        _startBytes = SearchValues.Create([.. starts.Select(t => (byte)t.Trigger.Text[0])]);
        var words = all.Where(t => t.Trigger.Place != TriggerPlace.EventStart && !IsImplied(t, all))
            .ToLookup(t => t.Trigger.Text[..Trigger.MinLength]);
        var (error, other) = (Beginnings(isError: true), Beginnings(isError: false));
        string[][] groups = [.. TriggerBuckets.Of(error, ErrorBuckets), .. TriggerBuckets.Of(other, 1)];
        _buckets =
        [
            .. groups.Select(g =>
                g.SelectMany(b => words[b]).Select(t => new TriggerEntry(t.Trigger, t.Kinds)).ToArray()
            ),
        ];
        for (int bucket = 0; bucket < groups.Length; bucket++)
        {
            foreach (string beginning in groups[bucket])
                Mark(beginning, (byte)(1 << bucket));
        }

        for (int place = 0; place < Trigger.MinLength; place++)
            (_halves[2 * place], _halves[(2 * place) + 1]) = Halves(_places[place]);
        _everything = all.Aggregate(LogEventKinds.None, (kinds, t) => kinds | t.Kinds);
        _open = [.. Enumerable.Range(0, (int)_everything + 1).Select(k => OpenAfter((LogEventKinds)k))];

        IEnumerable<string> Beginnings(bool isError) =>
            words.Where(w => w.Any(t => t.Kinds == LogEventKinds.Error) == isError).Select(w => w.Key);
    }

    /// <summary>Finds out what an event may be.</summary>
    /// <param name="text">Its message, with or without JSON's escapes.</param>
    public LogEventKinds Find(ReadOnlySpan<byte> text)
    {
        var kinds = AtStart(text);
        int at = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            ref byte start = ref MemoryMarshal.GetReference(text);
            var (low1, high1, low2, high2) = (_halves[0], _halves[1], _halves[2], _halves[3]);
            var (low3, high3) = (_halves[4], _halves[5]);
            var open = _open[(int)kinds];
            for (; at <= text.Length - (Vector128<byte>.Count + 2); at += Vector128<byte>.Count)
            {
                var hits =
                    Look(Vector128.LoadUnsafe(ref start, (nuint)at), low1, high1)
                    & Look(Vector128.LoadUnsafe(ref start, (nuint)at + 1), low2, high2)
                    & Look(Vector128.LoadUnsafe(ref start, (nuint)at + 2), low3, high3)
                    & open;
                if (hits == Vector128<byte>.Zero)
                    continue;
                uint places = (~Vector128.Equals(hits, Vector128<byte>.Zero)).ExtractMostSignificantBits();
                for (; places != 0; places &= places - 1)
                    kinds = At(text, at + BitOperations.TrailingZeroCount(places), kinds);
                if (kinds == _everything)
                    return kinds;
                open = _open[(int)kinds];
            }
        }

        for (; at < text.Length - 2; at++)
            kinds = At(text, at, kinds);
        return kinds;
    }

    private LogEventKinds AtStart(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || !_startBytes.Contains(text[0]))
            return LogEventKinds.None;
        foreach (var start in _starts)
        {
            if (start.Begins(text))
                return start.Kinds;
        }

        return LogEventKinds.None;
    }

    /// <summary>What was found, and what the word at a place says.</summary>
    private LogEventKinds At(ReadOnlySpan<byte> text, int at, LogEventKinds kinds)
    {
        int buckets = _places[0][text[at]] & _places[1][text[at + 1]] & _places[2][text[at + 2]];
        for (; buckets != 0; buckets &= buckets - 1)
        {
            foreach (var entry in _buckets[BitOperations.TrailingZeroCount(buckets)])
            {
                if ((entry.Kinds & ~kinds) != 0 && entry.IsAt(text, at))
                    kinds |= entry.Kinds;
            }
        }

        return kinds;
    }

    private void Mark(string beginning, byte bit)
    {
        for (int place = 0; place < Trigger.MinLength; place++)
        {
            _places[place][beginning[place]] |= bit;
            _places[place][char.ToUpperInvariant(beginning[place])] |= bit;
        }
    }

    private Vector128<byte> OpenAfter(LogEventKinds found)
    {
        int open = 0;
        for (int bucket = 0; bucket < _buckets.Length; bucket++)
        {
            if (_buckets[bucket].Any(e => (e.Kinds & ~found) != 0))
                open |= 1 << bucket;
        }

        return Vector128.Create((byte)open);
    }

    private static bool IsImplied(
        (Trigger Trigger, LogEventKinds Kinds) one,
        ImmutableArray<(Trigger Trigger, LogEventKinds Kinds)> all
    ) => all.Any(t => t != one && t.Kinds == one.Kinds && one.Trigger.IsImpliedBy(t.Trigger));

    private static Vector128<byte> Look(Vector128<byte> text, Vector128<byte> low, Vector128<byte> high) =>
        Vector128.ShuffleNative(low, text & Vector128.Create((byte)0x0f))
        & Vector128.ShuffleNative(high, Vector128.ShiftRightLogical(text, 4));

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
