using System.Text;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Benchmarks.Logs;

/// <summary>How well the groups that are found are those that people made.</summary>
/// <param name="Messages">Messages in the set.</param>
/// <param name="TrueGroups">Groups that people made.</param>
/// <param name="FoundGroups">Groups that fingerprints make.</param>
/// <param name="Accuracy">
/// Grouping accuracy (GA): the share of messages whose found group holds exactly the messages of their true group.
/// Defined in https://arxiv.org/abs/1811.03509, section III.
/// </param>
/// <param name="GroupAccuracy">
/// F1 of grouping accuracy (FGA): the harmonic mean of the shares of found and of true groups that are exactly one of
/// the others, however many messages they have. Defined in https://arxiv.org/abs/2308.10828, section 3.3.
/// </param>
/// <param name="Mistakes">Wrong groups, of the largest true groups first.</param>
internal sealed record GroupingReport(
    int Messages,
    int TrueGroups,
    int FoundGroups,
    double Accuracy,
    double GroupAccuracy,
    IReadOnlyList<string> Mistakes
)
{
    public static GroupingReport Of(IReadOnlyList<LabelledMessage> messages)
    {
        var found = messages.ToLookup(m => ErrorFingerprint.OfMessage(Encoding.UTF8.GetBytes(m.Content)));
        var labelled = messages.ToLookup(m => m.EventId);
        int right = 0;
        int rightGroups = 0;
        var mistakes = new List<(int Size, string Text)>();
        foreach (var group in found)
        {
            var labels = group.Select(m => m.EventId).Distinct().ToArray();
            int size = group.Count(),
                trueSize = labels.Sum(label => labelled[label].Count());
            if (labels.Length == 1 && size == trueSize)
            {
                right += size;
                rightGroups++;
            }
            else
            {
                mistakes.Add(
                    (
                        trueSize,
                        $"{string.Join('+', labels)}: {size} of {trueSize}: {MessageTemplate.Of(group.First().Content)}"
                    )
                );
            }
        }

        return new GroupingReport(
            messages.Count,
            labelled.Count,
            found.Count,
            (double)right / messages.Count,
            2.0 * rightGroups / (found.Count + labelled.Count),
            [.. mistakes.OrderByDescending(m => m.Size).Select(m => m.Text)]
        );
    }
}
