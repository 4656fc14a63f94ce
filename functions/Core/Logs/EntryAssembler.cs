using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.StackTraces;
using RoleFerry.Core.Logs.Unread;
using RoleFerry.Core.Logs.Wrapping;

namespace RoleFerry.Core.Logs;

/// <summary>
/// Makes entries of one stream's events, in order: takes off the covers of each line, reads it, and puts together what
/// a program wrote as one thing and the log driver cut into one event a line: stack traces, and the details behind a
/// database's error. Lines of several writers are told apart where their covers name them. What a batch's edges may cut
/// is told to the sink as such. Buffers are kept from one stream to the next; not safe for use by two threads at once.
/// </summary>
/// <param name="expected">The formats to try first, in this order.</param>
/// <param name="keep">The least level whose entries the sink gets.</param>
/// <param name="sink">Gets the entries.</param>
public sealed class EntryAssembler(IReadOnlyList<LogFormat> expected, Level keep, ILogEntrySink sink)
{
    /// <summary>Bytes of an entry beyond which further events are left out of it.</summary>
    public const int MaxEntryLength = StackTraceTemplate.MaxTraceLength;

    /// <summary>Covers that are taken off one line.</summary>
    private const int MaxCovers = 12;

    /// <summary>Entries of different writers that are open at once.</summary>
    private const int MaxOpen = 8;

    /// <summary>Events of others after which an entry is complete.</summary>
    private const int MaxAge = 32;

    private readonly LogFormat[] _formats = [.. LogFormats.InOrder(expected)];
    private readonly OpenEntry[] _entries = [.. Enumerable.Range(0, MaxOpen).Select(_ => new OpenEntry())];
    private readonly OpenEntry _object = new();
    private readonly OpenEntry _part = new();
    private readonly OpenEntry _suspect = new();
    private readonly LeadLines _lead = new();
    private readonly PassedLine _passed = new();
    private readonly CleanText _clean = new();
    private readonly CleanText _cleanInside = new();
    private byte[] _scratch = new byte[4096];
    private byte[] _insides = new byte[4096];
    private long _opened;
    private int _openCount;
    private bool _hasEdges;

    /// <summary>
    /// Events whose format no reader knew and that belonged to no entry, since the assembler was made.
    /// </summary>
    public long UnknownEvents { get; private set; }

    /// <summary>The least level of the events that may begin an entry.</summary>
    public Level Keep { get; set; } = keep;

    /// <summary>Whether further events may belong to the ones that were added, or to ones before the batch.</summary>
    public bool IsOpen => _openCount > 0 || _object.IsOpen || _part.IsOpen || _lead.IsOpen;

    /// <summary>Begins a batch.</summary>
    /// <param name="hasEdges">Whether lines that belong to its own may stand in the batches beside it.</param>
    public void Begin(bool hasEdges)
    {
        _hasEdges = hasEdges;
        _lead.Begin(hasEdges);
    }

    /// <summary>
    /// Adds the stream's next event, which is no error by itself, where it belongs to one before it; completes what it
    /// does not belong to.
    /// </summary>
    /// <param name="time">When it was logged.</param>
    /// <param name="text">UTF-8, one or more lines.</param>
    public void Continue(DateTimeOffset time, ReadOnlySpan<byte> text)
    {
        if (IsOpen)
            Take(time, text, mayBegin: false);
    }

    /// <summary>Notes the stream's next event, which is no error and belongs to nothing.</summary>
    /// <param name="message">UTF-8, perhaps with JSON's escapes; not read after the stream is complete.</param>
    public void Pass(ReadOnlyMemory<byte> message)
    {
        TellSuspect();
        _passed.Note(message);
    }

    /// <summary>Adds the stream's next event.</summary>
    /// <param name="time">When it was logged.</param>
    /// <param name="text">UTF-8, one or more lines.</param>
    public void Add(DateTimeOffset time, ReadOnlySpan<byte> text) => Take(time, text, mayBegin: true);

    /// <summary>Adds a line whose covers are off already.</summary>
    internal void Add(DateTimeOffset time, ReadOnlySpan<byte> line, in LineSource source)
    {
        if (_openCount > 0)
            Age();
        TakeBare(time, line, source, mayBegin: true);
    }

    /// <summary>Gives the last entries to the sink: the stream has no more events in this batch.</summary>
    public void Complete()
    {
        _object.Close();
        _part.Close();
        _passed.Note(isWarning: false);
        CompleteAll(_hasEdges ? Latest() : null);
        CompleteLead();
        TellSuspect();
    }

