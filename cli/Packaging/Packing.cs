using System.Formats.Tar;
using System.IO.Compression;

namespace RoleFerry.Cli.Packaging;

/// <summary>
/// Archives whose bytes follow from what is in them: names in order, and one time, owner and mode for all.
/// </summary>
internal static class Packing
{
    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>The mode of a zip's entry stands in the upper half, with the bit of a regular file.</summary>
    private const int Executable = (0x8000 | 0b111_101_101) << 16;

    /// <summary>The first moment that a zip can say.</summary>
    private static readonly DateTimeOffset First = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What Lambda is given of a function: its <c>bootstrap</c> alone, executable.</summary>
    public static byte[] Zip(byte[] bootstrap)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            var entry = zip.CreateEntry("bootstrap", CompressionLevel.SmallestSize);
            entry.LastWriteTime = First;
            entry.ExternalAttributes = Executable;
            using var content = entry.Open();
            content.Write(bootstrap);
        }

        return bytes.ToArray();
    }

    /// <summary>A .tar.gz with one folder in it.</summary>
    public static byte[] Tar(string folder, IEnumerable<PackedFile> files)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Ustar))
        {
            foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
                tar.WriteEntry(
                    new UstarTarEntry(TarEntryType.RegularFile, $"{folder}/{file.Path}")
                    {
                        DataStream = new MemoryStream(file.Bytes),
                        ModificationTime = First,
                        Mode = Readable,
                    }
                );
        }

        return bytes.ToArray();
    }
}
