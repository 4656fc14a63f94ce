using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.StackTraces;

namespace RoleFerry.Core.Logs;

/// <summary>
/// Puts together what a program wrote as one thing and the log driver cut into one event a line: stack traces, and
/// the details behind a database's error. It sees one stream's events in order, and nothing beyond the batch. Buffers
/// are kept from one stream to the next; not safe for use by two threads at once.
/// </summary>
/// <param name="expected">The formats to try, in this order.</param>
/// <param name="keep">The least level whose entries the sink gets.</param>
/// <param name="sink">Gets the entries.</param>
public sealed class EntryAssembler(IReadOnlyList<LogFormat> expected, Level keep, ILogEntrySink sink)
{
    /// <summary>Bytes of an entry beyond which further events are left out of it.</summary>
    public const int MaxEntryLength = StackTraceTemplate.MaxTraceLength;

    private readonly LogFormat[] _expected = [.. expected];
    private byte[] _scratch = new byte[4096];
    private byte[] _text = new byte[4096];
    private int _length;
    private bool _isOpen;
    private DateTimeOffset _time;
    private LogFormat? _format;
    private EntryTail _tail;

    /// <summary>
    /// Events whose format no reader knew and that belonged to no entry, since the assembler was made.
    /// </summary>
    public long UnknownEvents { get; private set; }

    /// <summary>The least level of the events that may begin an entry.</summary>
    public Level Keep { get; set; } = keep;

    /// <summary>Whether further events may belong to the last one that was added.</summary>
    public bool IsOpen => _isOpen;

    /// <summary>
    /// Adds the stream's next event if it belongs to the one before it, and completes that one if not.
    /// </summary>
    /// <param name="text">UTF-8, one or more lines.</param>
    /// <returns>Whether it was added.</returns>
    public bool TryContinue(ReadOnlySpan<byte> text)
    {
        text = text.TrimEnd("\r\n"u8);
        if (_isOpen && Continues(text))
        {
            Append(text);
            return true;
        }

        Complete();
        return false;
    }

    /// <summary>Adds the stream's next event.</summary>
    /// <param name="time">When it was logged.</param>
    /// <param name="text">UTF-8, one or more lines.</param>
    public void Add(DateTimeOffset time, ReadOnlySpan<byte> text)
    {
        if (!TryContinue(text))
            Start(time, text.TrimEnd("\r\n"u8));
    }

    /// <summary>Gives the last entry to the sink: the stream has no more events in this batch.</summary>
    public void Complete()
    {
        if (!_isOpen)
            return;
        _isOpen = false;
        var text = _text.AsSpan(0, _length);
        var line = LogLines.Read(text, _expected, Level.Debug, Scratch(_length));
        sink.Accept(new LogEntry(_time, text, line));
    }

    private void Start(DateTimeOffset time, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || ByteIsSpace(text[0]))
            return;
        var line = LogLines.Read(text, _expected, Keep, Scratch(text.Length));
        if (line.Format == LogFormats.Plain)
            UnknownEvents++;
        if (line.Level < Keep || line.IsDetail)
            return;
        if (line.Format!.IsOneEventAnEntry)
        {
            sink.Accept(new LogEntry(time, text, line));
            return;
        }

        _isOpen = true;
        _time = time;
        _format = line.Format;
        _length = 0;
        _tail = EntryTail.Message;
        Append(text);
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        Follow(text);
        int separator = _length > 0 ? 1 : 0;
        if (_length + separator + text.Length > MaxEntryLength && _length > 0)
            return;
        if (_length + separator + text.Length > _text.Length)
            Array.Resize(ref _text, Math.Max(2 * _text.Length, _length + separator + text.Length));
        if (separator > 0)
            _text[_length] = (byte)'\n';
        text.CopyTo(_text.AsSpan(_length + separator));
        _length += separator + text.Length;
    }

    private Span<byte> Scratch(int length)
    {
        int needed = LogLines.ScratchLength(length);
        if (_scratch.Length < needed)
            _scratch = new byte[Math.Max(needed, 2 * _scratch.Length)];
        return _scratch;
    }

    private bool Continues(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || ByteIsSpace(text[0]))
            return true;
        var kind = KindOf(text);
        return _tail switch
        {
            EntryTail.PythonFrames => kind is LineKind.Traceback || ErrorHeader.TryRead(FirstLine(text), out _),
            EntryTail.PythonError => kind is LineKind.Chain,
            EntryTail.PythonChain => kind is LineKind.Traceback,
            EntryTail.Goroutine => kind is LineKind.Goroutine or LineKind.Trailer
                || text[^1] == ')'
                || text.StartsWith("created by "u8),
            EntryTail.Frames => kind is LineKind.Cause or LineKind.Trailer,
            _ => kind is LineKind.Traceback or LineKind.Goroutine or LineKind.Trailer
                || (kind is LineKind.Error && !text.Contains((byte)'\n'))
                || _format!.IsContinuedBy(_text.AsSpan(0, _length), text),
        };
    }

    /// <summary>Notes what the event's last line was.</summary>
    private void Follow(ReadOnlySpan<byte> text)
    {
        var lines = new TraceLines(text);
        while (lines.TryNext(out var line))
        {
            bool isIndented = line.IsEmpty || ByteIsSpace(line[0]);
            var kind = isIndented ? LineKind.Other : KindOf(line);
            _tail = (kind, _tail) switch
            {
                (LineKind.Traceback, _) => EntryTail.PythonFrames,
                (_, EntryTail.Message) when line.IndexOf(PythonTrace.Mark) >= 0 => EntryTail.PythonFrames,
                (LineKind.Chain, _) => EntryTail.PythonChain,
                (LineKind.Goroutine, _) => EntryTail.Goroutine,
                (_, EntryTail.PythonFrames) when !isIndented => EntryTail.PythonError,
                (LineKind.Error, EntryTail.Message) => EntryTail.Frames,
                (_, EntryTail.Message) when !TraceReader.FrameOf(line).IsEmpty => EntryTail.Frames,
                _ => _tail,
            };
        }
    }

    private enum LineKind : byte
    {
        Other,
        Traceback,
        Chain,
        Goroutine,
        Cause,
        Error,

        /// <summary>What runtimes write behind or between stacks.</summary>
        Trailer,
    }

    private static LineKind KindOf(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith(PythonTrace.Mark))
            return LineKind.Traceback;
        if (line.StartsWith("During handling of the above"u8) || line.StartsWith("The above exception was"u8))
            return LineKind.Chain;
        if (line.StartsWith(GoTrace.Mark))
            return LineKind.Goroutine;
        if (line.StartsWith("Caused by: "u8) || line.StartsWith("---"u8))
            return LineKind.Cause;
        if (
            line.StartsWith("[signal "u8)
            || line.StartsWith("exit status "u8)
            || line.StartsWith("Node.js v"u8)
            || line.SequenceEqual("}"u8)
        )
            return LineKind.Trailer;
        return ErrorHeader.IsAtStart(FirstLine(line)) ? LineKind.Error : LineKind.Other;
    }

    private static bool ByteIsSpace(byte value) => value is (byte)' ' or (byte)'\t';

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'\n');
        return end < 0 ? text : text[..end];
    }
}
