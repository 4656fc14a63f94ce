using System.Text;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Traces;

namespace RoleFerry.Core.Logs.Batches;

/// <summary>Chooses the traces worth keeping: the failed ones, and of the slow ones a sample.</summary>
internal static class KeptTraces
{
    public static IReadOnlyList<Span> Of(IReadOnlyList<Span> spans, HashSet<ulong> failedTraces, TraceRule rule)
    {
        var failed = new List<IGrouping<string, Span>>();
        var slow = new List<IGrouping<string, Span>>();
        foreach (var trace in spans.GroupBy(s => s.TraceId, StringComparer.Ordinal))
        {
            if (failedTraces.Contains(HashOf(trace.Key)) || trace.Any(s => s.Failed)) failed.Add(trace);
            else if (trace.Any(s => s.Milliseconds >= rule.SlowMilliseconds) && IsSampled(trace.Key, rule.SlowSample)) slow.Add(trace);
        }

        return [.. failed.Concat(slow).Take(rule.MostPerBatch).SelectMany(t => t)];
    }

    /// <summary>The same answer wherever a trace's spans are logged, so that a kept trace is kept whole.</summary>
    private static bool IsSampled(string traceId, int oneOf) => HashOf(traceId) % (uint)Math.Max(1, oneOf) == 0;

    private static ulong HashOf(string traceId) => XxHash64.Hash(Encoding.UTF8.GetBytes(traceId));
}
