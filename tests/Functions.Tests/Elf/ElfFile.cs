using System.Buffers.Binary;
using System.Text;

namespace RoleFerry.Functions.Tests.Elf;

/// <summary>
/// What a 64-bit little-endian ELF file asks of the machine that runs it. The dynamic linker's own table is read,
/// since section headers may be stripped. Format: https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html,
/// symbol versions: https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html.
/// </summary>
internal sealed class ElfFile
{
    private const uint Loaded = 1,
        Dynamic = 2;
    private const long Needed = 1,
        StringTable = 5,
        VersionsNeeded = 0x6ffffffe,
        VersionsNeededCount = 0x6fffffff;

    private readonly byte[] _bytes;
    private readonly List<(ulong Address, ulong Offset, ulong Length)> _segments = [];
    private readonly List<(long Tag, ulong Value)> _dynamic = [];

    private ElfFile(byte[] bytes)
    {
        _bytes = bytes;
        if (bytes.Length < 64 || !bytes.AsSpan(0, 6).SequenceEqual("\u007fELF\u0002\u0001"u8))
            throw new InvalidDataException("This is no 64-bit little-endian ELF file.");
        Machine = (ElfMachine)UInt16(18);
        var (headers, size, count) = (UInt64(32), UInt16(54), UInt16(56));
        for (var i = 0u; i < count; i++)
        {
            var header = headers + (i * size);
            var (offset, address, length) = (UInt64(header + 8), UInt64(header + 16), UInt64(header + 32));
            if (UInt32(header) == Loaded)
                _segments.Add((address, offset, length));
            if (UInt32(header) == Dynamic)
                for (var entry = offset; entry < offset + length && UInt64(entry) != 0; entry += 16)
                    _dynamic.Add(((long)UInt64(entry), UInt64(entry + 8)));
        }
    }

    public ElfMachine Machine { get; }

    /// <summary>The shared libraries that must be there to start it.</summary>
    public IReadOnlyList<string> Libraries =>
        [.. _dynamic.Where(d => d.Tag == Needed).Select(d => Name((uint)d.Value))];

    /// <summary>The symbol versions it needs of them, such as <c>GLIBC_2.34</c>.</summary>
    public IReadOnlyList<string> SymbolVersions
    {
        get
        {
            var versions = new List<string>();
            if (Entry(VersionsNeeded) is not { } table)
                return versions;
            var library = OffsetOf(table);
            for (var left = Entry(VersionsNeededCount) ?? 0; left > 0; left--)
            {
                var version = library + UInt32(library + 8);
                for (var i = UInt16(library + 2); i > 0; i--)
                {
                    versions.Add(Name(UInt32(version + 8)));
                    version += UInt32(version + 12);
                }
                library += UInt32(library + 12);
            }
            return versions;
        }
    }

    /// <summary>The newest GLIBC that one of its symbols needs; null where it needs none.</summary>
    public Version? Glibc =>
        SymbolVersions
            .Where(v => v.StartsWith("GLIBC_", StringComparison.Ordinal))
            .Select(v =>
                Version.TryParse(v["GLIBC_".Length..], out var number)
                    ? number
                    : throw new InvalidDataException($"{v} is private to one build of GLIBC.")
            )
            .Max();

    public static ElfFile Read(string path) => new(File.ReadAllBytes(path));

    public static ElfFile Read(byte[] bytes) => new(bytes);

    private ulong? Entry(long tag) => _dynamic.Where(d => d.Tag == tag).Select(d => (ulong?)d.Value).SingleOrDefault();

    private ulong OffsetOf(ulong address)
    {
        foreach (var segment in _segments)
            if (address >= segment.Address && address < segment.Address + segment.Length)
                return address - segment.Address + segment.Offset;
        throw new InvalidDataException($"No segment holds the address {address:x}.");
    }

    private string Name(uint offset)
    {
        var start = (int)(
            OffsetOf(Entry(StringTable) ?? throw new InvalidDataException("There is no string table.")) + offset
        );
        var rest = _bytes.AsSpan(start);
        return Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)0)]);
    }

    private ushort UInt16(ulong offset) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan((int)offset));

    private uint UInt32(ulong offset) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan((int)offset));

    private ulong UInt64(ulong offset) => BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan((int)offset));
}
