using System.Buffers;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>Parts in brackets.</summary>
internal ref partial struct TextHead
{
    private const int MaxBracket = 160;
    private const int MaxNameInBrackets = 64;

    private static readonly SearchValues<byte> InsideMarks = SearchValues.Create(" :/|,#"u8);

    /// <summary>Takes a part in brackets before a level: a time, the level, a name, or several of these.</summary>
    private bool TakeBracket()
    {
        var inside = Inside(out int length);
        if (length == 0 || ++_names > MaxNames)
            return false;
        bool isLevel =
            Levels.TryParseCapitals(inside, out var level)
            || Levels.TryParseSure(inside, out level)
            || (inside.Length == 1 && Levels.TryParseLetter(inside[0], out level));
        // MySQL's levels below a warning.
        if (inside.SequenceEqual("Note"u8) || inside.SequenceEqual("System"u8))
            isLevel = true;
        if (isLevel && Found(level, length))
            return true;
        int start = _at;
        bool hadTime = HasTime;
        if (_line[_at] is (byte)'[' && TakeInside(inside, out level))
        {
            _at = start;
            return Found(level, length);
        }

        bool isName = hadTime != HasTime || IsNameInside(inside);
        if (!isName || (_line[_at] is (byte)'(' or (byte)'{' && inside.Contains((byte)' ')))
            return false;
        if (Process.IsEmpty && hadTime == HasTime)
            Process = inside;
        _at += length;
        return true;
    }

    /// <summary>
    /// Reads the parts of what stands in one pair of brackets: <c>[14:30:01 ERR]</c>, <c>[core:error]</c>.
    /// </summary>
    private bool TakeInside(ReadOnlySpan<byte> inside, out Level level)
    {
        level = default;
        bool isFirst = true;
        bool isBehindTime = false;
        byte before = default;
        while (!inside.IsEmpty)
        {
            int time = TimeText.LengthAt(inside);
            if (time > 0)
            {
                HasTime = isBehindTime = true;
                inside = inside[time..];
            }
            else
            {
                int end = inside.IndexOfAny(InsideMarks);
                var part = end < 0 ? inside : inside[..end];
                bool stands = isFirst || isBehindTime || before is (byte)':' or (byte)'#';
                bool isWhole = before is (byte)':' or (byte)'#' || isBehindTime;
                if (stands && Levels.TryParseCapitals(part, out level))
                {
                    NameRest(inside[part.Length..]);
                    return true;
                }

                if (isWhole && part.Length == inside.Length && Levels.TryParseSure(part, out level))
                    return true;
                var behind = inside[part.Length..].TrimStart((byte)' ');
                bool isLetter = part.Length == 1 && (isBehindTime || (isFirst && TimeText.LengthAt(behind) > 0));
                if (isLetter && Levels.TryParseLetter(part[0], out level))
                    return HasTime = true;
                isBehindTime = false;
                inside = inside[part.Length..];
            }

            isFirst = false;
            var rest = inside.TrimStart(" :/|,#-"u8);
            before = rest.Length < inside.Length ? inside[inside.Length - rest.Length - 1] : default;
            inside = rest;
        }

        return false;
    }

    /// <summary>The logger or process behind a level in the same brackets.</summary>
    private void NameRest(ReadOnlySpan<byte> rest)
    {
        bool isProcess = rest is [(byte)'/', ..];
        rest = rest.TrimStart(" :/|,#-"u8);
        if (isProcess)
            Process = rest;
        else if (!rest.IsEmpty && Logger.IsEmpty)
            Logger = rest;
    }

    private bool TakeBracketBehindLevel()
    {
        var inside = Inside(out int length);
        if (length == 0 || !IsNameInside(inside) || ErrorSigns.IsError(Rest))
            return false;
        if (TimeText.LengthAt(inside) > 0)
            HasTime = true;
        else if (Logger.IsEmpty && inside.Contains((byte)'.') && !inside.Contains((byte)' '))
            Logger = inside;
        else if (Process.IsEmpty)
            Process = inside;
        _at += length;
        return true;
    }

    /// <summary>What stands in the brackets that begin here, and the length of all; 0 where they do not end.</summary>
    private readonly ReadOnlySpan<byte> Inside(out int length)
    {
        byte open = _line[_at];
        byte close = open switch
        {
            (byte)'[' => (byte)']',
            (byte)'(' => (byte)')',
            (byte)'{' => (byte)'}',
            _ => (byte)'>',
        };
        int depth = 0;
        var rest = Rest.Length > MaxBracket ? Rest[..MaxBracket] : Rest;
        for (int at = 0; at < rest.Length; at++)
        {
            if (rest[at] == open)
                depth++;
            else if (rest[at] == close && --depth == 0)
            {
                length = at + 1;
                return rest[1..at].Trim(" \t"u8);
            }
        }

        length = 0;
        return [];
    }

    /// <summary>
    /// Whether brackets hold a name, a number or a few keys with values, and no sentence.
    /// </summary>
    private static bool IsNameInside(ReadOnlySpan<byte> inside)
    {
        if (inside.Length > MaxNameInBrackets || inside.IndexOfAny((byte)'"', (byte)'\'') >= 0)
            return false;
        int spaces = System.MemoryExtensions.Count(inside, (byte)' ');
        return spaces == 0
            || TimeText.LengthAt(inside) > 0
            || (spaces < 4 && inside.IndexOfAny((byte)'=', (byte)':', (byte)'#') >= 0)
            || (spaces < 4 && inside.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0);
    }
}
