namespace RoleFerry.Core.Logs.Triggers;

/// <summary>
/// Shares out what words begin with among a few buckets. The look-ups of <see cref="TriggerScan"/> mix up the
/// beginnings of one bucket, so those lie in the same that do so least often in what people log.
/// </summary>
internal static class TriggerBuckets
{
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
        List<Group> groups = [.. beginnings.Order(StringComparer.Ordinal).Select(Group.Of)];
        var more = groups.ConvertAll(g => groups.ConvertAll(g.MoreWith));
        while (groups.Count > most)
        {
            var (first, second) = Nearest(more);
            groups[first] = groups[first].With(groups[second]);
            groups.RemoveAt(second);
            more.RemoveAt(second);
            more.ForEach(row => row.RemoveAt(second));
            for (int i = 0; i < groups.Count; i++)
                more[i][first] = more[first][i] = groups[i].MoreWith(groups[first]);
        }

        return groups.ConvertAll(g => g.Beginnings);
    }

    /// <summary>Adds a beginning to the group that it makes least more of.</summary>
    public static void Place(string beginning, List<string[]> groups)
    {
        var bits = BeginningBits.Of(beginning);
        int best = Enumerable
            .Range(0, groups.Count)
            .MinBy(i => (BeginningBits.Of(groups[i]) | bits).Matches() - BeginningBits.Of(groups[i]).Matches());
        groups[best] = [.. groups[best], beginning];
    }

    private static (int First, int Second) Nearest(List<List<double>> more)
    {
        var nearest = (First: 0, Second: 1);
        for (int i = 0; i < more.Count; i++)
        {
            for (int j = i + 1; j < more.Count; j++)
            {
                if (more[i][j] < more[nearest.First][nearest.Second])
                    nearest = (i, j);
            }
        }

        return nearest;
    }

    private sealed record Group(string[] Beginnings, BeginningBits Bits, double Matches)
    {
        public static Group Of(string beginning) =>
            new([beginning], BeginningBits.Of(beginning), BeginningBits.Of(beginning).Matches());

        public Group With(Group other)
        {
            var bits = Bits | other.Bits;
            return new([.. Beginnings, .. other.Beginnings], bits, bits.Matches());
        }

        /// <summary>How much more often texts look like a beginning when this and another are one group.</summary>
        public double MoreWith(Group other) => (Bits | other.Bits).Matches() - Matches - other.Matches;
    }
}
