using System.Text;

namespace RoleFerry.Core.Logs.Triggers;

/// <summary>A trigger as <see cref="TriggerScan"/> compares it with bytes.</summary>
internal sealed class TriggerEntry(Trigger trigger, LogEventKinds kinds)
{
    /// <summary>
    /// Bytes between a key and the mark before its value: an ending of the key, and a quotation mark as \u0022.
    /// </summary>
    private const int MaxBeforeMark = 8;

    private readonly byte[] _word = Encoding.UTF8.GetBytes(trigger.Text);

    /// <summary>What an event may be that has it.</summary>
    public LogEventKinds Kinds => kinds;

    /// <summary>Whether an event begins with it.</summary>
    public bool Begins(ReadOnlySpan<byte> text) => text.StartsWith(_word);

    /// <summary>Whether it stands at a place of an event's bytes, with or without JSON's escapes.</summary>
    public bool IsAt(ReadOnlySpan<byte> text, int at)
    {
        var rest = text[at..];
        if (rest.Length < _word.Length)
            return false;
        for (int i = 0; i < _word.Length; i++)
        {
            if (rest[i] != _word[i] && (!IsLetter(rest[i]) || (rest[i] | 0x20) != _word[i]))
                return false;
        }

        rest = rest[_word.Length..];
        return trigger.Place switch
        {
            TriggerPlace.Anywhere => true,
            TriggerPlace.WordStart => StartsWord(text[..at]),
            TriggerPlace.Word => StartsWord(text[..at]) && (rest.IsEmpty || !IsLetter(rest[0])),
            // A quotation mark may stand there as \u0022.
            TriggerPlace.Quoted => text[..at] is [.., (byte)'"' or (byte)'2' or (byte)'_'],
            TriggerPlace.NumberFrom40 => IsNumberFrom40(rest),
            _ => false,
        };
    }

    /// <summary>Whether no letter stands before a word, but for that of an escape such as <c>\t</c>.</summary>
    private static bool StartsWord(ReadOnlySpan<byte> before) =>
        before.IsEmpty || !IsLetter(before[^1]) || before is [.., (byte)'\\', _];

    private static bool IsNumberFrom40(ReadOnlySpan<byte> rest)
    {
        int mark = rest.IndexOfAny((byte)':', (byte)'=');
        return mark is >= 0 and <= MaxBeforeMark
            && rest[(mark + 1)..].TrimStart((byte)' ')
                is [>= (byte)'4' and <= (byte)'9', >= (byte)'0' and <= (byte)'9', ..];
    }

    private static bool IsLetter(byte value) => (uint)((value | 0x20) - 'a') <= 'z' - 'a';
}
