using System.Buffers.Binary;
using System.Numerics;

namespace RoleFerry.Core.Logs;

/// <summary>
/// XXH64 with seed 0: fast on short input, the same on every machine, and not in need of a native library at cold
/// start. It is not a cryptographic hash; it names groups, it protects nothing.
/// </summary>
/// <remarks>Specification: https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md</remarks>
internal static class XxHash64
{
    private const ulong Prime1 = 0x9E3779B185EBCA87;
    private const ulong Prime2 = 0xC2B2AE3D27D4EB4F;
    private const ulong Prime3 = 0x165667B19E3779F9;
    private const ulong Prime4 = 0x85EBCA77C2B2AE63;
    private const ulong Prime5 = 0x27D4EB2F165667C5;

    public static ulong Hash(ReadOnlySpan<byte> data)
    {
        ulong length = (ulong)data.Length;
        ulong hash = data.Length >= 32 ? Stripes(ref data) : Prime5;
        return Avalanche(Remainder(hash + length, data));
    }

    private static ulong Stripes(ref ReadOnlySpan<byte> data)
    {
        ulong a = unchecked(Prime1 + Prime2),
            b = Prime2,
            c = 0,
            d = unchecked(0 - Prime1);
        while (data.Length >= 32)
        {
            a = Round(a, BinaryPrimitives.ReadUInt64LittleEndian(data));
            b = Round(b, BinaryPrimitives.ReadUInt64LittleEndian(data[8..]));
            c = Round(c, BinaryPrimitives.ReadUInt64LittleEndian(data[16..]));
            d = Round(d, BinaryPrimitives.ReadUInt64LittleEndian(data[24..]));
            data = data[32..];
        }

        ulong hash =
            BitOperations.RotateLeft(a, 1)
            + BitOperations.RotateLeft(b, 7)
            + BitOperations.RotateLeft(c, 12)
            + BitOperations.RotateLeft(d, 18);
        return Merge(Merge(Merge(Merge(hash, a), b), c), d);
    }

    private static ulong Remainder(ulong hash, ReadOnlySpan<byte> data)
    {
        while (data.Length >= 8)
        {
            hash ^= Round(0, BinaryPrimitives.ReadUInt64LittleEndian(data));
            hash = BitOperations.RotateLeft(hash, 27) * Prime1 + Prime4;
            data = data[8..];
        }

        if (data.Length >= 4)
        {
            hash ^= BinaryPrimitives.ReadUInt32LittleEndian(data) * Prime1;
            hash = BitOperations.RotateLeft(hash, 23) * Prime2 + Prime3;
            data = data[4..];
        }

        foreach (byte value in data)
            hash = BitOperations.RotateLeft(hash ^ value * Prime5, 11) * Prime1;
        return hash;
    }

    private static ulong Round(ulong accumulator, ulong lane) =>
        BitOperations.RotateLeft(accumulator + lane * Prime2, 31) * Prime1;

    private static ulong Merge(ulong hash, ulong accumulator) => (hash ^ Round(0, accumulator)) * Prime1 + Prime4;

    private static ulong Avalanche(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * Prime2;
        hash = (hash ^ (hash >> 29)) * Prime3;
        return hash ^ (hash >> 32);
    }
}
