using System.Buffers;

namespace RoleFerry.Core.Logs.Formats;

/// <summary>
/// What programs put before a message, in whatever order and between whatever marks: times, a level, loggers,
/// processes, threads, files. It is read part by part from the left; the message begins where a part is none of these.
/// A level counts where levels stand: in capitals between such parts, or in any letters between marks.
/// </summary>
internal ref partial struct TextHead
{
    /// <summary>Bytes of a line in which its level is looked for.</summary>
    private const int MaxLength = 320;

    private const int MaxParts = 16;

    /// <summary>Names and numbers that may stand before a level, and parts that may stand behind it.</summary>
    private const int MaxNames = 6;

    private static readonly SearchValues<byte> Marks = SearchValues.Create(MarkBytes);
    private static readonly SearchValues<byte> WordEnds = SearchValues.Create(" \t\r|,;[](){}<>\"'`"u8);

    private readonly ReadOnlySpan<byte> _line;
    private int _at;
    private int _names;
    private bool _hasPlainName;
    private bool _isBehindTime;
    private bool _isBehindBar;
    private bool _isLetter;
    private bool _isBehindLevelKey;

    private TextHead(ReadOnlySpan<byte> text)
    {
        _line = text.Length > MaxLength ? text[..MaxLength] : text;
        int end = _line.IndexOf((byte)'\n');
        if (end >= 0)
            _line = _line[..end];
    }

    public bool HasTime { get; private set; }

    public bool HasLevel { get; private set; }

    /// <summary>Whether a part is a key with a value.</summary>
    public bool HasPair { get; private set; }

    public Level Level { get; private set; }

    public ReadOnlySpan<byte> Logger { get; private set; }

    /// <summary>The process, thread or connection.</summary>
    public ReadOnlySpan<byte> Process { get; private set; }

    /// <summary>Where the message begins.</summary>
    public readonly int Length => _at;

    private static ReadOnlySpan<byte> MarkBytes => " \t|,;:>*-=~#!\r"u8;

    private readonly ReadOnlySpan<byte> Rest => _line[_at..];

    /// <summary>Reads the parts before the message in a text's first line.</summary>
    public static TextHead Of(ReadOnlySpan<byte> text)
    {
        var head = new TextHead(text);
        for (int part = 0; part < MaxParts; part++)
        {
            head.SkipMarks();
            if (head._at == head._line.Length || !(head.HasLevel ? head.TakeBehindLevel() : head.TakeBeforeLevel()))
                break;
        }

        return head;
    }

    private void SkipMarks()
    {
        int start = _at;
        int length = Rest.IndexOfAnyExcept(Marks);
        _at = length < 0 ? _line.Length : _at + length;
        _isBehindBar = IsBar(_line[start.._at]);
    }

    /// <summary>The marks that stand at a place.</summary>
    private readonly ReadOnlySpan<byte> MarksAt(int at)
    {
        var rest = _line[at..];
        int length = rest.IndexOfAnyExcept(Marks);
        return length < 0 ? rest : rest[..length];
    }

    /// <summary>Whether marks part columns: <c>|</c>, a tab, <c> - </c>.</summary>
    private static bool IsBar(ReadOnlySpan<byte> marks) =>
        marks.IndexOfAny((byte)'|', (byte)'\t') >= 0 || (marks.Length > 2 && marks.IndexOf((byte)'-') > 0);

    private bool TakeBeforeLevel()
    {
        bool isBehindTime = _isBehindTime;
        _isBehindTime = false;
        if (TakeTime())
            return true;
        byte first = _line[_at];
        if (first is (byte)'[' or (byte)'(' or (byte)'<' or (byte)'{')
            return TakeBracket();
        if (ErrorSigns.LengthOfMark(Rest) is > 0 and var mark)
            return Found(Level.Error, mark);
        return IsNameStart(first) && TakeWord(isBehindTime);
    }

    private bool TakeTime()
    {
        int length = TimeText.LengthAt(Rest);
        if (length == 0)
            return false;
        _at += length;
        HasTime = _isBehindTime = true;
        return true;
    }

    /// <summary>
    /// Takes a level, unless the rest of the line says that there was nothing of it: <c>ERROR: 0</c>.
    /// </summary>
    private bool Found(Level level, int length)
    {
        if (ErrorSigns.IsNothing(_line[(_at + length)..].TrimStart(MarkBytes)))
            return false;
        _at += length;
        Level = level;
        return HasLevel = true;
    }

    /// <summary>Takes what may stand between a level and its message.</summary>
    private bool TakeBehindLevel()
    {
        if (_names >= 2 * MaxNames)
            return false;
        _names = Math.Max(_names, MaxNames) + 1;
        byte first = _line[_at];
        if (!HasTime && TakeTime())
            return true;
        return first is (byte)'[' or (byte)'(' or (byte)'<' or (byte)'{'
            ? TakeBracketBehindLevel()
            : IsNameStart(first) && TakeLogger();
    }

    private static bool IsNameStart(byte first) =>
        char.IsAsciiLetterOrDigit((char)first) || first is (byte)'_' or (byte)'/' or (byte)'@' or (byte)'.' or >= 0x80;
}
