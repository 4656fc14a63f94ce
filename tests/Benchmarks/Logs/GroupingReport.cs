using System.Text;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Templates;

namespace RoleFerry.Benchmarks.Logs;

/// <summary>
/// Grouping accuracy: the share of messages whose found group holds exactly the messages of their true group.
/// Defined in https://arxiv.org/abs/1811.03509, section III.
/// </summary>
internal sealed record GroupingReport(
    int Messages,
    int TrueGroups,
    int FoundGroups,
    double Accuracy,
    IReadOnlyList<string> Mistakes
)
{
    public static GroupingReport Of(IReadOnlyList<LabelledMessage> messages)
    {
        var found = messages.ToLookup(m => ErrorFingerprint.OfMessage(Encoding.UTF8.GetBytes(m.Content)));
        var labelled = messages.ToLookup(m => m.EventId);
        int right = 0;
        var mistakes = new List<(int Size, string Text)>();
        foreach (var group in found)
        {
            var labels = group.Select(m => m.EventId).Distinct().ToArray();
            int size = group.Count(),
                trueSize = labels.Sum(label => labelled[label].Count());
            if (labels.Length == 1 && size == trueSize)
                right += size;
            else
                mistakes.Add(
                    (
                        trueSize,
                        $"{string.Join('+', labels)}: {size} of {trueSize}: {MessageTemplate.Of(group.First().Content)}"
                    )
                );
        }

        return new GroupingReport(
            messages.Count,
            labelled.Count,
            found.Count,
            (double)right / messages.Count,
            [.. mistakes.OrderByDescending(m => m.Size).Select(m => m.Text)]
        );
    }
}
