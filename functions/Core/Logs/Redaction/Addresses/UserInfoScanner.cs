using RoleFerry.Core.Logs.Redaction.Escapes;
using RoleFerry.Core.Logs.Redaction.Kinds;
using RoleFerry.Core.Logs.Redaction.Names;

namespace RoleFerry.Core.Logs.Redaction.Addresses;

/// <summary>Finds what stands before the host in a URL.</summary>
internal static class UserInfoScanner
{
    /// <summary>A name alone is often a person's or a program's; a token is longer.</summary>
    private const int LongestName = 15;

    public static void Find(in EscapedText text, ref Spots spots)
    {
        var chars = text.Chars;
        for (int at = 0; at < chars.Length; )
        {
            int hit = chars[at..].IndexOf("://");
            if (hit < 0)
                break;
            int start = at + hit + 3;
            int end = EndOf(text, start);
            if (end > start)
                spots.Add(text.SourceOf(start), text.SourceOf(end), AddressKinds.UserInfo);
            at = Math.Max(start, end);
        }

        FindOracle(text, ref spots);
    }

    /// <summary>Where the user's part of an address ends, before the @; 0 where it has none.</summary>
    private static int EndOf(in EscapedText text, int start)
    {
        var chars = text.Chars;
        var layers = text.LayersOf(start - 1);
        int colon = -1,
            at = -1,
            end = start;
        bool isPath = false;
        for (; end < chars.Length; end++)
        {
            char c = chars[end];
            bool isData = text.IsData(end, layers);
            if (!isData && (char.IsWhiteSpace(c) || c is '"' or '\'' or '<' or '>' or '`' or ','))
                break;
            if (isData)
                continue;
            // A password may hold what should have been escaped. A port is a number, and then there is none.
            if (c is '/' or '?' or '#')
            {
                if (at >= 0 || colon < 0 || IsPort(chars[(colon + 1)..end]) || end == colon + 1)
                    break;
                isPath = true;
            }
            else if (c == ':' && colon < 0)
            {
                colon = end;
            }
            else if (c == '@')
            {
                at = end;
                if (isPath)
                    break;
            }
        }

        if (at < 0)
            return 0;
        if (colon >= 0 && colon < at)
            return HasPassword(chars[(colon + 1)..at]) ? at : 0;
        var name = chars[start..at];
        return
            HarmlessValues.LooksRandom(name, LongestName + 1) || (name.Length > 7 && name.ContainsAnyInRange('0', '9'))
            ? at
            : 0;
    }

    /// <summary>
    /// https://docs.oracle.com/en/database/oracle/oracle-database/23/jajdb/oracle/jdbc/OracleDriver.html
    /// </summary>
    private static void FindOracle(in EscapedText text, ref Spots spots)
    {
        const string beginning = "jdbc:oracle:thin:";
        var chars = text.Chars;
        for (int at = 0; chars[at..].IndexOf(beginning, StringComparison.OrdinalIgnoreCase) is >= 0 and var hit; )
        {
            int start = at + hit + beginning.Length;
            at = start;
            int end = chars[start..].IndexOf('@');
            int slash = chars[start..].IndexOf('/');
            if (slash >= 0 && end > slash && !chars.Slice(start, end).ContainsAny(" \n\"'"))
                spots.Add(text.SourceOf(start + slash + 1), text.SourceOf(start + end), AddressKinds.UserInfo);
        }
    }

    private static bool IsPort(ReadOnlySpan<char> text) =>
        text.Length is > 0 and < 6 && !text.ContainsAnyExceptInRange('0', '9');

    private static bool HasPassword(ReadOnlySpan<char> password) =>
        password.Length > 0 && !HarmlessValues.IsPlaceholder(password) && !HarmlessValues.IsMasked(password);
}