    private void Take(DateTimeOffset time, ReadOnlySpan<byte> text, bool mayBegin)
    {
        if (_openCount > 0)
            Age();
        text = _clean.Of(text.TrimEnd("\r\n"u8));
        // An event may hold several objects, also in an array.
        if (text is [(byte)'[', (byte)'{', .., (byte)'}', (byte)']'])
            text = text[1..^1];
        do text = TakeFirst(time, text, mayBegin, default);
        while (!text.IsEmpty);
    }

    /// <summary>
    /// Takes a line of an object that its writer has written over several events. Behind its last line, it is one text.
    /// </summary>
    /// <returns>Whether it is such a line.</returns>
    private bool TryTakeOfObject(DateTimeOffset time, ReadOnlySpan<byte> text, in LineSource source, bool mayBegin)
    {
        if (!_object.IsOpen)
        {
            if (!mayBegin || !text.SequenceEqual("{"u8))
                return false;
            _object.Open(time, null, source);
            _object.Append(time, text);
            return true;
        }

        if (_object.Writer != source.Writer)
        {
            if (++_object.Age > MaxAge)
                _object.Close();
            return false;
        }

        bool isInside = text is [(byte)' ' or (byte)'\t', ..];
        bool isEnd = text is [(byte)'}'];
        if (isInside || isEnd)
            _object.Append(time, text);
        if (isInside)
            return true;
        _object.Close();
        if (!isEnd)
            return false;
        var whole = source;
        whole.Service = _object.Service;
        TakeFirst(_object.Time, _object.Text, mayBegin: true, whole);
        return true;
    }

    /// <summary>Takes the first line or object of a text.</summary>
    /// <returns>What stands behind it.</returns>
    private ReadOnlySpan<byte> TakeFirst(DateTimeOffset time, ReadOnlySpan<byte> text, bool mayBegin, LineSource source)
    {
        var scratch = Room(ref _insides, text.Length);
        ReadOnlySpan<byte> behind = [];
        Span<byte> left = default;
        for (int cover = 0; cover < MaxCovers; cover++)
        {
            if (cover > 0 && text is [(byte)'[', (byte)'{', .., (byte)'}', (byte)']'])
            {
                text = text[1..^1];
                left = scratch;
            }

            if (text is not [(byte)'{', ..])
            {
                if (LinePrefix.TryTake(ref text, ref source) || (!_object.IsOpen && TryTakeHead(ref text)))
                    continue;
                break;
            }

            if (!mayBegin && !_lead.IsOpenToObjects && !IsAnyWrapped())
            {
                CompleteOf(source.Writer);
                return [];
            }

            var line = default(LogLine);
            line.Level = Level.Info;
            if (!JsonFormat.Instance.TryRead(text, Keep, ref scratch, ref line, out int length, out bool isWrapper))
                break;
            if (cover == 0)
                behind = text[length..].TrimStart(" \t\r\n,"u8);
            if (!isWrapper)
            {
                LogLines.ReadInner(Keep, ref scratch, ref line);
                AcceptObject(time, text[..length], ref line, source);
                text = left.IsEmpty ? [] : text[length..].TrimStart(" \t\r\n,"u8);
                if (text.IsEmpty)
                    return behind;
                // The next object of an array that stands in a cover.
                scratch = left;
                cover--;
                continue;
            }

            source.IsWrapped = true;
            if (line.Writer != 0)
                source.Add(line.Writer);
            if (!line.Service.IsEmpty)
                source.Service = line.Service;
            text = _cleanInside.Of(line.Message.TrimEnd("\r\n"u8));
        }

        TakeBare(time, text, source, mayBegin);
        return behind;
    }

    /// <summary>Takes a time and names off an object that they stand before.</summary>
    private static bool TryTakeHead(ref ReadOnlySpan<byte> text)
    {
        if (text is not [.., (byte)'}'])
            return false;
        int start = text.IndexOf("{\""u8);
        if (start <= 0)
            return false;
        bool isHead = TextHead.Of(text[..start]) is { HasLevel: false } head && head.Length == start;
        if (!isHead && !LinePrefix.IsPod(text[..start]))
            return false;
        text = text[start..];
        return true;
    }

    private void AcceptObject(DateTimeOffset time, ReadOnlySpan<byte> text, ref LogLine line, in LineSource source)
    {
        // An object that holds an empty line comes between no others.
        if (line.Level < Keep && line.Message.IsEmpty)
            return;
        TellSuspect();
        CompleteOf(source.Writer);
        _passed.Note(isWarning: false);
        if (line.Level < Keep)
            return;
        if (line.Service.IsEmpty)
            line.Service = source.Service;
        sink.Accept(new LogEntry(time, text, line));
    }

