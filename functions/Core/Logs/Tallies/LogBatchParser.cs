using System.Collections.Immutable;
using RoleFerry.Core.Logs.Batches;
using RoleFerry.Core.Logs.Cuts;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Metrics.Counters;

namespace RoleFerry.Core.Logs.Tallies;

/// <summary>
/// Makes of a subscription's batch what is to be counted, kept and told. Pure, but for buffers that are kept from
/// batch to batch: not safe for use by two threads at once.
/// </summary>
public sealed class LogBatchParser
{
    private readonly LogBatchReader _reader;
    private readonly BatchTally _tally;

    /// <param name="rules">What is known about the logs. What is wrong with it is left out.</param>
    /// <param name="counters">What is counted for the metrics.</param>
    /// <param name="limits">What one batch may cost.</param>
    /// <param name="keepsCuts">
    /// Whether errors at a batch's edges are given as <see cref="LogBatch.Cuts"/>; else they are taken as they are.
    /// </param>
    public LogBatchParser(
        LogRules rules,
        ImmutableArray<CounterDefinition> counters,
        LogBatchLimits? limits = null,
        bool keepsCuts = false
    )
        : this(CompiledLogRules.Compile(rules), counters, limits, keepsCuts) { }

    /// <inheritdoc cref="LogBatchParser(LogRules, ImmutableArray{CounterDefinition}, LogBatchLimits?, bool)"/>
    public LogBatchParser(
        CompiledLogRules rules,
        ImmutableArray<CounterDefinition> counters,
        LogBatchLimits? limits = null,
        bool keepsCuts = false
    )
    {
        _reader = new LogBatchReader(limits ?? new LogBatchLimits());
        _tally = new BatchTally(rules, counters) { KeepsCuts = keepsCuts };
        Problems = rules.Problems;
    }

    /// <summary>What is wrong with the rules; it works without them.</summary>
    public ImmutableArray<RuleProblem> Problems { get; }

    /// <summary>Reads one batch. Never throws for what it is given.</summary>
    /// <param name="data">The event's <c>awslogs.data</c>: base64 of gzip of JSON.</param>
    public LogBatch Parse(string data)
    {
        _tally.Clear();
        _reader.Read(data, _tally);
        return _tally.Finish(_reader.InflatedLength);
    }

    /// <summary>Makes a batch of errors that were cut.</summary>
    /// <param name="head">Where they come from.</param>
    /// <param name="id">The batch's name.</param>
    /// <param name="entries">The errors, as far as they were found.</param>
    public LogBatch ParseWhole(LogBatchHead head, string id, ImmutableArray<CutEntry> entries)
    {
        _tally.Clear();
        _tally.BeginWhole(head, id);
        foreach (var entry in entries)
            _tally.AddWhole(entry);
        return _tally.Finish(0);
    }

    /// <summary>As <see cref="Parse(string)"/>, of what is decoded already.</summary>
    public LogBatch Parse(ArraySegment<byte> gzip)
    {
        _tally.Clear();
        _reader.Read(gzip, _tally);
        return _tally.Finish(_reader.InflatedLength);
    }
}
