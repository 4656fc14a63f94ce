using System.Collections.Frozen;
using RoleFerry.Core.Logs.Redaction.Escapes;
using RoleFerry.Core.Logs.Redaction.Kinds;

namespace RoleFerry.Core.Logs.Redaction.Addresses;

/// <summary>Finds mail addresses.</summary>
internal static class EmailScanner
{
    /// <summary>https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1</summary>
    private const int LongestLocal = 64;
    private const int LongestDomain = 255;

    /// <summary>
    /// Last parts of names of files and of systemd's units, none of which is a domain, and the domain of private
    /// networks: what has an @ there is a host, a package or a picture.
    /// </summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoDomains = (
        "png jpg jpeg gif svg webp ico js mjs cjs jsx tsx css scss html json yaml yml xml csv txt log jar war dll exe "
        + "tgz gz tar whl lock map vue rb php java kt cs cpp service timer socket mount target slice scope path swap "
        + "device internal"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Accounts of machines and nodes of clusters, which nobody is behind: <c>root@db1.example.com</c>.
    /// </summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Accounts = (
        "git hg root ec2-user ubuntu centos debian fedora core hadoop vagrant www-data nobody postgres mysql redis "
        + "rabbit celery consumer worker"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="text">The text.</param>
    /// <param name="isCut">Whether something may be missing at its end.</param>
    /// <param name="spots">Gets what is found.</param>
    public static void Find(in EscapedText text, bool isCut, ref Spots spots)
    {
        var chars = text.Chars;
        for (int at = 0; at < chars.Length; )
        {
            int hit = chars[at..].IndexOf('@');
            if (hit < 0)
                return;
            int sign = at + hit;
            at = sign + 1;
            int start = sign;
            while (start > 0 && sign - start < LongestLocal && IsOfLocal(chars[start - 1]))
                start--;
            while (start < sign && chars[start] is '.' or '\'' or '-' or '+' or '=' or '/')
                start++;
            int end = sign + 1;
            while (end < chars.Length && end - sign < LongestDomain && IsOfDomain(chars[end]))
                end++;
            bool isOpen = isCut && end == chars.Length;
            while (end > sign + 1 && chars[end - 1] is '.' or '-')
                end--;
            if (start == sign || !(IsDomain(chars[(sign + 1)..end]) || isOpen) || Accounts.Contains(chars[start..sign]))
                continue;
            spots.Add(text.SourceOf(start), text.SourceOf(end), AddressKinds.Email);
            at = end;
        }
    }

    private static bool IsOfLocal(char c) =>
        char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '\'' or '%' or '&' or '~';

    private static bool IsOfDomain(char c) => char.IsLetterOrDigit(c) || c is '.' or '-';

    /// <summary>Whether a text is a domain: two names or more, and the last one of letters.</summary>
    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        int dot = domain.LastIndexOf('.');
        if (dot <= 0 || domain[0] is '.' or '-' || domain.IndexOf("..") >= 0)
            return false;
        var last = domain[(dot + 1)..];
        foreach (char c in last)
        {
            if (!char.IsLetter(c) && !last.StartsWith("xn--"))
                return false;
        }

        bool isVersion =
            char.IsAsciiDigit(domain[0])
            && domain.IndexOf('.') is var first
            && char.IsAsciiDigit(domain[first + 1])
            && !domain[..first].ContainsAnyExceptInRange('0', '9');
        return last.Length >= 2 && !isVersion && !NoDomains.Contains(last);
    }
}
