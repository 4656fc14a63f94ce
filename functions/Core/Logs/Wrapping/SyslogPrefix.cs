using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Logs.Wrapping;

/// <summary>
/// What syslog puts before a line: <c>&lt;11&gt;Oct 13 14:30:00 host acme[17]: </c>
/// (https://datatracker.ietf.org/doc/html/rfc3164), <c>&lt;11&gt;1 TIME host acme 17 - - </c>
/// (https://datatracker.ietf.org/doc/html/rfc5424), journald and Heroku's <c>TIME host acme[17]: </c>.
/// </summary>
internal static class SyslogPrefix
{
    private const int MaxTag = 64;

    /// <summary>The priorities of errors and worse, of every facility.</summary>
    public static ImmutableArray<Trigger> Triggers { get; } =
    [
        .. from facility in Enumerable.Range(0, 24)
        from severity in Enumerable.Range(0, 4)
        select Trigger.EventStart(string.Create(CultureInfo.InvariantCulture, $"<{(8 * facility) + severity}>")),
    ];

    /// <summary>Takes a prefix that begins with a priority in angle brackets.</summary>
    public static bool TryTakePriority(ref ReadOnlySpan<byte> line, ref LineSource source)
    {
        int end = line[..Math.Min(line.Length, 5)].IndexOf((byte)'>');
        if (end < 2 || line[1..end].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return false;
        int priority = 0;
        foreach (byte digit in line[1..end])
            priority = (priority * 10) + digit - '0';
        source.Priority = Levels.OfSyslog(priority & 7);
        // Without a facility: https://www.freedesktop.org/software/systemd/man/latest/sd-daemon.html
        source.IsPriorityOwn = priority < 8;
        line = line[(end + 1)..];
        if (!line.StartsWith("1 "u8) || !TryTakeNew(ref line, ref source))
            TryTake(ref line, TimeText.LengthAt(line), ref source);
        return true;
    }

    /// <summary>Takes <c>TIME HOST TAG[PROCESS]: </c>, where the host may be missing.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> line, int time, ref LineSource source)
    {
        if (time == 0 || time >= line.Length || line[time] != ' ')
            return false;
        // Of a time without a year, the process may lack: Oct 13 14:30:00 host kernel: message
        bool isOld = char.IsAsciiLetterUpper((char)line[0]) && time <= 16;
        var rest = line[(time + 1)..].TrimStart((byte)' ');
        if (TryTakeTag(rest, needsProcess: true, ref source, out int length))
        {
            line = rest[length..];
            return true;
        }

        int host = rest[..Math.Min(rest.Length, MaxTag)].IndexOf((byte)' ');
        if (host <= 0 || !LinePrefix.IsName(rest[..host]) || Levels.TryParse(rest[..host], out _))
            return false;
        if (!TryTakeTag(rest[(host + 1)..], needsProcess: !isOld, ref source, out length))
            return false;
        line = rest[(host + 1 + length)..];
        return true;
    }

    /// <summary><c>acme[17]: </c> or <c>kernel: </c></summary>
    private static bool TryTakeTag(ReadOnlySpan<byte> text, bool needsProcess, ref LineSource source, out int length)
    {
        length = 0;
        var tag = text[..Math.Min(text.Length, MaxTag)];
        int colon = tag.IndexOf(": "u8);
        if (colon < 0 && tag is [.., (byte)':'] && tag.Length == text.Length)
            colon = tag.Length - 1;
        if (colon <= 0)
            return false;
        tag = tag[..colon];
        int open = tag.IndexOf((byte)'[');
        var name = open < 0 ? tag : tag[..open];
        bool hasProcess = open > 0 && tag[^1] == ']' && LinePrefix.IsName(tag[(open + 1)..^1]);
        if ((open >= 0 || needsProcess) && !hasProcess)
            return false;
        if (!LinePrefix.IsName(name) || Levels.TryParse(name, out _))
            return false;
        source.Add(tag);
        length = Math.Min(text.Length, colon + 2);
        return true;
    }

    /// <summary><c>1 TIME HOST APP PROCESS MESSAGE-ID DATA </c>; Heroku leaves out the data.</summary>
    private static bool TryTakeNew(ref ReadOnlySpan<byte> line, ref LineSource source)
    {
        var rest = line[2..];
        for (int field = 0; field < 5; field++)
        {
            int space = rest.IndexOf((byte)' ');
            if (space <= 0 || space > 128)
                return false;
            if (field is 2 or 3)
                source.Add(rest[..space]);
            rest = rest[(space + 1)..];
        }

        if (rest is [(byte)'-'] or [(byte)'-', (byte)' ', ..])
            rest = rest[1..];
        else if (rest is [(byte)'[', ..] && DataLength(rest) is > 0 and var data)
            rest = rest[data..];
        line = rest is [(byte)' ', ..] ? rest[1..] : rest;
        if (line.StartsWith("\ufeff"u8))
            line = line["\ufeff"u8.Length..];
        return true;
    }

    /// <summary>The length of <c>[id key="value"][id key="value"]</c>, or 0.</summary>
    private static int DataLength(ReadOnlySpan<byte> text)
    {
        int at = 0;
        while (at < text.Length && text[at] == '[')
        {
            bool isQuoted = false;
            for (at++; at < text.Length && (isQuoted || text[at] != ']'); at++)
            {
                if (text[at] == '\\')
                    at++;
                else if (text[at] == '"')
                    isQuoted = !isQuoted;
            }

            at++;
        }

        return at <= text.Length ? at : 0;
    }
}
