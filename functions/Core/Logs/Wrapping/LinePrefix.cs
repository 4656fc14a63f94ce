using System.Collections.Immutable;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Logs.Wrapping;

/// <summary>
/// Takes off what container runtimes, log drivers and supervisors put before every line, also before those of a stack
/// trace: <c>web-1  | </c>, <c>TIME stdout F </c>, <c>[pod/api-7d9f/api] </c>, <c>0|api  | </c>.
/// </summary>
internal static class LinePrefix
{
    private const int MaxName = 64;

    /// <summary>Where the cover of most lines that stand in objects ends.</summary>
    public static ImmutableArray<Trigger> Triggers { get; } = [Trigger.CoverEnd("log")];

    /// <summary>
    /// What is looked for only where lines have covers: the ends of those of Compose, its like and syslog; and an
    /// object over several lines that each stand in an object of their own, which begins with a brace alone.
    /// </summary>
    public static ImmutableArray<Trigger> CoveredTriggers { get; } =
    [
        Trigger.CoverEnd("  | "),
        Trigger.CoverEnd("]: "),
        .. from quote in (string[])["\"", "\\\"", "\\\\\\\""]
        from end in (string[])["", "\\n", "\\\\n", "\\\\\\\\n"]
        select Trigger.Anywhere($"log{quote}:{quote}{{{end}{quote}"),
    ];

    /// <summary>Whether an event looks as if others of its stream had covers too.</summary>
    /// <param name="message">UTF-8, with or without JSON's escapes.</param>
    public static bool IsCovered(ReadOnlySpan<byte> message)
    {
        if (message is [(byte)'{', ..])
            return message.IndexOf("log\":"u8) >= 0
                || message.IndexOf("log\\\":"u8) >= 0
                || message.IndexOf("log\\\\\\\":"u8) >= 0;
        var source = default(LineSource);
        return TryTake(ref message, ref source);
    }

    /// <summary>Takes one prefix off a line.</summary>
    /// <returns>False where it has none that is known.</returns>
    public static bool TryTake(ref ReadOnlySpan<byte> line, ref LineSource source)
    {
        if (line.IsEmpty)
            return false;
        byte first = line[0];
        if (first == '<')
            return SyslogPrefix.TryTakePriority(ref line, ref source);
        if (first == '[')
            return TryTakePod(ref line, ref source);
        if (!char.IsAsciiLetterOrDigit((char)first))
            return false;
        int time = TimeText.LengthAt(line);
        if (time > 0 && IsLevelAt(line[time..]))
            return false;
        return TryTakeRuntime(ref line, time, ref source)
            || TryTakeColumn(ref line, time, ref source)
            || SyslogPrefix.TryTake(ref line, time, ref source);
    }

    /// <summary>A level directly behind a time is the line's own, and no cover is before it.</summary>
    private static bool IsLevelAt(ReadOnlySpan<byte> text)
    {
        if (text is not [(byte)' ', ..])
            return false;
        text = text[1..].TrimStart((byte)' ');
        int end = 0;
        while (end < text.Length && char.IsAsciiLetterUpper((char)text[end]))
            end++;
        return end > 2 && Levels.TryParseCapitals(text[..end], out _);
    }

    /// <summary>
    /// Kubernetes' container runtimes, <c>2025-10-13T14:30:00.123456789Z stdout F </c>, where P stands for a part of a
    /// line (https://github.com/kubernetes/design-proposals-archive/blob/main/node/kubelet-cri-logging.md); or Docker's
    /// time alone, which has all nine digits.
    /// </summary>
    private static bool TryTakeRuntime(ref ReadOnlySpan<byte> line, int time, ref LineSource source)
    {
        if (time < "2025-10-13T14:30:00Z".Length || time >= line.Length || line[time] != ' ' || line[10] != 'T')
            return false;
        var rest = line[(time + 1)..];
        bool isStream = rest.StartsWith("stdout "u8) || rest.StartsWith("stderr "u8);
        if (isStream && rest.Length > 7 && rest[7] is (byte)'F' or (byte)'P')
        {
            int end = rest[7..].IndexOf((byte)' ');
            source.IsPart = rest[7] == 'P';
            source.Add(rest[..6]);
            line = end < 0 ? [] : rest[(7 + end + 1)..];
            return true;
        }

        if (time != "2025-10-13T14:30:00.123456789Z".Length || line[time - 1] != 'Z')
            return false;
        line = rest;
        return true;
    }

    /// <summary>
    /// A name, a bar and a space, as Docker Compose, Foreman and PM2 write them; a time or number may stand before.
    /// </summary>
    private static bool TryTakeColumn(ref ReadOnlySpan<byte> line, int time, ref LineSource source)
    {
        var rest = line.Length > MaxName ? line[..MaxName] : line;
        int bar = rest.IndexOf("| "u8);
        if (bar < 0 && rest is [.., (byte)'|'] && rest.Length == line.Length)
            bar = rest.Length - 1;
        if (bar <= 0)
            return false;
        var name = rest[..bar];
        if (char.IsAsciiDigit((char)name[0]))
        {
            int number = name.IndexOf((byte)'|');
            if (time > 0 && time < name.Length - 1 && name[time] == ' ')
                name = name[(time + 1)..];
            else if (number > 0 && !name[..number].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
                name = name[(number + 1)..];
            else
                return false;
        }

        var trimmed = name.TrimEnd((byte)' ');
        // One space parts columns of a layout; what pads names to a width leaves two beside the longest.
        bool isPadded = trimmed.Length + 1 < name.Length;
        if (trimmed.IsEmpty || !isPadded || !IsName(trimmed) || Levels.TryParse(trimmed, out _))
            return false;
        source.Add(trimmed);
        int behind = bar + "| ".Length;
        line = behind < line.Length ? line[behind..] : [];
        return true;
    }

    /// <summary>kubectl's <c>logs --prefix</c></summary>
    private static bool TryTakePod(ref ReadOnlySpan<byte> line, ref LineSource source)
    {
        int end = line.StartsWith("[pod/"u8) ? line.IndexOf("] "u8) : -1;
        if (end < 0)
            return false;
        source.Add(line[..end]);
        line = line[(end + 2)..];
        return true;
    }

    /// <summary>
    /// Whether a text is a pod's name and its container's, each with a space behind it, as tools write them that follow
    /// several pods. A pod's name has a hyphen and a digit.
    /// </summary>
    public static bool IsPod(ReadOnlySpan<byte> text)
    {
        int space = text.IndexOf((byte)' ');
        if (space <= 0 || text.Length > 2 * MaxName || text is not [.., (byte)' '])
            return false;
        var pod = text[..space];
        return IsName(pod)
            && pod.Contains((byte)'-')
            && pod.ContainsAnyInRange((byte)'0', (byte)'9')
            && text.Length > space + 2
            && IsName(text[(space + 1)..^1]);
    }

    internal static bool IsName(ReadOnlySpan<byte> text)
    {
        foreach (byte c in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'-' or (byte)'_' or (byte)'.' or (byte)'/'))
                return false;
        }

        return text.Length > 0;
    }
}
