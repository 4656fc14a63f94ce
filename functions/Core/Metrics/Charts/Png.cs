using System.Buffers.Binary;
using System.IO.Compression;

namespace RoleFerry.Core.Metrics.Charts;

/// <summary>Writes a picture as PNG: a palette, one byte a pixel, no filters. https://www.w3.org/TR/png-3/</summary>
internal static class Png
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <summary>The whole file.</summary>
    public static byte[] Write(Picture picture)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        header[8] = 8; // bits a pixel
        header[9] = 3; // places in a palette
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "PLTE"u8, Ink.Colors);
        Chunk(file, "IDAT"u8, Compress(picture));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compress(Picture picture)
    {
        using var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int row = 0; row < picture.Height; row++)
            {
                zlib.WriteByte(0); // the row's filter: none
                zlib.Write(picture.Pixels, row * picture.Width, picture.Width);
            }
        }

        return bytes.ToArray();
    }

    private static void Chunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
            crc = CrcTable[(crc ^ b) & 0xff] ^ (crc >> 8);
        return crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (uint n = 0; n < table.Length; n++)
        {
            uint c = n;
            for (int bit = 0; bit < 8; bit++)
                c = (c & 1) == 1 ? 0xedb88320 ^ (c >> 1) : c >> 1;
            table[n] = c;
        }

        return table;
    }
}
