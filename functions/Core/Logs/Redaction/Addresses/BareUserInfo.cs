using System.Buffers;
using System.Collections.Frozen;
using RoleFerry.Core.Logs.Redaction.Escapes;
using RoleFerry.Core.Logs.Redaction.Kinds;
using RoleFerry.Core.Logs.Redaction.Names;
using RoleFerry.Core.Logs.Redaction.Tokens;

namespace RoleFerry.Core.Logs.Redaction.Addresses;

/// <summary>
/// Finds the password in <c>name:…@host:5432</c> and <c>name:…@tcp(host)</c>, as drivers take them without a scheme.
/// </summary>
internal static class BareUserInfo
{
    private const int LongestName = 32;
    private const int LongestPassword = 128;

    /// <summary>Characters that may stand before the name.</summary>
    private static readonly SearchValues<char> Before = SearchValues.Create(" \t\r\n\"'`=(<[{,;>|");

    /// <summary>What ends a password that nobody has put into quotes.</summary>
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\"'`<>,;(){}[]|");

    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.");

    /// <summary>Words before a colon behind which a name or an address stands, and no password.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Keys = (
        "user username login account host hostname node peer from to cc bcc reply-to sender recipient client server "
        + "connection remote upstream by as at mail email mailto sip sips xmpp acct npm patch workspace portal image "
        + "tag broker member worker failed error warning info"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="text">The text.</param>
    /// <param name="spots">Gets what is found.</param>
    public static void Find(in EscapedText text, ref Spots spots)
    {
        var chars = text.Chars;
        for (int at = 0; at < chars.Length; )
        {
            int hit = chars[at..].IndexOf('@');
            if (hit < 0)
                return;
            int sign = at + hit;
            at = sign + 1;
            // A password may hold an @: the last one before the host counts.
            int start = PasswordBefore(chars, sign);
            if (start > 0 && IsBeforeHost(chars[start..sign], chars[(sign + 1)..]))
                spots.Add(text.SourceOf(start), text.SourceOf(sign), AddressKinds.UserInfo);
        }
    }

    /// <summary>Where the password before an @ begins, behind a name and a colon; 0 where there is none.</summary>
    private static int PasswordBefore(ReadOnlySpan<char> chars, int sign)
    {
        int from = Math.Max(0, sign - LongestPassword - LongestName);
        int end = chars[from..sign].LastIndexOfAny(Ends);
        int start = end < 0 ? from : from + end + 1;
        // Keys and their values: dsn=app:…@host
        int equals = chars[start..sign].IndexOf('=');
        int colon = chars[start..sign].IndexOf(':');
        if (equals >= 0 && equals < colon)
            start += equals + 1;
        colon = chars[start..sign].IndexOf(':');
        if (colon is <= 0 or > LongestName || (start > 0 && !Before.Contains(chars[start - 1])))
            return 0;
        var name = chars.Slice(start, colon);
        bool isName = char.IsLetter(name[0]) && !name.ContainsAnyExcept(Alphabets.Dotted) && !Keys.Contains(name);
        int password = start + colon + 1;
        return isName && password < sign && chars[password] is not ('/' or ':') ? password : 0;
    }

    /// <summary>Whether a host follows indeed, and what stands before it is no name or number.</summary>
    private static bool IsBeforeHost(ReadOnlySpan<char> password, ReadOnlySpan<char> behind)
    {
        if (HarmlessValues.IsPlaceholder(password) || HarmlessValues.IsMasked(password))
            return false;
        if (password.Length < 6 && !password.ContainsAnyExceptInRange('0', '9'))
            return false;
        if (behind.StartsWith("tcp(") || behind.StartsWith("unix(") || behind.StartsWith("tcp6("))
            return true;
        int length = behind.IndexOfAnyExcept(Alphabets.Dotted);
        var host = length < 0 ? behind : behind[..length];
        var rest = behind[host.Length..];
        host = host.TrimEnd('.');
        if (host.IsEmpty || host.StartsWith("sha") || IsVersion(host))
            return false;
        bool hasPort = rest is [':', >= '0' and <= '9', ..];
        bool hasPath = rest is ['/', ..];
        if (hasPort || hasPath)
            return true;
        // What has a dot may be a mail address: then the password has to look like one.
        return host.Contains('.') && HarmlessValues.LooksRandom(password, 8);
    }

    /// <summary>Whether digits begin a text that is no address of four numbers.</summary>
    private static bool IsVersion(ReadOnlySpan<char> host) =>
        char.IsAsciiDigit(host[0]) && (host.ContainsAnyExcept(OfNumbers) || host.Count('.') != 3);
}
