using System.Buffers.Binary;
using System.IO.Compression;

namespace RoleFerry.Core.Logs.Batches;

/// <summary>Inflates into a buffer that is kept from one batch to the next.</summary>
internal sealed class GzipInput
{
    private const int FirstLength = 256 * 1024;

    /// <summary>What one huge batch needed is not kept for the small ones after it.</summary>
    private const int LongestKept = 16 * 1024 * 1024;

    private byte[] _buffer = [];

    /// <summary>Inflates as much as there is.</summary>
    /// <param name="gzip">One gzip member.</param>
    /// <param name="limit">The most bytes to inflate to.</param>
    /// <param name="flaw">What is wrong with it, or null.</param>
    /// <returns>What could be inflated; valid until the next call.</returns>
    public ReadOnlyMemory<byte> Inflate(ArraySegment<byte> gzip, int limit, out BatchFlaw? flaw)
    {
        flaw = null;
        int length = 0;
        if (_buffer.Length > LongestKept)
            _buffer = [];
        try
        {
            using var input = new MemoryStream(gzip.Array!, gzip.Offset, gzip.Count, writable: false);
            using var stream = new GZipStream(input, CompressionMode.Decompress);
            while (true)
            {
                if (length == _buffer.Length && !TryGrow(limit))
                {
                    if (stream.ReadByte() >= 0)
                        flaw = BatchFlaw.TooLarge;
                    break;
                }

                int read = stream.Read(_buffer, length, _buffer.Length - length);
                if (read == 0)
                    break;
                length += read;
            }
        }
        catch (InvalidDataException)
        {
            flaw = BatchFlaw.BadGzip;
        }

        flaw ??= IsWhole(gzip, length) ? null : BatchFlaw.Truncated;
        return _buffer.AsMemory(0, length);
    }

    /// <summary>
    /// GZipStream ends without a word where its input does; the trailer's last four bytes are the length that should
    /// have come out (https://datatracker.ietf.org/doc/html/rfc1952#section-2.3.1). The checksum before them is
    /// tested while inflating.
    /// </summary>
    private static bool IsWhole(ReadOnlySpan<byte> gzip, int length) =>
        gzip.Length >= 18 && BinaryPrimitives.ReadUInt32LittleEndian(gzip[^4..]) == (uint)length;

    private bool TryGrow(int limit)
    {
        if (_buffer.Length >= limit)
            return false;
        Array.Resize(ref _buffer, (int)Math.Min(limit, Math.Max(FirstLength, 2L * _buffer.Length)));
        return true;
    }
}