    /// <summary>Takes a line without its covers.</summary>
    private void TakeBare(DateTimeOffset time, ReadOnlySpan<byte> text, in LineSource source, bool mayBegin)
    {
        if (source.IsPart || (_part.IsOpen && _part.Writer == source.Writer))
        {
            if (!_part.IsOpen)
                _part.Open(time, null, source);
            _part.AppendPart(text);
            if (source.IsPart)
                return;
            _part.Close();
            text = _part.Text;
            mayBegin = true;
        }

        if (TryTakeOfObject(time, text, source, mayBegin))
            return;
        TakeLine(time, text, source, mayBegin);
    }

    private void TakeLine(DateTimeOffset time, ReadOnlySpan<byte> text, in LineSource source, bool mayBegin)
    {
        if (_lead.Takes(time, text, source, mayBegin))
            return;
        if (_lead.End(source.Writer))
            TakeLead();
        if (_suspect.IsOpen)
            TellSuspect(before: text, source.Writer);
        for (int i = 0; i < _openCount; i++)
        {
            var entry = _entries[i];
            if (entry.Writer != source.Writer || !entry.IsContinuedBy(text))
                continue;
            entry.Append(time, text);
            return;
        }

        bool isNew = mayBegin && TryBegin(time, text, source);
        if (!isNew)
            CompleteOf(source.Writer, text);
    }

    /// <summary>Begins an entry if the line is bad enough.</summary>
    private bool TryBegin(DateTimeOffset time, ReadOnlySpan<byte> text, in LineSource source)
    {
        if (text.IsEmpty || (IsSpace(text[0]) && !MayBeginIndented(text)))
            return false;
        var line = LogLines.Read(text, _formats, Keep, Room(ref _scratch, text.Length));
        var parts = LineParts.Of(text, in line);
        Mend(ref line, source.Priority, source.IsPriorityOwn, source.Service);
        if (line.Format == LogFormats.Plain)
        {
            UnknownEvents++;
            if (line.Level < Level.Error && ErrorSuspicion.Looks(text))
            {
                _suspect.Open(time, null, source);
                _suspect.Append(time, text);
            }
        }

        bool isOwned = line.Format == LogFormats.Plain && line.Level >= Keep && _passed.Owns(text, _formats);
        _passed.Note(isWarning: isOwned || PassedLine.IsWarning(line));
        if (line.Level < Keep || line.IsDetail)
            return false;
        CompleteOf(source.Writer);
        if (line.Format!.IsOneEventAnEntry)
        {
            sink.Accept(new LogEntry(time, text, line));
            return true;
        }

        if (_openCount == MaxOpen)
            CompleteAt(Oldest());
        var entry = _entries[_openCount++];
        entry.Open(time, line.Format, source, ++_opened);
        entry.Append(time, text);
        entry.Parts = parts;
        entry.IsQuiet = isOwned;
        return true;
    }

    /// <summary>What the line does not say itself: the covers' word for how bad it is, and the service.</summary>
    private static void Mend(ref LogLine line, Level? priority, bool isOwn, ReadOnlySpan<byte> service)
    {
        if (priority is { } level && (isOwn || (line.Format == LogFormats.Plain && level > line.Level)))
            line.Level = level;
        if (line.Service.IsEmpty)
            line.Service = service;
    }

    /// <summary>A group of tracebacks has a margin, and some programs put a space before each line.</summary>
    private static bool MayBeginIndented(ReadOnlySpan<byte> text) =>
        text[..Math.Min(text.Length, 80)].IndexOf(PythonTrace.Mark) >= 0
        || (text is [(byte)' ', not (byte)' ', ..] && TextHead.Of(text).HasLevel)
        || (
            text.Length > 2
            && text[2] != ' '
            && text[2] != '\t'
            && TextHead.Of(text) is { HasLevel: true, HasTime: true }
        );

    /// <summary>
    /// Completes a writer's entries, but for those whose format tells processes apart, and for a traceback in which
    /// a line of another process has come.
    /// </summary>
    private void CompleteOf(ulong writer, ReadOnlySpan<byte> by = default)
    {
        if (_lead.End(writer))
            TakeLead();
        for (int i = _openCount - 1; i >= 0; i--)
        {
            var entry = _entries[i];
            if (entry.Writer != writer)
                continue;
            bool isInterrupted = entry is { IsInTraceback: true, IsLatest: true } && !by.IsEmpty && IsForeign(by);
            if (isInterrupted)
                continue;
            entry.IsLatest = false;
            if (!entry.Format!.HasProcesses)
                CompleteAt(i);
        }
    }

