using RoleFerry.Core.Logs.Wrapping;

namespace RoleFerry.Core.Logs;

/// <summary>
/// The lines that a batch begins with, until one has a head of its own. If a stack trace is among them, its beginning
/// may stand in the batch before; else they are as any others.
/// </summary>
internal sealed class LeadLines
{
    /// <summary>Lines that are looked at.</summary>
    private const int MaxLines = 128;

    private readonly OpenEntry _lines = new();
    private readonly List<(int End, DateTimeOffset Time, bool MayBegin)> _each = [];
    private State _state;
    private bool _hasPlace;

    private enum State : byte
    {
        /// <summary>There are none, or no more.</summary>
        None,

        /// <summary>The batch's first line is still to come.</summary>
        Waiting,

        /// <summary>Further lines may belong to them.</summary>
        Open,

        /// <summary>They are the rest of a stack trace, and have an end.</summary>
        Closed,
    }

    /// <summary>Whether the next line may belong to them.</summary>
    public bool IsOpen => _state is State.Waiting or State.Open;

    /// <summary>Whether the next line may belong to them although it stands in an object.</summary>
    public bool IsOpenToObjects => _state == State.Waiting || (_state == State.Open && _lines.IsWrapped);

    /// <summary>Whether a stack trace is among them.</summary>
    public bool AreTrace => _state is State.Open or State.Closed && (_hasPlace || _lines.IsInTrace);

    /// <summary>Whether nothing of their writer follows them.</summary>
    public bool AreLast => _state == State.Open;

    /// <summary>The lines, where there are some.</summary>
    public OpenEntry Lines => _lines;

    /// <summary>How many there are.</summary>
    public int Count => _each.Count;

    /// <summary>Forgets the last batch.</summary>
    /// <param name="looks">Whether the next one's are looked for.</param>
    public void Begin(bool looks)
    {
        _each.Clear();
        _hasPlace = false;
        _state = looks ? State.Waiting : State.None;
    }

    /// <summary>No further lines belong to them.</summary>
    public void Cancel() => _state = State.None;

    /// <summary>One of the lines.</summary>
    public ReadOnlySpan<byte> Line(int place, out DateTimeOffset time, out bool mayBegin)
    {
        int start = place == 0 ? 0 : _each[place - 1].End + 1;
        (int end, time, mayBegin) = _each[place];
        return _lines.Text[start..end];
    }

    /// <summary>Takes a line if it belongs to them.</summary>
    /// <param name="time">When it was logged.</param>
    /// <param name="text">The line.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="mayBegin">Whether it may be an error by itself.</param>
    public bool Takes(DateTimeOffset time, ReadOnlySpan<byte> text, in LineSource source, bool mayBegin)
    {
        if (!IsOpen || (_state == State.Open && _lines.Writer != source.Writer))
            return false;
        if (_each.Count == MaxLines || text.Contains((byte)'\n') || EntryTails.HasHead(text))
            return false;
        if (_state == State.Waiting)
            _lines.Open(time, null, source);
        _state = State.Open;
        _hasPlace |= EntryTails.IsInsideTrace(text);
        _lines.Append(time, text);
        _each.Add((_lines.Text.Length, time, mayBegin));
        return true;
    }

    /// <summary>A writer has written something that does not belong to them.</summary>
    /// <returns>Whether it shows that they are as any others, and now are to be taken as such.</returns>
    public bool End(ulong writer)
    {
        if (_state == State.Waiting)
            _state = State.None;
        if (_state != State.Open || _lines.Writer != writer)
            return false;
        bool isTrace = AreTrace;
        _state = isTrace ? State.Closed : State.None;
        return !isTrace;
    }
}
