using System.IO.Hashing;
using System.Text;
using RoleFerry.Core.Logs.Rules;

namespace RoleFerry.Core.Logs.Traces;

/// <summary>
/// Chooses the traces worth keeping: first those that people are pointed to, then other failed ones, and of the slow
/// ones a sample.
/// </summary>
internal static class KeptTraces
{
    /// <param name="spans">The batch's spans.</param>
    /// <param name="samples">Traces that error groups' samples are from.</param>
    /// <param name="failedTraces">Hashes of the traces that errors name.</param>
    /// <param name="rule">What is slow, and how many are kept.</param>
    public static IReadOnlyList<Span> Of(
        IReadOnlyList<Span> spans,
        IReadOnlySet<string> samples,
        HashSet<ulong> failedTraces,
        TraceRule rule
    )
    {
        var failed = new List<IGrouping<string, Span>>();
        var slow = new List<IGrouping<string, Span>>();
        foreach (var trace in spans.GroupBy(s => s.TraceId, StringComparer.Ordinal))
        {
            if (failedTraces.Contains(HashOf(trace.Key)) || trace.Any(s => s.Failed))
                failed.Add(trace);
            else if (trace.Any(s => s.Milliseconds >= rule.SlowMilliseconds) && IsSampled(trace.Key, rule.SlowSample))
                slow.Add(trace);
        }

        return
        [
            .. failed
                .OrderByDescending(t => samples.Contains(t.Key))
                .Concat(slow)
                .Take(rule.MostPerBatch)
                .SelectMany(t => t),
        ];
    }

    /// <summary>The same answer wherever a trace's spans are logged, so that a kept trace is kept whole.</summary>
    private static bool IsSampled(string traceId, int oneOf) => HashOf(traceId) % (uint)Math.Max(1, oneOf) == 0;

    private static ulong HashOf(string traceId) => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(traceId));
}
