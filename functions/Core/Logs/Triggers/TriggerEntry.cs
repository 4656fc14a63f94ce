using System.Buffers.Binary;
using System.Text;

namespace RoleFerry.Core.Logs.Triggers;

/// <summary>A trigger as <see cref="TriggerScan"/> compares it with bytes.</summary>
internal readonly struct TriggerEntry
{
    /// <summary>
    /// Bytes between a key and the mark before its value: an ending of the key, and a quotation mark as \u0022.
    /// </summary>
    private const int MaxBeforeMark = 24;

    private readonly TriggerPlace _place;
    private readonly byte[] _word;

    /// <summary>The word's first bytes, the bits of them that capitals lack, and the bits that there are.</summary>
    private readonly (ulong Bytes, ulong Small, ulong Filled) _first;

    /// <param name="trigger">What to look for.</param>
    /// <param name="kinds">What an event may be that has it.</param>
    public TriggerEntry(Trigger trigger, LogEventKinds kinds)
    {
        Kinds = kinds;
        _place = trigger.Place;
        _word = Encoding.Latin1.GetBytes(trigger.Text);
        ulong small = FirstBytes([.. _word.Select(b => IsLetter(b) ? (byte)0x20 : (byte)0)]);
        ulong filled = FirstBytes([.. _word.Select(_ => byte.MaxValue)]);
        _first = (FirstBytes(_word), small, filled);
    }

    /// <summary>What an event may be that has it.</summary>
    public LogEventKinds Kinds { get; }

    /// <summary>Whether it counts only where a beginning of an event stands behind it.</summary>
    public bool IsCoverEnd => _place == TriggerPlace.CoverEnd;

    /// <summary>The first eight bytes of a text as one number.</summary>
    public static ulong FirstBytes(ReadOnlySpan<byte> text)
    {
        if (BinaryPrimitives.TryReadUInt64LittleEndian(text, out ulong bytes))
            return bytes;
        for (int i = 0; i < text.Length; i++)
            bytes |= (ulong)text[i] << (8 * i);
        return bytes;
    }

    /// <summary>Whether an event begins with it.</summary>
    public bool Begins(ReadOnlySpan<byte> text) => text.StartsWith(_word);

    /// <summary>Whether it stands at a place of an event's bytes, with or without JSON's escapes.</summary>
    /// <param name="text">The event.</param>
    /// <param name="at">The place.</param>
    /// <param name="first">The <see cref="FirstBytes"/> from there on.</param>
    public bool IsAt(ReadOnlySpan<byte> text, int at, ulong first) =>
        (((first | _first.Small) ^ _first.Bytes) & _first.Filled) == 0 && StandsAt(text, at);

    /// <summary>
    /// What stands behind it and the marks of JSON there; nothing where a mark has to be and is none.
    /// </summary>
    public ReadOnlySpan<byte> Behind(ReadOnlySpan<byte> text, int at)
    {
        var rest = text[(at + _word.Length)..];
        var behind = rest.TrimStart("\\\": "u8);
        return behind.Length == rest.Length && IsLetter(_word[^1]) ? [] : behind;
    }

    /// <summary>Whether the rest of it is there too, and the place is the right one.</summary>
    private bool StandsAt(ReadOnlySpan<byte> text, int at)
    {
        var rest = text[at..];
        if (rest.Length < _word.Length)
            return false;
        for (int i = sizeof(ulong); i < _word.Length; i++)
        {
            if (rest[i] != _word[i] && (!IsLetter(rest[i]) || (rest[i] | 0x20) != _word[i]))
                return false;
        }

        rest = rest[_word.Length..];
        return _place switch
        {
            TriggerPlace.Anywhere or TriggerPlace.CoverEnd => true,
            TriggerPlace.WordStart => StartsWord(text[..at]),
            TriggerPlace.Word => StartsWord(text[..at]) && (rest.IsEmpty || !IsLetter(rest[0])),
            // A quotation mark may stand there as \u0022.
            TriggerPlace.Quoted => text[..at] is [.., (byte)'"' or (byte)'2' or (byte)'_'],
            TriggerPlace.NumberOfError => IsNumberOfError(rest),
            _ => false,
        };
    }

    /// <summary>
    /// Whether no letter stands before a word, but for that of an escape such as <c>\t</c> or of a colour, which ends
    /// with a number and an m.
    /// </summary>
    private static bool StartsWord(ReadOnlySpan<byte> before) =>
        before.IsEmpty
        || !IsLetter(before[^1])
        || before is [.., (byte)'\\', _] or [.., (>= (byte)'0' and <= (byte)'9') or (byte)'[', (byte)'m'];

    /// <summary>Whether a key's value is a number of two digits from 40 on, or of one below 4.</summary>
    private static bool IsNumberOfError(ReadOnlySpan<byte> rest)
    {
        int mark = rest[..Math.Min(rest.Length, MaxBeforeMark + 1)].IndexOfAny((byte)':', (byte)'=');
        if (mark < 0)
            return false;
        return rest[(mark + 1)..].TrimStart(" \\\""u8)
            is [>= (byte)'4' and <= (byte)'9', >= (byte)'0' and <= (byte)'9', ..]
                or [>= (byte)'0' and <= (byte)'3']
                or [>= (byte)'0' and <= (byte)'3', not (>= (byte)'0' and <= (byte)'9'), ..];
    }

    private static bool IsLetter(byte value) => (uint)((value | 0x20) - 'a') <= 'z' - 'a';
}
