using RoleFerry.Simulation.Functions;

namespace RoleFerry.Simulation.Time;

/// <summary>
/// The one clock of a history and all that waits for it. Everything runs on the thread that turns it, in the order of
/// its time and, within a moment, in the order in which it was asked for.
/// </summary>
internal sealed class EventLoop(DateTimeOffset start)
{
    private readonly PriorityQueue<Happening, (long At, long Order)> _waiting = new(256);
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _order;
    private volatile bool _hasStrayed;

    /// <summary>The true time, UTC.</summary>
    public DateTimeOffset Now { get; private set; } = start;

    /// <summary>How many things have happened.</summary>
    public int Steps { get; private set; }

    /// <summary>What happened, in a number: two histories with the same happened in the same way.</summary>
    public ulong Trace { get; private set; } = 14695981039346656037;

    /// <summary>Has something done later.</summary>
    /// <param name="after">From now on.</param>
    /// <param name="owner">The process that does it, which has to live and to run by then; null: the world.</param>
    /// <param name="what">What is done.</param>
    public void After(TimeSpan after, FunctionProcess? owner, IHappening what, int version = 0) =>
        Add(new Happening(what, owner, version), Now.UtcTicks + Math.Max(0, after.Ticks));

    /// <inheritdoc cref="After(TimeSpan, FunctionProcess?, IHappening, int)"/>
    public void After(TimeSpan after, FunctionProcess? owner, Action what) =>
        After(after, owner, new ActionHappening(what));

    /// <summary>Has something done now that had to wait.</summary>
    public void Again(in Happening held) => Add(held, Now.UtcTicks);

    /// <summary>Lets the next thing happen.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="ForeignThreadException">Something of the history ran elsewhere meanwhile.</exception>
    public bool Turn()
    {
        if (_hasStrayed)
            throw new ForeignThreadException();
        while (_waiting.TryDequeue(out var next, out var when))
        {
            if (!next.What.IsStillWanted(next.Version) || next.Owner is { IsDead: true })
                continue;
            Now = new DateTimeOffset(when.At, TimeSpan.Zero);
            if (next.Owner is { } owner && !owner.LetsIn(next))
                continue;
            Steps++;
            Note(when.At, next.Owner?.Number ?? 0);
            next.What.Happen();
            return true;
        }

        return false;
    }

    /// <summary>Adds to the trace.</summary>
    public void Note(long one, long other)
    {
        Trace = ((Trace ^ (ulong)one) * 1099511628211) ^ (ulong)other;
        Trace *= 1099511628211;
    }

    /// <summary>
    /// Stops the history where something of it went to a thread of the pool: from there on it is chance.
    /// </summary>
    /// <exception cref="ForeignThreadException">It did.</exception>
    public void CheckThread()
    {
        if (Environment.CurrentManagedThreadId == _thread)
            return;
        _hasStrayed = true;
        throw new ForeignThreadException();
    }

    private void Add(in Happening what, long at)
    {
        CheckThread();
        _waiting.Enqueue(what, (at, _order++));
    }
}
