namespace RoleFerry.Core.Logs.Templates;

/// <content>Words with dots, slashes and other marks: paths, hosts, files, mail addresses.</content>
internal ref partial struct MessageMasker
{
    private void WordWithMarks(int start, ByteClass classes)
    {
        if ((classes & ByteClass.Slash) != 0 && IsPath(start))
        {
            MaskRun(start, MaskKind.Path);
        }
        else if ((classes & ByteClass.At) != 0 && _text[start] != '@')
        {
            Mask(start, _position, MaskKind.Email);
        }
        else if ((classes & ByteClass.Dot) != 0 && At(_position) != '=' && KindOfDotted(start) is { } kind)
        {
            Mask(start, _position, kind);
        }
        else if (At(_position) != '=' && IsName(WordRole.None))
        {
            Mask(start, _position, MaskKind.Name);
        }
        else
        {
            (_nameStart, _nameEnd) = (start, _position);
            Remember(WordRole.None);
        }
    }

    /// <summary>
    /// Absolute, relative to . or .. or ~, with a backslash, two slashes, or a file's name at its end.
    /// </summary>
    private readonly bool IsPath(int start)
    {
        var word = _text[start.._position];
        if (word[0] is (byte)'/' or (byte)'.' or (byte)'~' || word.Contains((byte)'\\'))
            return true;
        int slash = word.IndexOf((byte)'/');
        return word[(slash + 1)..].ContainsAny((byte)'/', (byte)'.');
    }

    /// <summary>
    /// A host, a file, what has a port or line number, or the type that the word "class" announces; other dotted
    /// names stay.
    /// </summary>
    private readonly MaskKind? KindOfDotted(int start)
    {
        if ((_previous & WordRole.Type) != 0)
            return MaskKind.Name;
        if (At(_position) == ':' && ByteClasses.IsDigit(At(_position + 1)))
            return MaskKind.Address;
        var word = _text[start.._position];
        int dot = word.LastIndexOf((byte)'.');
        var role = Vocabulary.RoleOf(word[(dot + 1)..]);
        if (IsReversedDomain(word))
            return MaskKind.Name;
        if ((role & (WordRole.TopLevel | WordRole.Extension)) == 0)
            return IsCountryDomain(word, dot) ? MaskKind.Address : null;
        int first = word.IndexOf((byte)'.');
        bool reversed = first < dot && (Vocabulary.RoleOf(word[..first]) & WordRole.TopLevel) != 0;
        if (reversed)
            return null;
        return (role & WordRole.TopLevel) != 0 ? MaskKind.Address : MaskKind.Path;
    }

    /// <summary>
    /// An application's or a unit's name, com.example.app.sync: a company's domain from its end on, without the capital
    /// of a type.
    /// </summary>
    private static bool IsReversedDomain(ReadOnlySpan<byte> word)
    {
        int first = word.IndexOf((byte)'.');
        return word.Count((byte)'.') > 1
            && !word.ContainsAnyInRange((byte)'A', (byte)'Z')
            && word[..first].SequenceEqual("com"u8);
    }

    /// <summary>name.co.uk, name.edu.hk: a country after a domain that is itself of the second level.</summary>
    private static bool IsCountryDomain(ReadOnlySpan<byte> word, int lastDot)
    {
        if (word.Length - lastDot != 3)
            return false;
        var rest = word[..lastDot];
        int dot = rest.LastIndexOf((byte)'.');
        if (dot <= 0)
            return false;
        var second = rest[(dot + 1)..];
        return second.SequenceEqual("co"u8)
            || second.SequenceEqual("ac"u8)
            || (Vocabulary.RoleOf(second) & WordRole.TopLevel) != 0;
    }

    /// <summary>
    /// Masks a URL or a path: up to white space, a quotation mark, or a bracket or separator that is not its own.
    /// </summary>
    private void MaskRun(int start, MaskKind kind)
    {
        int i = _position;
        if (kind == MaskKind.Url)
            i += 3;
        for (; i < _text.Length; i++)
        {
            byte value = _text[i];
            if (
                ByteClasses.IsSpace(value)
                || value
                    is (byte)'"'
                        or (byte)'\''
                        or (byte)'`'
                        or (byte)'<'
                        or (byte)'>'
                        or (byte)','
                        or (byte)';'
                        or (byte)')'
                        or (byte)']'
                        or (byte)'}'
                        or (byte)'|'
            )
                break;
            if (value == ':' && !ByteClasses.IsDigit(At(i + 1)) && kind == MaskKind.Path)
                break;
        }

        while (i > start + 1 && _text[i - 1] is (byte)'.' or (byte)':' or (byte)'!' or (byte)'?')
            i--;
        Mask(start, i, kind);
    }
}
