namespace RoleFerry.Core.Logs.Triggers;

/// <summary>
/// Shares out what words begin with among a few buckets. The look-ups of <see cref="TriggerScan"/> mix up the
/// beginnings of one bucket, so those lie in the same that do so least often in what people log.
/// </summary>
internal static class TriggerBuckets
{
    private const string Common = "etaoinshrdlcumwfgypbvkjxqz\\_{}[] \":0123456789,.-/=";

    /// <summary>
    /// How often each of <see cref="Common"/> stands in log events, of a thousand letters: letters as in English texts
    /// (https://en.wikipedia.org/wiki/Letter_frequency), the marks of JSON that halves of bytes take for letters, and
    /// what parts words and numbers.
    /// </summary>
    private static readonly int[] PerMille =
    [
        .. new[] { 127, 91, 82, 75, 70, 67, 63, 61, 60, 43, 40, 28, 28, 24, 24, 22, 20, 20, 19, 15, 10, 8, 2, 2, 1, 1 },
        .. new[] { 60, 30, 10, 10, 10, 10, 160, 100, 50, 50, 50, 40, 30, 30, 30, 20, 20, 20, 20, 40, 30, 30, 30, 10 },
    ];

    /// <summary>Groups beginnings of <see cref="Trigger.MinLength"/> letters.</summary>
    /// <param name="beginnings">In small letters; each once.</param>
    /// <param name="most">How many groups there may be.</param>
    public static List<string[]> Of(IEnumerable<string> beginnings, int most)
    {
        if (most == 1)
            return
            [
                [.. beginnings],
            ];
        List<string[]> groups = [.. beginnings.Order(StringComparer.Ordinal).Select(b => new[] { b })];
        while (groups.Count > most)
        {
            var (first, second) = Nearest(groups);
            groups[first] = [.. groups[first], .. groups[second]];
            groups.RemoveAt(second);
        }

        return groups;
    }

    /// <summary>Adds a beginning to the group that it makes least more of.</summary>
    public static void Place(string beginning, List<string[]> groups)
    {
        int best = Enumerable
            .Range(0, groups.Count)
            .MinBy(i => Matches([.. groups[i], beginning]) - Matches(groups[i]));
        groups[best] = [.. groups[best], beginning];
    }

    private static (int First, int Second) Nearest(List<string[]> groups)
    {
        var nearest = (First: 0, Second: 1);
        double least = double.MaxValue;
        double[] alone = [.. groups.Select(g => Matches(g))];
        for (int i = 0; i < groups.Count; i++)
        {
            for (int j = i + 1; j < groups.Count; j++)
            {
                double more = Matches([.. groups[i], .. groups[j]]) - alone[i] - alone[j];
                if (more >= least)
                    continue;
                least = more;
                nearest = (i, j);
            }
        }

        return nearest;
    }

    /// <summary>How often three letters of a text look like a beginning of a group, half byte by half byte.</summary>
    internal static double Matches(ReadOnlySpan<string> group)
    {
        double matches = 1;
        for (int place = 0; place < Trigger.MinLength; place++)
        {
            uint low = 0;
            uint high = 0;
            foreach (string beginning in group)
            {
                low |= 1u << (beginning[place] & 15);
                high |= 1u << (beginning[place] >> 4);
                if (char.IsAsciiLetterLower(beginning[place]))
                    high |= 1u << (char.ToUpperInvariant(beginning[place]) >> 4);
            }

            int alike = 0;
            for (int i = 0; i < Common.Length; i++)
            {
                if ((low & (1u << (Common[i] & 15))) != 0 && (high & (1u << (Common[i] >> 4))) != 0)
                    alike += PerMille[i];
            }

            matches *= alike;
        }

        return matches;
    }
}
