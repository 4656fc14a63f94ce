using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Wrapping;

namespace RoleFerry.Core.Logs;

/// <summary>
/// An entry to which further events may belong. Its buffer is kept from one entry to the next.
/// </summary>
internal sealed class OpenEntry
{
    private const int MaxService = 64;

    private readonly byte[] _service = new byte[MaxService];
    private byte[] _text = new byte[4096];
    private int _length;
    private int _lines;
    private bool _isOneEventALine;
    private int _serviceLength;
    private EntryTail _tail;

    public bool IsOpen { get; private set; }

    /// <summary>When its first event was logged.</summary>
    public DateTimeOffset Time { get; private set; }

    /// <summary>When its last event was logged.</summary>
    public DateTimeOffset Last { get; private set; }

    public LogFormat? Format { get; private set; }

    /// <summary>What wrote it, of those who write to one stream.</summary>
    public ulong Writer { get; private set; }

    /// <summary>How bad syslog says it is; null where it says nothing.</summary>
    public Level? Priority { get; private set; }

    /// <summary>Whether the program itself wrote how bad it is.</summary>
    public bool IsPriorityOwn { get; private set; }

    /// <summary>Whether its lines stand in objects.</summary>
    public bool IsWrapped { get; private set; }

    /// <summary>Whether no other line of its writer came since its last one.</summary>
    public bool IsLatest { get; set; }

    /// <summary>Events since its last one.</summary>
    public int Age { get; set; }

    /// <summary>Whether it is written one event a line, and not complete by what there is of it.</summary>
    public bool IsCutOff => _isOneEventALine && (_lines > 1 || IsInTrace);

    /// <summary>Whether there are lines of a stack trace in it.</summary>
    public bool IsInTrace => _tail != EntryTail.Message;

    /// <summary>Whether it ends with frames of a traceback, whose error is still to come.</summary>
    public bool IsInTraceback => _tail == EntryTail.PythonFrames;

    public ReadOnlySpan<byte> Text => _text.AsSpan(0, _length);

    /// <summary>Where its first line comes from.</summary>
    public LineSource Source =>
        new()
        {
            Writer = Writer,
            Priority = Priority,
            IsPriorityOwn = IsPriorityOwn,
            IsWrapped = IsWrapped,
            Service = Service,
        };

    public ReadOnlySpan<byte> Service => _service.AsSpan(0, _serviceLength);

    /// <summary>Counts entries in the order in which they were opened.</summary>
    public long Number { get; private set; }

    /// <summary>Whether it belongs to a line that is no error, and so is none.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>The parts of the first event's line.</summary>
    public LineParts Parts { get; set; }

    public void Open(DateTimeOffset time, LogFormat? format, in LineSource source, long number = 0)
    {
        (Number, Age) = (number, 0);
        IsOpen = IsLatest = _isOneEventALine = true;
        (Time, Format, Writer) = (time, format, source.Writer);
        (Priority, IsPriorityOwn, IsWrapped) = (source.Priority, source.IsPriorityOwn, source.IsWrapped);
        _length = _lines = 0;
        _tail = EntryTail.Message;
        _serviceLength = source.Service.Length > MaxService ? 0 : source.Service.Length;
        source.Service[.._serviceLength].CopyTo(_service);
    }

    public void Close() => IsOpen = false;

    /// <summary>Adds an event, as far as there is room.</summary>
    public void Append(DateTimeOffset time, ReadOnlySpan<byte> text)
    {
        Last = time;
        IsLatest = true;
        _isOneEventALine &= !text.Contains((byte)'\n');
        Age = 0;
        _tail = EntryTails.Behind(_tail, text);
        AppendText(text, separator: _lines++ > 0);
    }

    /// <summary>Adds a part of a line.</summary>
    public void AppendPart(ReadOnlySpan<byte> text)
    {
        Age = 0;
        AppendText(text, separator: false);
    }

    /// <summary>Whether an event belongs to the entry.</summary>
    public bool IsContinuedBy(ReadOnlySpan<byte> text)
    {
        if (!IsLatest)
            return Format!.IsContinuedBy(Text, text);
        return EntryTails.Continues(_tail, text) || (_tail == EntryTail.Message && Format!.IsContinuedBy(Text, text));
    }

    private void AppendText(ReadOnlySpan<byte> text, bool separator)
    {
        int length = _length + (separator ? 1 : 0);
        if (length + text.Length > EntryAssembler.MaxEntryLength && _length > 0)
            return;
        if (length + text.Length > _text.Length)
            Array.Resize(ref _text, Math.Max(2 * _text.Length, length + text.Length));
        if (separator)
            _text[_length] = (byte)'\n';
        text.CopyTo(_text.AsSpan(length));
        _length = length + text.Length;
    }
}
