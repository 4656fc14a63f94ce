using System.Buffers.Binary;
using System.Text;

namespace RoleFerry.Functions.Tests.Elf;

public class ElfFileTests
{
    [Fact]
    public void A_real_program_tells_what_it_needs()
    {
        // The test runner itself: a native launcher that the .NET SDK brings for this platform.
        var program = ElfFile.Read(Path.Combine(AppContext.BaseDirectory, "RoleFerry.Functions.Tests"));

        Assert.True(Enum.IsDefined(program.Machine));
        Assert.Contains("libc.so.6", program.Libraries);
        Assert.NotNull(program.Glibc);
        Assert.InRange(program.Glibc, new(2, 2, 5), new(2, 34));
    }

    [Theory]
    [InlineData("2.34", "GLIBC_2.2.5", "GLIBC_2.34", "GLIBC_2.9")]
    [InlineData("2.38", "GLIBC_2.38", "GLIBC_2.34")]
    [InlineData("2.4", "GLIBCXX_3.4.30", "GLIBC_2.4")]
    public void The_newest_version_counts_by_number_not_by_text(string newest, params string[] versions) =>
        Assert.Equal(Version.Parse(newest), ElfFile.Read(Program(("libc.so.6", versions))).Glibc);

    [Fact]
    public void The_versions_of_every_library_are_read() =>
        Assert.Equal(
            ["GLIBC_2.29", "GLIBC_2.35", "GLIBC_2.17"],
            ElfFile
                .Read(Program(("libm.so.6", ["GLIBC_2.29", "GLIBC_2.35"]), ("libc.so.6", ["GLIBC_2.17"])))
                .SymbolVersions
        );

    [Fact]
    public void A_private_version_is_refused() =>
        Assert.Throws<InvalidDataException>(() => ElfFile.Read(Program(("libc.so.6", ["GLIBC_PRIVATE"]))).Glibc);

    [Fact]
    public void What_is_not_ELF_is_refused() => Assert.Throws<InvalidDataException>(() => ElfFile.Read(new byte[100]));

    /// <summary>
    /// The least that a dynamic linker would read: one loaded segment, its strings, its needed versions.
    /// </summary>
    private static byte[] Program(params (string Name, string[] Versions)[] libraries)
    {
        const int Address = 0x10000,
            Versions = 64 + (2 * 56),
            Dynamic = 1024,
            Strings = 2048;
        var file = new byte[4096];
        var names = 0;
        uint Name(string text)
        {
            var at = ++names;
            names += Encoding.ASCII.GetBytes(text, file.AsSpan(Strings + at));
            return (uint)at;
        }
        void Put(int offset, ulong value, int size)
        {
            Span<byte> bytes = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
            bytes[..size].CopyTo(file.AsSpan(offset));
        }

        "\u007fELF\u0002\u0001"u8.CopyTo(file);
        Put(18, 183, 2);
        Put(32, 64, 8);
        Put(54, 56, 2);
        Put(56, 2, 2);
        foreach (var (header, type, offset, length) in new[] { (64, 1, 0, 4096), (120, 2, Dynamic, 256) })
        {
            Put(header, (ulong)type, 4);
            Put(header + 8, (ulong)offset, 8);
            Put(header + 16, (ulong)(Address + offset), 8);
            Put(header + 32, (ulong)length, 8);
        }

        var entries = new List<(long Tag, long Value)>
        {
            (5, Address + Strings),
            (0x6ffffffe, Address + Versions),
            (0x6fffffff, libraries.Length),
        };
        var at = Versions;
        foreach (var (name, versions) in libraries)
        {
            var nameOffset = Name(name);
            entries.Add((1, nameOffset));
            var next = 16 + (16 * versions.Length);
            Put(at, 1, 2);
            Put(at + 2, (ulong)versions.Length, 2);
            Put(at + 4, nameOffset, 4);
            Put(at + 8, 16, 4);
            Put(at + 12, (ulong)next, 4);
            for (var i = 0; i < versions.Length; i++)
            {
                Put(at + 16 + (16 * i) + 8, Name(versions[i]), 4);
                Put(at + 16 + (16 * i) + 12, 16, 4);
            }
            at += next;
        }
        for (var i = 0; i < entries.Count; i++)
        {
            Put(Dynamic + (16 * i), (ulong)entries[i].Tag, 8);
            Put(Dynamic + (16 * i) + 8, (ulong)entries[i].Value, 8);
        }
        return file;
    }
}