    /// <summary>Whether a line has a head of its own.</summary>
    private static bool IsForeign(ReadOnlySpan<byte> text) =>
        TextHead.Of(text) is { HasTime: true } or { HasLevel: true };

    /// <summary>Completes an open entry; the last one takes its place.</summary>
    /// <param name="place">Which.</param>
    /// <param name="last">The entry that may go on in the next batch.</param>
    private void CompleteAt(int place, OpenEntry? last = null)
    {
        var entry = _entries[place];
        _openCount--;
        (_entries[place], _entries[_openCount]) = (_entries[_openCount], entry);
        if (entry.IsQuiet)
            return;
        var text = entry.Text;
        var line = entry.Parts.AreKnown
            ? entry.Parts.In(text)
            : LogLines.Read(text, _formats, Level.Debug, Room(ref _scratch, text.Length));
        Mend(ref line, entry.Priority, entry.IsPriorityOwn, entry.Service);
        var complete = new LogEntry(entry.Time, text, line);
        if (entry != last || !sink.TryAcceptCut(complete, new CutLines(entry, hasStart: true, hasEnd: false)))
            sink.Accept(complete);
    }

    /// <summary>Takes the lines that the batch begins with as any others.</summary>
    private void TakeLead()
    {
        int count = _lead.Count;
        for (int i = 0; i < count; i++)
        {
            var line = _lead.Line(i, out var time, out bool mayBegin);
            TakeLine(time, line, _lead.Lines.Source, mayBegin);
        }

        _lead.Begin(looks: false);
    }

    /// <summary>Gives what the batch begins with to the sink, where it is cut off from what is before.</summary>
    private void CompleteLead()
    {
        if (_lead.AreTrace)
        {
            var lines = _lead.Lines;
            var line = LogLines.Read(lines.Text, _formats, Level.Debug, Room(ref _scratch, lines.Text.Length));
            Mend(ref line, lines.Priority, lines.IsPriorityOwn, lines.Service);
            var entry = new LogEntry(lines.Time, lines.Text, line);
            if (sink.TryAcceptCut(entry, new CutLines(lines, hasStart: false, hasEnd: !_lead.AreLast)))
                _lead.Begin(looks: false);
        }

        _lead.Cancel();
        TakeLead();
        CompleteAll();
    }

    /// <summary>
    /// Tells of the last line if it looks like an error, unless its stack trace follows: that is an error already.
    /// </summary>
    private void TellSuspect(ReadOnlySpan<byte> before = default, ulong writer = 0)
    {
        if (!_suspect.IsOpen)
            return;
        _suspect.Close();
        if (_suspect.Writer != writer || !EntryTails.BeginsTrace(before))
            sink.AcceptUnread(_suspect.Time, _suspect.Text);
    }

    private void CompleteAll(OpenEntry? last = null)
    {
        while (_openCount > 0)
            CompleteAt(Oldest(), last);
    }

    /// <summary>
    /// The open entry to which the stream's next line would belong, of a program that writes one event a line. One that
    /// is a single line, and no beginning of a stack trace, is not kept waiting for what hardly ever comes.
    /// </summary>
    private OpenEntry? Latest()
    {
        OpenEntry? latest = null;
        for (int i = 0; i < _openCount; i++)
        {
            var entry = _entries[i];
            if (entry is { IsLatest: true, IsCutOff: true } && (latest is null || entry.Age < latest.Age))
                latest = entry;
        }

        return latest;
    }

    private int Oldest()
    {
        int oldest = 0;
        for (int i = 1; i < _openCount; i++)
        {
            if (_entries[i].Number < _entries[oldest].Number)
                oldest = i;
        }

        return oldest;
    }

    private void Age()
    {
        for (int i = _openCount - 1; i >= 0; i--)
        {
            if (++_entries[i].Age > MaxAge)
                CompleteAt(i);
        }
    }

    private bool IsAnyWrapped()
    {
        if (_object is { IsOpen: true, IsWrapped: true })
            return true;
        for (int i = 0; i < _openCount; i++)
        {
            if (_entries[i].IsWrapped)
                return true;
        }

        return false;
    }

    /// <summary>A buffer with the room that reading a text needs.</summary>
    private static Span<byte> Room(ref byte[] buffer, int length)
    {
        int needed = LogLines.ScratchLength(length);
        if (buffer.Length < needed)
            buffer = new byte[Math.Max(needed, 2 * buffer.Length)];
        return buffer;
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t';
}
