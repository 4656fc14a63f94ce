using System.Buffers;
using RoleFerry.Core.Logs.Redaction.Escapes;
using RoleFerry.Core.Logs.Redaction.Kinds;

namespace RoleFerry.Core.Logs.Redaction.Names;

/// <summary>Finds passwords behind the short options of programs that take them so.</summary>
internal static class Commands
{
    private const int LongestCommand = 512;

    /// <summary>Programs, the options that a password follows, and whether it is behind a name and a colon.</summary>
    private static readonly (string Program, string Option, bool IsBehindName)[] Options =
    [
        ("mysql", "-p", false),
        ("mariadb", "-p", false),
        ("mongo", "-p", false),
        ("sshpass", "-p", false),
        ("docker login", "-p", false),
        ("podman login", "-p", false),
        ("helm registry login", "-p", false),
        ("az login", "-p", false),
        ("sqlcmd", "-P", false),
        ("bcp", "-P", false),
        ("redis-cli", "-a", false),
        ("ldapsearch", "-w", false),
        ("ldapmodify", "-w", false),
        ("7z", "-p", false),
        ("zip", "-P", false),
        ("rabbitmqadmin", "-p", false),
        ("curl", "-u", true),
        ("curl", "--user", true),
        ("curl", "-U", true),
        ("wget", "--user", true),
        ("openssl", "pass:", false),
    ];

    private static readonly SearchValues<string> Programs = SearchValues.Create(
        [.. Options.Select(o => o.Program).Distinct()],
        StringComparison.Ordinal
    );

    private static readonly SearchValues<string> AnyOption = SearchValues.Create(
        [.. Options.Select(o => o.Option).Distinct()],
        StringComparison.Ordinal
    );

    public static void Find(in EscapedText text, ref Spots spots)
    {
        var chars = text.Chars;
        if (!chars.ContainsAny(AnyOption))
            return;
        for (int at = 0; at < chars.Length; )
        {
            int hit = chars[at..].IndexOfAny(Programs);
            if (hit < 0)
                return;
            at += hit;
            if (at == 0 || !NameWords.IsOfNames(chars[at - 1]))
                FindIn(text, at, ref spots);
            at++;
        }
    }

    private static void FindIn(in EscapedText text, int program, ref Spots spots)
    {
        var line = text.Chars.Slice(program, Math.Min(text.Chars.Length - program, LongestCommand));
        int end = line.IndexOf('\n');
        line = end < 0 ? line : line[..end];
        foreach (var (name, option, isBehindName) in Options)
        {
            if (!line.StartsWith(name))
                continue;
            for (int at = name.Length; at < line.Length; at += option.Length)
            {
                int hit = line[at..].IndexOf(option);
                if (hit < 0)
                    break;
                at += hit;
                if (line[at - 1] is ' ' or '"' or '\'' or ',' or '[')
                    Take(text, program + at + option.Length, isBehindName, isLong: option.Length > 2, ref spots);
            }
        }
    }

    private static void Take(in EscapedText text, int at, bool isBehindName, bool isLong, ref Spots spots)
    {
        var chars = text.Chars;
        int behind = at;
        while (behind < chars.Length && chars[behind] is ' ' or '"' or '\'' or ',' or '=')
            behind++;
        bool isGlued = behind == at;
        int end = behind;
        while (end < chars.Length && !char.IsWhiteSpace(chars[end]) && chars[end] is not ('"' or '\''))
            end++;
        var value = chars[behind..end];
        if (isBehindName)
        {
            int colon = value.IndexOf(':');
            if (colon < 0)
                return;
            behind += colon + 1;
            value = value[(colon + 1)..];
        }
        else if (
            value is ['-', ..] or []
            || (isGlued && !isLong && char.IsAsciiLetterLower(value[0]) && value.Length < 4)
        )
        {
            return;
        }
        else if (!isGlued && chars[at] == ' ' && !value.ContainsAnyExceptInRange('a', 'z'))
        {
            return;
        }

        if (
            HarmlessValues.Contains(value)
            || (!isGlued && value.Contains(':') && HarmlessValues.IsCount(value[..value.IndexOf(':')], 5))
        )
            return;
        spots.Add(text.SourceOf(behind), text.SourceOf(end), NameKinds.Command);
    }
}
