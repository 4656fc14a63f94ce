using System.Numerics;

namespace RoleFerry.Core.Logs.Triggers;

/// <summary>
/// Shares out what words begin with among a few buckets. The look-ups of <see cref="TriggerScan"/> mix up the
/// beginnings of one bucket, so those that are most alike lie in the same.
/// </summary>
internal static class TriggerBuckets
{
    /// <summary>Groups beginnings of <see cref="Trigger.MinLength"/> letters.</summary>
    /// <param name="beginnings">In small letters; each once.</param>
    /// <param name="most">How many groups there may be.</param>
    public static List<string[]> Of(IEnumerable<string> beginnings, int most)
    {
        List<string[]> groups = [.. beginnings.Order(StringComparer.Ordinal).Select(b => new[] { b })];
        while (groups.Count > most)
        {
            var (first, second) = Nearest(groups);
            groups[first] = [.. groups[first], .. groups[second]];
            groups.RemoveAt(second);
        }

        return groups;
    }

    private static (int First, int Second) Nearest(List<string[]> groups)
    {
        var nearest = (First: 0, Second: 1);
        long least = long.MaxValue;
        for (int i = 0; i < groups.Count; i++)
        {
            for (int j = i + 1; j < groups.Count; j++)
            {
                long more = Matches([.. groups[i], .. groups[j]]) - Matches(groups[i]) - Matches(groups[j]);
                if (more >= least)
                    continue;
                least = more;
                nearest = (i, j);
            }
        }

        return nearest;
    }

    /// <summary>How many strings of small letters look like a beginning of a group, half byte by half byte.</summary>
    private static long Matches(ReadOnlySpan<string> group)
    {
        long matches = 1;
        for (int place = 0; place < Trigger.MinLength; place++)
        {
            uint low = 0;
            uint high = 0;
            foreach (string beginning in group)
            {
                low |= 1u << (beginning[place] & 15);
                high |= 1u << (beginning[place] >> 4);
            }

            matches *= BitOperations.PopCount(low) * BitOperations.PopCount(high);
        }

        return matches;
    }
}
