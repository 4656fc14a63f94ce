using System.Collections.Immutable;
using System.Text;

namespace RoleFerry.Core.Logs.Cuts;

/// <summary>Puts together the errors that the edges of a stream's batches cut, in whatever order the batches come.</summary>
public static class CutJoiner
{
    /// <summary>Pieces of one stream that wait at once.</summary>
    public const int MostWaiting = 4;

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
        var pieces = new List<CutEntry>();
        var inOrder = waiting
            .AddRange(came.Select(c => c with { WaitsUntil = now + Wait }))
            .OrderBy(c => c.First)
            .ThenBy(c => !c.HasStart);
        foreach (var next in inOrder)
        {
            int before = pieces.FindLastIndex(p => p.Writer == next.Writer);
            if (before >= 0 && Join(pieces[before], next) is { } joined)
                pieces[before] = joined;
            else
                pieces.Add(next);
        }

        bool Waits(CutEntry piece) => !IsWhole(piece) && piece.WaitsUntil > now;
        ImmutableArray<CutEntry> left = [.. pieces.Where(Waits).TakeLast(MostWaiting)];
        return new CutDecision([.. pieces.Where(p => !left.Contains(p))], left);
    }

    /// <summary>
    /// Whether nothing is missing. A stack trace with its error needs no line of a logger before it, and is not kept
    /// waiting for one.
    /// </summary>
    private static bool IsWhole(in CutEntry piece)
    {
        if (!piece.HasEnd || piece.HasStart)
            return piece.HasEnd;
        byte[] text = Encoding.UTF8.GetBytes(piece.Text);
        var first = FirstLine(text);
        return first.Length < text.Length && EntryTails.BeginsTrace(first);
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'\n');
        return end < 0 ? text : text[..end];
    }

    /// <summary>Two pieces as one; null where the later does not belong to the earlier.</summary>
    private static CutEntry? Join(in CutEntry earlier, in CutEntry later)
    {
        if (earlier.HasEnd || later.HasStart || later.First - earlier.Last > LongestGap)
            return null;
        byte[] before = Encoding.UTF8.GetBytes(earlier.Text);
        byte[] behind = Encoding.UTF8.GetBytes(later.Text);
        if (!EntryTails.Continues(before, FirstLine(behind)))
            return null;
        // What is beyond an entry's length says nothing about its group.
        bool hasRoom = before.Length + 1 + behind.Length <= CutEntry.MaxLength;
        return earlier with
        {
            Text = hasRoom ? earlier.Text + "\n" + later.Text : earlier.Text,
            Last = later.Last > earlier.Last ? later.Last : earlier.Last,
            HasEnd = later.HasEnd,
            WaitsUntil = later.WaitsUntil < earlier.WaitsUntil ? later.WaitsUntil : earlier.WaitsUntil,
        };
    }
}
