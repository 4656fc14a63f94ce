using System.Collections.Immutable;
using RoleFerry.Core.Logs.Batches;
using RoleFerry.Core.Logs.Cuts;
using RoleFerry.Core.Logs.Facts;
using RoleFerry.Core.Logs.Traces;
using RoleFerry.Core.Metrics.Counters;

namespace RoleFerry.Core.Logs.Tallies;

/// <summary>All that matters of one batch.</summary>
public sealed record LogBatch
{
    /// <summary>
    /// The same for every copy of a batch: 32 hexadecimal digits made of its stream and its events' ids.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>
    /// Where it comes from; null when that could not be read, or the batch carries no events by its nature.
    /// </summary>
    public LogBatchHead? Head { get; init; }

    /// <summary>Whether the log group is one that is not to be read.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Events in it.</summary>
    public int Events { get; init; }

    /// <summary>Bytes of its JSON.</summary>
    public int Length { get; init; }

    /// <summary>Lines that were looked at and that no format's reader knew.</summary>
    public long Unparsed { get; init; }

    /// <summary>
    /// Errors at the batch's edges, of which lines may stand in the batches beside it. They are not in
    /// <see cref="Groups"/>.
    /// </summary>
    public ImmutableArray<CutEntry> Cuts { get; init; } = [];

    /// <summary>When the newest event was logged.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>What could not be read.</summary>
    public required IReadOnlyList<BadPart> Bad { get; init; }

    /// <summary>
    /// Error groups, in the order in which they first came, and behind them those of unread errors in theirs.
    /// </summary>
    public required IReadOnlyList<GroupTally> Groups { get; init; }

    /// <summary>The groups of errors that were read.</summary>
    public IEnumerable<GroupTally> Read => Groups.Where(g => g.Unread is null);

    /// <summary>
    /// The groups of lines that look like errors and that no reader understood; at most
    /// <see cref="UnreadTally.MaxLayouts"/>, and one for lines of further layouts.
    /// </summary>
    public IReadOnlyList<GroupTally> Unread => [.. Groups.Where(g => g.Unread is not null)];

    /// <summary>Lines that look like errors and that no reader understood.</summary>
    public long UnreadErrors => Unread.Sum(g => g.Count);

    /// <summary>Counters, in the order in which they first came.</summary>
    public required IReadOnlyList<CounterAdd> Counters { get; init; }

    /// <summary>Measured values.</summary>
    public required IReadOnlyList<MeasuredValues> Measures { get; init; }

    /// <summary>What it adds to the metrics' counters, in the order in which each first came.</summary>
    public IReadOnlyList<CounterTally> Metrics { get; init; } = [];

    /// <summary>Spans of the traces that are kept.</summary>
    public required IReadOnlyList<Span> Spans { get; init; }
}
