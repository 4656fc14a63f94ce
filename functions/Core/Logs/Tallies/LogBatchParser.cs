using System.Collections.Immutable;
using RoleFerry.Core.Logs.Batches;
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
    public LogBatchParser(LogRules rules, ImmutableArray<CounterDefinition> counters, LogBatchLimits? limits = null)
        : this(CompiledLogRules.Compile(rules), counters, limits) { }

    /// <inheritdoc cref="LogBatchParser(LogRules, ImmutableArray{CounterDefinition}, LogBatchLimits?)"/>
    public LogBatchParser(
        CompiledLogRules rules,
        ImmutableArray<CounterDefinition> counters,
        LogBatchLimits? limits = null
    )
    {
        _reader = new LogBatchReader(limits ?? new LogBatchLimits());
        _tally = new BatchTally(rules, counters);
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

    /// <summary>As <see cref="Parse(string)"/>, of what is decoded already.</summary>
    public LogBatch Parse(ArraySegment<byte> gzip)
    {
        _tally.Clear();
        _reader.Read(gzip, _tally);
        return _tally.Finish(_reader.InflatedLength);
    }
}
