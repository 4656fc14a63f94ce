using System.Buffers;

namespace RoleFerry.Core.Logs.StackTraces.Libraries;

/// <summary>Parts of folders' and files' names that differ from release to release.</summary>
internal static class VariableNames
{
    /// <summary>Bytes of a name beyond which the rest is left out.</summary>
    public const int MaxLength = 256;

    /// <summary>A hash that is shorter could be a word: cafe, added.</summary>
    private const int MinHash = 6;

    /// <summary>
    /// Vite, Rollup and esbuild put eight characters into names:
    /// https://rollupjs.org/configuration-options/#output-entryfilenames.
    /// </summary>
    private const int BundleHash = 8;

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);
    private static readonly SearchValues<byte> DateDigits = SearchValues.Create("0123456789-_.TZ"u8);

    private static readonly SearchValues<byte> Alphanumerics = SearchValues.Create(
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8
    );

    /// <summary>
    /// Whether a folder is one of many that hold the same: a release's number, date or hash, a random name.
    /// </summary>
    public static bool IsInstance(ReadOnlySpan<byte> folder)
    {
        var name = folder.StartsWith("tmp"u8) || folder.StartsWith("v"u8) ? folder.TrimStart("tmpv_-"u8) : folder;
        if (!name.ContainsAny(Digits))
            return folder.StartsWith("tmp"u8) && folder.Length == "tmp12345678"u8.Length;
        bool isDate = name.Length >= MinHash - 1 && !name.ContainsAnyExcept(DateDigits);
        bool isVersion = name.Contains((byte)'.') && !name.ContainsAnyExcept(DateDigits);
        bool isHash = name.Length >= MinHash && !name.ContainsAnyExcept(HexDigits);
        bool isUuid = name.Length == 36 && name.Count((byte)'-') == 4;
        return isDate || isVersion || isHash || isUuid || (name.Length < folder.Length && folder[0] == 't');
    }

    /// <summary>Writes a folder's name without a version behind it: std@0.190.0, acme-1.2.3.</summary>
    /// <returns>The number of bytes written; none for an instance.</returns>
    public static int WriteFolder(ReadOnlySpan<byte> folder, Span<byte> name)
    {
        if (IsInstance(folder))
            return 0;
        int mark = folder.LastIndexOfAny((byte)'@', (byte)'-');
        if (
            mark > 0
            && folder[(mark + 1)..] is var version
            && version.TrimStart((byte)'v') is [>= (byte)'0' and <= (byte)'9', ..]
            && !version.TrimStart((byte)'v').ContainsAnyExcept(DateDigits)
            && (folder[mark] == '@' || version.Contains((byte)'.'))
        )
            folder = folder[..mark];
        return Copy(folder, name);
    }

    /// <summary>Writes the name of a bundler's file without its hash: main.js of main.3f2a1b9c.js.</summary>
    /// <returns>The number of bytes written.</returns>
    public static int WriteFile(ReadOnlySpan<byte> file, Span<byte> name)
    {
        int length = 0;
        bool isFirst = true;
        bool isChunk = false;
        for (int from = 0; from < file.Length; )
        {
            int end = file[from..].IndexOfAny(".-_~"u8);
            end = end < 0 ? file.Length : from + end;
            var part = file[from..end];
            bool isNumber = isFirst && part.Length > 0 && end < file.Length && !part.ContainsAnyExcept(Digits);
            if (isNumber)
                length += Copy("<*>"u8, name[length..]);
            else if (isFirst || !(IsHash(part) || (isChunk && part.Length == BundleHash)) || end == file.Length)
                length += Copy(file[Math.Max(0, from - 1)..end], name[length..]);
            isChunk = part.SequenceEqual("chunk"u8);
            isFirst = false;
            from = end + 1;
        }

        return length;
    }

    private static bool IsHash(ReadOnlySpan<byte> part)
    {
        if (!part.ContainsAny(Digits) || part.Length < MinHash)
            return false;
        return !part.ContainsAnyExcept(HexDigits)
            || (part.Length is BundleHash or 20 && !part.ContainsAnyExcept(Alphanumerics));
    }

    private static int Copy(ReadOnlySpan<byte> text, Span<byte> room)
    {
        text = text[..Math.Min(text.Length, room.Length)];
        text.CopyTo(room);
        return text.Length;
    }
}
