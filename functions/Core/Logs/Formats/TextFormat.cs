using System.Collections.Immutable;
using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// Any line with a level in a place where levels stand, whatever layout its program has: see <see cref="TextHead"/>.
/// The names of the best-known programs that write such lines are names of it too, for log groups that list them.
/// </summary>
internal sealed class TextFormat(string name) : LogFormat(name, Words)
{
    /// <summary>Names of levels, also behind the abbreviations and letters that some layouts have.</summary>
    private static readonly ImmutableArray<Trigger> Words =
    [
        .. Levels.Triggers,
        .. ErrorSigns.Signs.Select(Trigger.Anywhere),
        // A level of one letter, between marks.
        Trigger.Anywhere(" e "),
        Trigger.Anywhere(" f "),
        Trigger.Anywhere(" e! "),
        Trigger.Anywhere("[e]"),
        Trigger.Anywhere("[f]"),
        Trigger.Anywhere("level=e"),
        Trigger.Anywhere("lvl=e"),
        .. from letter in "EFC"
        from mark in (string[])["0", "1", "2", "/", ",", " 1", " 2"]
        select Trigger.EventStart(letter + mark),
        .. from letter in "EFC" select Trigger.EventStart($"[{letter} "),
    ];

    internal override bool TryRead(ReadOnlySpan<byte> text, Level keep, scoped ref Span<byte> scratch, ref LogLine line)
    {
        var head = TextHead.Of(text);
        if (!head.HasLevel)
            return (head.HasPair && TryReadPairs(text, ref scratch, ref line)) || TryReadBelow(text, head, ref line);
        line.Format = this;
        line.Level = head.Level;
        line.Logger = head.Logger;
        line.Process = head.Process;
        line.Message = text[head.Length..].TrimStart(" \r\n"u8);
        if (head.Level >= keep && line.Message is [.., (byte)'}'])
            ReadFields(keep, ref scratch, ref line);
        return true;
    }

    /// <summary>
    /// Reads the object that some loggers write behind a message: it is no part of it. The line's own level stays.
    /// </summary>
    private static void ReadFields(Level keep, scoped ref Span<byte> scratch, ref LogLine line)
    {
        var message = line.Message;
        int start = message.IndexOfAny((byte)'{', (byte)'\n');
        if (start <= 0 || message[start] != '{' || message[start - 1] is not ((byte)' ' or (byte)'\t'))
            return;
        var (format, level) = (line.Format, line.Level);
        if (JsonFormat.Instance.TryRead(message[start..], keep, ref scratch, ref line))
            line.Message = message[..start].TrimEnd(" \t"u8);
        (line.Format, line.Level) = (format, level);
    }

    private bool TryReadPairs(ReadOnlySpan<byte> text, scoped ref Span<byte> scratch, ref LogLine line)
    {
        if (!LogfmtLine.TryRead(text, ref scratch, ref line))
            return false;
        line.Format = this;
        return true;
    }

    /// <summary>
    /// The level on the second line: <c>Oct 13, 2025 2:30:00 PM com.acme.Orders place</c>, then
    /// <c>SEVERE: it broke</c>.
    /// https://docs.oracle.com/en/java/javase/21/docs/api/java.logging/java/util/logging/SimpleFormatter.html
    /// </summary>
    private bool TryReadBelow(ReadOnlySpan<byte> text, TextHead head, ref LogLine line)
    {
        int end = head.HasTime ? text.IndexOf((byte)'\n') : -1;
        if (end < 0)
            return false;
        var below = text[(end + 1)..];
        var reader = new LineReader(below);
        if (!reader.TakeWord(out var word) || !Levels.TryParseCapitals(word, out var level) || !reader.Take(": "u8))
            return false;
        line.Format = this;
        line.Level = level;
        line.Logger = head.Logger;
        line.Message = reader.Rest;
        return true;
    }
}
