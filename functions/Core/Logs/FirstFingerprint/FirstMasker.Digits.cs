using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Core.Logs.FirstFingerprint;

/// <content>Words with digits, and what belongs to them.</content>
internal ref partial struct FirstMasker
{
    /// <summary>Eight groups have seven colons; one more may end a sentence's part.</summary>
    private const int MaxColons = 8;

    /// <summary>A placeholder, a comparison that is part of a number (<c>&lt;1 sec</c>), or a mark.</summary>
    private void Angle(byte value)
    {
        if (_text[_position..].StartsWith(FirstMessage.Placeholder))
        {
            Mask(_position, _position + FirstMessage.Placeholder.Length);
            return;
        }

        if (ByteClasses.IsDigit(At(_position + 1)) && At(_position - 1) == ' ')
        {
            int sign = _position++;
            ScanWord();
            Mask(sign, _position);
            AfterNumber();
            return;
        }

        Stay();
    }

    private void WordWithDigits(int start, ByteClass classes)
    {
        if (ByteClasses.IsLetter(_text[start]) && StaysDespiteDigits(start))
        {
            Remember(FirstWordRole.None);
            return;
        }

        if (_text[start] is (byte)'/' or (byte)'.' or (byte)'~' or (byte)'\\' && (classes & ByteClass.Slash) != 0)
        {
            MaskRun(start, MaskKind.Path);
            return;
        }

        if (At(_position) == ':' && _position - start <= 4 && HexGroups(start))
            return;
        MaskNameBefore(start);
        Mask(start, _position);
        AfterNumber();
    }

    /// <summary>A key, a function's name, a name that is known, an exception's type.</summary>
    private readonly bool StaysDespiteDigits(int start)
    {
        var word = _text[start.._position];
        if (At(_position) == '=' && At(_position + 1) != '=')
            return true;
        if (At(_position) == '(' && At(_position + 1) == ')')
            return true;
        return (FirstVocabulary.RoleOf(word) & FirstWordRole.Technical) != 0
            || word.EndsWith("Error"u8)
            || word.EndsWith("Exception"u8);
    }

    /// <summary>
    /// Letters A to F alone: eight or more are a digest, and a group of an address may have no digit.
    /// </summary>
    private bool HexWord(int start)
    {
        if (_position - start >= 8)
        {
            Mask(start, _position);
            return true;
        }

        return At(_position) == ':' && HexGroups(start);
    }

    /// <summary>Masks an IPv6 or MAC address: groups of up to four hexadecimal digits between colons.</summary>
    private bool HexGroups(int start)
    {
        int colons = 0,
            group = 0,
            i = start;
        bool digits = false,
            gap = false;
        for (; colons <= MaxColons; i++)
        {
            byte value = At(i);
            if (value == ':')
            {
                colons++;
                gap |= At(i + 1) == ':';
                group = 0;
            }
            else if (ByteClasses.IsHex(value) && ++group <= 4)
            {
                digits |= ByteClasses.IsDigit(value);
            }
            else
            {
                break;
            }
        }

        if (i > start && _text[i - 1] == ':' && At(i - 2) != ':')
        {
            i--;
            colons--;
        }

        bool isAddress = colons >= 5 || (colons >= 2 && gap && digits);
        if (!isAddress || ByteClasses.IsLetter(At(i)))
            return false;
        Mask(start, i);
        return true;
    }

    /// <summary>
    /// A dotted or hyphened word before an address in brackets is the host's name: <c>db-main.example [10.0.0.1]</c>.
    /// </summary>
    private void MaskNameBefore(int address)
    {
        if (_nameStart < _copied || At(address - 1) is not ((byte)'[' or (byte)'('))
            return;
        int gap = address - 1 - _nameEnd;
        if (gap is < 0 or > 1 || (gap == 1 && _text[_nameEnd] != ' ') || !MaskKinds.IsIPv4(_text[address.._position]))
            return;
        int end = _position;
        Mask(_nameStart, _nameEnd);
        _position = end;
    }

    /// <summary>
    /// What belongs to the number just masked: its unit, the zone of a time, the host's name behind an address.
    /// </summary>
    private void AfterNumber()
    {
        if (At(_position) != ' ')
            return;
        int start = _position + 1;
        if (At(start) == '(' && MaskKinds.IsIPv4(_text[_maskStart.._position]))
        {
            int close = _text[start..].IndexOf((byte)')');
            if (close > 0 && IsHostLike(_text[(start + 1)..(start + close)]))
                Swallow(start + close + 1);
            return;
        }

        int end = start;
        while (ByteClasses.IsLetter(At(end)))
            end++;
        if (end == start || ByteClasses.IsWord(At(end)) || At(end) is (byte)'=' or (byte)':' or (byte)'(')
            return;
        var role = FirstVocabulary.RoleOf(_text[start..end]);
        if (
            (role & (FirstWordRole.Duration | FirstWordRole.Size | FirstWordRole.Zone)) != 0
            && ByteClasses.IsDigit(_text[_position - 1])
        )
            Swallow(end);
    }

    /// <summary>Lets the last placeholder stand for what follows it, too.</summary>
    private void Swallow(int end)
    {
        _copied = _position = end;
    }

    private static bool IsHostLike(ReadOnlySpan<byte> name)
    {
        bool marked = name.Length == 0;
        foreach (byte value in name)
        {
            if (!ByteClasses.IsWord(value) && value != ':')
                return false;
            marked |= value is (byte)'.' or (byte)':' or (byte)'-' || ByteClasses.IsDigit(value);
        }

        return marked;
    }
}
