using System.Buffers.Binary;
using System.Text;

namespace RoleFerry.Core.Logs.Templates;

/// <summary>What a few known words mean. Letter case does not matter. Words have at most 16 bytes.</summary>
/// <typeparam name="TMeaning">Its default means that the word is not known.</typeparam>
internal sealed class WordTable<TMeaning>
    where TMeaning : struct, Enum
{
    private const int MaxLength = 16;

    private readonly Entry[] _entries;
    private readonly int _shift;

    /// <param name="combine">Gives a word in several lists one meaning.</param>
    /// <param name="lists">Words with spaces between them.</param>
    public WordTable(
        Func<TMeaning, TMeaning, TMeaning> combine,
        params ReadOnlySpan<(TMeaning Meaning, string Words)> lists
    )
    {
        int count = 0;
        foreach (var (_, words) in lists)
            count += words.Split(' ').Length;
        int bits = 32 - int.LeadingZeroCount(count * 2);
        _entries = new Entry[1 << bits];
        _shift = 64 - bits;
        foreach (var (meaning, words) in lists)
        {
            foreach (string word in words.Split(' '))
            {
                ref var entry = ref Slot(Key.Of(Encoding.UTF8.GetBytes(word)));
                entry = new Entry(
                    Key.Of(Encoding.UTF8.GetBytes(word)),
                    entry.IsUsed ? combine(entry.Meaning, meaning) : meaning,
                    true
                );
            }
        }
    }

    public TMeaning Find(ReadOnlySpan<byte> word) =>
        word.Length is 0 or > MaxLength ? default : Slot(Key.Of(word)).Meaning;

    /// <summary>The slot of a key, or the free one where it would be.</summary>
    private ref Entry Slot(Key key)
    {
        for (int slot = (int)(key.Hash >> _shift); ; slot = (slot + 1) & (_entries.Length - 1))
        {
            ref var entry = ref _entries[slot];
            if (!entry.IsUsed || entry.Key == key)
                return ref entry;
        }
    }

    private readonly record struct Entry(Key Key, TMeaning Meaning, bool IsUsed);

    /// <summary>All bytes of a word, letters in lower case.</summary>
    private readonly record struct Key(ulong First, ulong Last, int Length)
    {
        private const ulong LowerCase = 0x2020202020202020;

        public ulong Hash =>
            ((First * 0x9E3779B185EBCA87) ^ (Last * 0xC2B2AE3D27D4EB4F) ^ (ulong)Length) * 0x165667B19E3779F9;

        public static Key Of(ReadOnlySpan<byte> word)
        {
            int length = word.Length;
            if (length >= 8)
            {
                return new Key(
                    BinaryPrimitives.ReadUInt64LittleEndian(word) | LowerCase,
                    BinaryPrimitives.ReadUInt64LittleEndian(word[^8..]) | LowerCase,
                    length
                );
            }

            if (length >= 4)
            {
                return new Key(
                    BinaryPrimitives.ReadUInt32LittleEndian(word) | LowerCase,
                    BinaryPrimitives.ReadUInt32LittleEndian(word[^4..]) | LowerCase,
                    length
                );
            }

            return new Key((uint)(word[0] | word[length / 2] << 8 | word[length - 1] << 16) | LowerCase, 0, length);
        }
    }
}
