using System.Collections.Immutable;
using RoleFerry.Core.Logs.Cuts;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Core.Tests.Logs.Cuts;

/// <summary>The error groups of a stream's events, in one batch or in several.</summary>
internal sealed class CutStream(LogRules rules)
{
    private readonly LogBatchParser _parser = new(rules, [], keepsCuts: true);
    private readonly LogBatchParser _whole = new(rules, []);

    /// <summary>In one batch.</summary>
    public string[] Whole(IReadOnlyList<string> events) => Of(_whole.Parse(Sent.Batch([.. events])));

    /// <summary>In several.</summary>
    /// <param name="events">The events.</param>
    /// <param name="cuts">Before which of them a batch begins, but the first.</param>
    /// <param name="order">In which order the batches come, each once or more; a copy counts once.</param>
    public string[] Cut(IReadOnlyList<string> events, int[] cuts, int[] order)
    {
        int[] edges = [0, .. cuts, events.Count];
        ImmutableArray<CutEntry> waiting = [];
        var groups = new List<string>();
        var head = new Core.Logs.Batches.LogBatchHead(Sent.Group, "api/1");
        foreach (int number in order.Distinct())
        {
            var some = Enumerable.Range(edges[number], edges[number + 1] - edges[number]);
            var batch = _parser.Parse(Sent.Payload(Sent.Envelope(some.Select(i => Sent.Event(events[i], i)))));
            groups.AddRange(Of(batch));
            Decide(batch.Cuts, Sent.Noon);
        }

        Decide([], Sent.Noon + CutJoiner.Wait);
        Assert.Empty(waiting);
        return [.. groups.Order(StringComparer.Ordinal)];

        void Decide(ImmutableArray<CutEntry> came, DateTimeOffset now)
        {
            var decision = CutJoiner.Decide(waiting, came, now);
            waiting = decision.Waiting;
            groups.AddRange(Of(_parser.ParseWhole(head, "cut", decision.Complete)));
        }
    }

    private static string[] Of(LogBatch batch) =>
        [
            .. batch
                .Groups.SelectMany(g => Enumerable.Repeat($"{g.Fingerprint} {g.Service} {g.Level}", (int)g.Count))
                .Order(StringComparer.Ordinal),
        ];
}
