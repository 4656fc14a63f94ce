using RoleFerry.Adapters.Metrics;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Logs;

/// <summary>A part of a batch that is written in one transaction.</summary>
/// <param name="Number">Its place, from 0. The first also holds what stands for the batch as a whole.</param>
/// <param name="Counters">Places of its counters in the batch.</param>
/// <param name="Metrics">Places of what it adds to metrics' counters in the batch.</param>
/// <param name="Groups">Places of its groups in the batch.</param>
internal sealed record BatchSlice(int Number, Range Counters, Range Metrics, Range Groups)
{
    /// <summary>
    /// A group's state, its newest hour, its signal, and which older group it follows; each further hour is one more.
    /// </summary>
    private const int GroupItems = 4;

    /// <summary>A flood's state, hour and signal, and the number of signals raised.</summary>
    private const int ServiceItems = 4;

    /// <summary>How many new layouts a log group has.</summary>
    private const int NewLayouts = 1;

    /// <summary>
    /// Cuts a batch. The cuts depend on the batch's content alone, so that every copy is cut alike and what is
    /// written of one is written for all. Unread errors come last and are not cut, since which of them are counted
    /// together is decided for all at once: they go with the last of the others where there is room, else alone.
    /// </summary>
    public static IReadOnlyList<BatchSlice> Of(LogBatch batch)
    {
        var slices = new List<BatchSlice>();
        int items =
            1
            + (ServiceItems * batch.Read.Select(g => g.Service).Distinct(StringComparer.Ordinal).Count())
            + batch.Spans.Select(s => s.TraceId).Distinct(StringComparer.Ordinal).Count();
        int counter = 0;
        int metric = 0;
        int group = 0;
        int read = batch.Read.Count();
        int unread = NewLayouts + batch.Unread.Sum(Items);
        while (
            counter < batch.Counters.Count
            || metric < batch.Metrics.Count
            || group < batch.Groups.Count
            || slices.Count == 0
        )
        {
            int firstCounter = counter;
            int firstMetric = metric;
            int firstGroup = group;
            for (; counter < batch.Counters.Count && items < TransactionRoom.MostWrites; counter++)
                items++;
            for (
                ;
                metric < batch.Metrics.Count
                    && items + CounterItem.Items(batch.Metrics[metric]) <= TransactionRoom.MostWrites;
                metric++
            )
                items += CounterItem.Items(batch.Metrics[metric]);
            for (; group < read; group++)
            {
                int needed = Math.Min(Items(batch.Groups[group]), TransactionRoom.MostWrites - 1);
                if (items + needed > TransactionRoom.MostWrites)
                    break;
                items += needed;
            }

            bool isLast = (counter, metric, group) == (batch.Counters.Count, batch.Metrics.Count, read);
            if (isLast && items + unread < TransactionRoom.MostWrites)
                group = batch.Groups.Count;

            bool isEmpty = (counter, metric, group) == (firstCounter, firstMetric, firstGroup);
            if (isEmpty && (slices.Count > 0 || batch.Spans.Count == 0))
                group = batch.Groups.Count;

            slices.Add(new BatchSlice(slices.Count, firstCounter..counter, firstMetric..metric, firstGroup..group));
            items = 1;
        }

        return slices;
    }

    private static int Items(GroupTally group) => GroupItems + group.Hours.Count - 1;
}
