using System.Collections.Immutable;
using System.Text;

namespace RoleFerry.Core.Logs.Cuts;

/// <summary>
/// Puts together the errors that the edges of a stream's batches cut. Pieces are kept as they came until those that
/// belong to them have had time to come, so that the order in which batches come changes nothing.
/// </summary>
public static class CutJoiner
{
    /// <summary>Pieces of one stream that wait at once.</summary>
    public const int MostWaiting = 8;

    /// <summary>
    /// How long a piece waits. Log drivers send every one to five seconds, and CloudWatch Logs passes on within a few.
    /// </summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);

    /// <summary>The longest time between two lines of one error that stand in two batches.</summary>
    public static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(10);

    /// <summary>Decides. Pure: the same input, the same answer.</summary>
    /// <param name="waiting">Pieces that wait.</param>
    /// <param name="came">Pieces of a batch that has come; empty where only time has passed.</param>
    /// <param name="now">The clock, UTC.</param>
    public static CutDecision Decide(
        ImmutableArray<CutEntry> waiting,
        ImmutableArray<CutEntry> came,
        DateTimeOffset now
    )
    {
        var left = ErrorsOf(waiting.AddRange(came.Select(c => c with { WaitsUntil = now + Wait })));
        var complete = left.FindAll(error => IsDue(error, now));
        left.RemoveAll(complete.Contains);
        while (left.Sum(error => error.Count) > MostWaiting)
        {
            complete.Add(left[0]);
            left.RemoveAt(0);
        }

        return new CutDecision([.. complete.Select(Join)], [.. left.SelectMany(error => error)]);
    }

    /// <summary>The pieces of each error, the oldest first.</summary>
    private static List<List<CutEntry>> ErrorsOf(ImmutableArray<CutEntry> pieces)
    {
        var errors = new List<List<CutEntry>>();
        foreach (var piece in pieces.OrderBy(p => p.First).ThenBy(p => !p.HasStart))
        {
            int last = errors.FindLastIndex(error => error[0].Writer == piece.Writer);
            if (last >= 0 && IsContinuedBy(errors[last][^1], piece))
                errors[last].Add(piece);
            else
                errors.Add([piece]);
        }

        return errors;
    }

    private static bool IsContinuedBy(in CutEntry earlier, in CutEntry later) =>
        !earlier.HasEnd
        && !later.HasStart
        && later.First - earlier.Last <= LongestGap
        && EntryTails.Continues(Encoding.UTF8.GetBytes(earlier.Text), FirstLine(Encoding.UTF8.GetBytes(later.Text)));

    /// <summary>
    /// Whether an error is counted now. A stack trace with its error that nothing stands before is not kept waiting for
    /// a logger's line.
    /// </summary>
    private static bool IsDue(List<CutEntry> error, DateTimeOffset now)
    {
        if (error.Min(p => p.WaitsUntil) <= now)
            return true;
        if (error is not [{ HasEnd: true } only])
            return false;
        byte[] text = Encoding.UTF8.GetBytes(only.Text);
        var first = FirstLine(text);
        return first.Length < text.Length && EntryTails.BeginsTrace(first);
    }

    private static CutEntry Join(List<CutEntry> pieces)
    {
        var text = new StringBuilder(pieces[0].Text);
        // What is beyond an entry's length says nothing about its group.
        foreach (var piece in pieces.Skip(1).Where(p => text.Length + p.Text.Length < CutEntry.MaxLength))
            text.Append('\n').Append(piece.Text);
        return pieces[0] with { Text = text.ToString(), Last = pieces.Max(p => p.Last), HasEnd = pieces[^1].HasEnd };
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'\n');
        return end < 0 ? text : text[..end];
    }
}
