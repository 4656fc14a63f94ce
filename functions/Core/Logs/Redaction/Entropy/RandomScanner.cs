using RoleFerry.Core.Logs.Redaction.Escapes;
using RoleFerry.Core.Logs.Redaction.Kinds;
using RoleFerry.Core.Logs.Redaction.Tokens;

namespace RoleFerry.Core.Logs.Redaction.Entropy;

/// <summary>
/// Finds what is so random that only a machine can have made it, and that nothing else says anything of. The last
/// resort: of 31,988 lines of ordinary logs it takes none (docs/redaction.md).
/// </summary>
internal static class RandomScanner
{
    private const int Least = 40;

    /// <summary>
    /// Of 64 characters of base64, two are no letters and digits. Paths and names of several words have more.
    /// </summary>
    private const int MostSigns = 3;

    /// <summary>Longer ones are files, pictures and the like.</summary>
    private const int Most = 512;

    /// <summary>
    /// Of characters drawn by chance from 62, 62 of 100 are of another class (capital, small, digit) than the one
    /// before them; in names of types and files it is 20.
    /// </summary>
    private const double LeastTurns = 0.42;

    /// <summary>Names behind which random texts are no secrets, by their ends.</summary>
    private static readonly string[] HarmlessNames =
    [
        "id",
        "id-2",
        "ids",
        "uid",
        "hash",
        "digest",
        "checksum",
        "etag",
        "e-tag",
        "md5",
        "sha1",
        "sha256",
        "sha384",
        "sha512",
        "integrity",
        "fingerprint",
        "cursor",
        "next",
        "commit",
        "build",
        "version",
        "trace",
        "data",
        "body",
        "content",
        "image",
        "certificate",
        "cert",
        "public",
        "publickey",
        "public_key",
        "ssh-rsa",
        "ssh-ed25519",
        "base64",
    ];

    public static void Find(in EscapedText text, ref Spots spots)
    {
        var chars = text.Chars;
        for (int start = 0; start + Least <= chars.Length; )
        {
            int other = chars.Slice(start, Least).LastIndexOfAnyExcept(Alphabets.Base64AndDots);
            if (other >= 0)
            {
                start += other + 1;
                continue;
            }

            int length = chars[start..].IndexOfAnyExcept(Alphabets.Base64AndDots);
            int end = length < 0 ? chars.Length : start + length;
            if (IsDiscordToken(chars[start..end]))
                spots.Add(text.SourceOf(start), text.SourceOf(end), RandomKinds.DiscordToken);
            else
                FindIn(text, start, end, ref spots);
            start = end + 1;
        }
    }

    /// <summary>Looks at the parts between dots, and behind a sign of equality: names are before it.</summary>
    private static void FindIn(in EscapedText text, int start, int end, ref Spots spots)
    {
        var chars = text.Chars;
        for (int from = start; from < end; )
        {
            int length = chars[from..end].IndexOf('.');
            int to = length < 0 ? end : from + length;
            int next = to + 1;
            int sign = chars[from..to].TrimEnd('=').LastIndexOf('=');
            from += sign + 1;
            if (to - from is >= Least and <= Most && IsRandom(chars[from..to]) && !IsBehindHarmless(chars[..from]))
                spots.Add(text.SourceOf(from), text.SourceOf(to), RandomKinds.Random);
            from = next;
        }
    }

    private static bool IsRandom(ReadOnlySpan<char> text)
    {
        var bare = text.TrimEnd('=');
        int turns = 0;
        Span<int> classes = stackalloc int[4];
        for (int i = 0; i < bare.Length; i++)
        {
            int own = ClassOf(bare[i]);
            classes[own]++;
            if (i > 0 && own != ClassOf(bare[i - 1]))
                turns++;
        }

        return classes[0] >= bare.Length / 16
            && classes[1] >= bare.Length / 6
            && classes[2] >= bare.Length / 6
            && classes[3] <= MostSigns + (bare.Length / Least)
            && turns >= LeastTurns * (bare.Length - 1)
            && !IsTextInBase64(text);
    }

    private static int ClassOf(char c) =>
        char.IsAsciiDigit(c) ? 0
        : char.IsAsciiLetterLower(c) ? 1
        : char.IsAsciiLetterUpper(c) ? 2
        : 3;

    /// <summary>Whether base64 says something that people can read, or begins as a file does.</summary>
    private static bool IsTextInBase64(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[Most];
        var whole = text.TrimEnd('=');
        whole = whole[..(whole.Length / 4 * 4)];
        if (!Convert.TryFromBase64Chars(whole, bytes, out int length) || length == 0)
            return false;
        int readable = 0;
        foreach (byte b in bytes[..length])
        {
            if (b is >= 0x20 and < 0x7F or (byte)'\n' or (byte)'\t')
                readable++;
        }

        return readable >= length * 0.9 || IsFile(bytes[..length]);
    }

    /// <summary>https://en.wikipedia.org/wiki/List_of_file_signatures</summary>
    private static bool IsFile(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || bytes.StartsWith("GIF8"u8)
        || bytes.StartsWith("%PDF"u8)
        || bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])
        || bytes.StartsWith("PK\x03\x04"u8);

    private static bool IsBehindHarmless(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd("\"'=:, -");
        // https://www.rfc-editor.org/rfc/rfc9110#name-etag
        if (before.EndsWith("W/"))
            before = before[..^2].TrimEnd("\"'=:, -");
        foreach (string name in HarmlessNames)
        {
            if (before.EndsWith(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool IsDiscordToken(ReadOnlySpan<char> text)
    {
        int first = text.IndexOf('.');
        int last = text.LastIndexOf('.');
        return first is >= 23 and <= 28 && last - first == 7 && text.Length - last - 1 is >= 27 and <= 40;
    }
}
