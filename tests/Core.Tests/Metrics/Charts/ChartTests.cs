using System.Buffers.Binary;
using System.IO.Compression;
using RoleFerry.Core.Metrics.Charts;

namespace RoleFerry.Core.Tests.Metrics.Charts;

public class ChartTests
{
    [Fact]
    public void A_sparkline_has_a_character_for_each_value_and_shows_gaps()
    {
        Assert.Equal("▁▅█·▁", SparklineText.Draw([0, 0.5, 1, null, 0]));
        Assert.Equal("▅▅", SparklineText.Draw([3, 3]));
        Assert.Equal("··", SparklineText.Draw([null, double.NaN]));
        Assert.Equal("", SparklineText.Draw([]));
    }

    [Fact]
    public void A_text_chart_has_its_scale_at_the_left_and_a_line_at_the_target()
    {
        Assert.Equal(
            ["4 │   █", "3 │  ██", "2 ┼─███", "1 │████"],
            TextChart.Draw([1, 2, 3, 4], 4, v => $"{v:0}", mark: 2)
        );
        Assert.Equal(["no values"], TextChart.Draw([null], 4, v => $"{v:0}"));
        Assert.Equal(3, TextChart.Draw([0, 0], 3, v => $"{v:0}").Count);
    }

    [Fact]
    public void A_chart_image_is_a_whole_png()
    {
        double?[] values = [.. Enumerable.Range(0, 28).Select(i => (double?)(10 + (i % 7)))];
        values[5] = null;
        byte[] png = ChartImage.Draw(
            "Week of 2026-11-16",
            [
                new("signups", "12", values, 10, false),
                new("reply_rate", "7.3 %", values, null, true),
                new("empty", "-", [], 3, false),
            ]
        );
        var chunks = Chunks(png);
        Assert.Equal(["IHDR", "PLTE", "IDAT", "IEND"], chunks.Select(c => c.Type));
        int width = BinaryPrimitives.ReadInt32BigEndian(chunks[0].Data);
        int height = BinaryPrimitives.ReadInt32BigEndian(chunks[0].Data.AsSpan(4));
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(chunks[2].Data), CompressionMode.Decompress))
            zlib.CopyTo(pixels);
        Assert.Equal((width + 1) * height, pixels.Length);
        Assert.All(pixels.ToArray(), b => Assert.InRange(b, 0, (chunks[1].Data.Length / 3) - 1));
        Assert.Equal(6, pixels.ToArray().Distinct().Count());
    }

    /// <summary>Reads a file's chunks, and holds their checksums to another implementation of CRC-32.</summary>
    private static List<(string Type, byte[] Data)> Chunks(byte[] png)
    {
        var chunks = new List<(string, byte[])>();
        for (int at = 8; at < png.Length; )
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var typed = png.AsSpan(at + 4, length + 4);
            Assert.Equal(GzipCrc(typed), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            chunks.Add((System.Text.Encoding.ASCII.GetString(typed[..4]), typed[4..].ToArray()));
            at += 12 + length;
        }

        return chunks;
    }

    /// <summary>A gzip file ends with the CRC-32 of its content, by the framework's zlib.</summary>
    private static uint GzipCrc(ReadOnlySpan<byte> bytes)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(file.ToArray().AsSpan(^8));
    }
}
