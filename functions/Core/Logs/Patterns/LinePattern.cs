using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Triggers;

namespace RoleFerry.Core.Logs.Patterns;

/// <summary>
/// How one program writes its lines, in the words of logs.yaml: <c>{time} {level} [{logger}] {message}</c>. A space
/// stands for one or more; everything else outside of braces stands for itself. A field ends where what follows it in
/// the pattern comes first, so a line is read once from left to right.
/// </summary>
public sealed class LinePattern
{
    /// <summary>UTF-16 units that a pattern has at most.</summary>
    public const int MaxLength = 200;

    /// <summary>Bytes of a line in which the fields before its message stand.</summary>
    private const int MaxHead = 1024;

    private static readonly ImmutableDictionary<string, PatternField> Fields = new Dictionary<string, PatternField>
    {
        ["time"] = PatternField.Time,
        ["level"] = PatternField.Level,
        ["logger"] = PatternField.Logger,
        ["process"] = PatternField.Process,
        ["thread"] = PatternField.Process,
        ["service"] = PatternField.Service,
        ["version"] = PatternField.Version,
        ["trace"] = PatternField.TraceId,
        ["any"] = PatternField.Any,
        ["message"] = PatternField.Message,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly string Names = string.Join(", ", Fields.Keys.Order(StringComparer.Ordinal));

    private readonly ImmutableArray<PatternPart> _parts;

    private LinePattern(string text, ImmutableArray<PatternPart> parts) => (Text, _parts) = (text, parts);

    /// <summary>The pattern as it is written.</summary>
    public string Text { get; }

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="pattern">What it stands for.</param>
    /// <param name="flaw">What is wrong with it, and at which character, counted from 1.</param>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out LinePattern? pattern,
        [NotNullWhen(false)] out string? flaw
    )
    {
        pattern = null;
        flaw = text.Length > MaxLength ? $"a pattern has at most {MaxLength} characters" : null;
        var parts = ImmutableArray.CreateBuilder<PatternPart>();
        for (int at = 0; at < text.Length && flaw is null; )
        {
            int open = text.AsSpan(at).IndexOfAny('{', '}');
            int end = open < 0 ? text.Length : at + open;
            if (end > at)
                parts.Add(new PatternPart(PatternField.None, Encoding.UTF8.GetBytes(text[at..end])));
            at = end;
            if (at < text.Length)
                flaw = TakeField(text, ref at, parts);
        }

        flaw ??= Missing(parts);
        if (flaw is null)
            pattern = new LinePattern(text, parts.ToImmutable());
        return flaw is null;
    }

    /// <summary>What a line contains that has the letter of an error's level where the pattern has the level.</summary>
    internal IEnumerable<Trigger> LetterTriggers()
    {
        int level = _parts.IndexOf(_parts.First(p => p.Field == PatternField.Level));
        string[] before =
            level == 0 ? ["", .. Edges("", isLast: true)] : [.. Edges(_parts[level - 1].Word, isLast: true)];
        string[] behind = [.. Edges(_parts[level + 1].Word, isLast: false)];
        return from letter in Levels.ErrorLetters
            from first in before
            from last in behind
            select first.Length == 0
                ? Trigger.EventStart(letter + last)
                : Trigger.Anywhere((first + letter + last).ToLowerInvariant());
    }

    /// <summary>
    /// What may stand directly beside a level: the mark that the pattern has there, or a blank with which programs pad.
    /// In a batch, JSON's escapes stand for tabs and quotation marks.
    /// </summary>
    private static IEnumerable<string> Edges(string literal, bool isLast)
    {
        var rune = literal.EnumerateRunes();
        string mark = literal.Length == 0 ? "" : (isLast ? rune.Last() : rune.First()).ToString();
        string[] marks = mark is "" or " " or "\t" ? [] : [mark];
        return marks.Concat([" ", "\t", isLast ? "\\t" : "\\"]).Distinct();
    }

    /// <summary>Reads a line of the pattern.</summary>
    /// <returns>Whether it is one.</returns>
    internal bool TryRead(ReadOnlySpan<byte> text, ref LogLine line)
    {
        var head = text.Length > MaxHead ? text[..MaxHead] : text;
        int newline = head.IndexOf((byte)'\n');
        if (newline >= 0)
            head = head[..newline];
        int at = 0;
        for (int i = 0; i < _parts.Length; i++)
        {
            var part = _parts[i];
            if (part.Field == PatternField.None)
            {
                int literal = part.LengthAt(head[at..]);
                if (literal < 0)
                    return false;
                at += literal;
                continue;
            }

            if (part.Field == PatternField.Message)
            {
                line.Message = text[at..];
                return true;
            }

            int length = LengthOf(part.Field, head[at..], _parts[i + 1]);
            if (length < 0 || !Set(part.Field, head.Slice(at, length), ref line))
                return false;
            at += length;
        }

        return false;
    }

    private static int LengthOf(PatternField field, ReadOnlySpan<byte> rest, PatternPart next)
    {
        int time = field == PatternField.Time ? TimeText.LengthAt(rest) : 0;
        if (time > 0 && next.LengthAt(rest[time..]) >= 0)
            return time;
        for (int length = 0; length <= rest.Length; length++)
        {
            if (next.LengthAt(rest[length..]) >= 0)
                return length;
        }

        return -1;
    }

    private static bool Set(PatternField field, ReadOnlySpan<byte> value, ref LogLine line)
    {
        value = value.Trim(" \t"u8);
        switch (field)
        {
            case PatternField.Level:
                bool isLevel = Levels.TryParseValue(value, out var level);
                line.Level = level;
                return isLevel;
            case PatternField.Logger:
                line.Logger = value;
                break;
            case PatternField.Process:
                line.Process = value;
                break;
            case PatternField.Service:
                line.Service = value;
                break;
            case PatternField.Version:
                line.Version = value;
                break;
            case PatternField.TraceId:
                line.TraceId = value;
                break;
        }

        return field != PatternField.Time || !value.IsEmpty;
    }

    /// <summary>Takes the field, or the stray brace, that stands at a place.</summary>
    private static string? TakeField(string text, ref int at, ImmutableArray<PatternPart>.Builder parts)
    {
        int close = text[at] == '{' ? text.IndexOf('}', at) : -1;
        if (close < 0)
            return $"a brace at character {at + 1} has no other";
        string name = text[(at + 1)..close];
        if (!Fields.TryGetValue(name, out var field))
            return $"`{{{name}}}` at character {at + 1} is none of {Names}";
        if (parts.Count > 0 && parts[^1].Field != PatternField.None)
            return $"`{{{name}}}` at character {at + 1} follows a field without anything between them";
        if (field != PatternField.Any && parts.Any(p => p.Field == field))
            return $"`{{{name}}}` at character {at + 1} is there twice";
        if (parts.Any(p => p.Field == PatternField.Message))
            return $"`{{{name}}}` at character {at + 1} stands behind the message, which goes to the line's end";
        parts.Add(new PatternPart(field, []));
        at = close + 1;
        return null;
    }

    private static string? Missing(ImmutableArray<PatternPart>.Builder parts)
    {
        if (parts.All(p => p.Field != PatternField.Level))
            return "`{level}` is missing";
        return parts[^1].Field != PatternField.Message ? "`{message}` has to be its end" : null;
    }
}
