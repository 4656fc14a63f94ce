using System.Text;
using System.Text.Json;
using RoleFerry.Core.Logs;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Core.Tests.Logs.Cuts;

/// <summary>An error whose lines are cut between two batches, at each place, is the error that it is in one.</summary>
public class CutEverywhereTests
{
    private readonly CutStream _stream = new(Sent.Rules);

    public static TheoryData<string> Entries => EntryExtentTests.Entries;

    [Theory]
    [MemberData(nameof(Entries))]
    public void Bare(string entry) => Try(entry, line => line);

    [Theory]
    [MemberData(nameof(Entries))]
    public void In_FireLens_objects(string entry) => Try(entry, line => JsonSerializer.Serialize(
                new
                {
                    log = line,
                    container_id = "d1c7",
                    container_name = "/ecs-api",
                    source = "stderr",
                }
            ));

    [Theory]
    [MemberData(nameof(Entries))]
    public void Behind_a_container_runtimes_prefix(string entry) =>
        Try(entry, line => "2025-10-13T14:30:00.123456789Z stderr F " + line);

    private void Try(string entry, Func<string, string> cover)
    {
        string[] lines = entry.ReplaceLineEndings("\n").Split('\n');
        string[] events =
        [
            cover("2025-10-13 14:29:59,001 INFO acme.api ready"),
            .. lines.Select(cover),
            cover("2025-10-13 14:30:09,001 INFO acme.api on"),
        ];
        var whole = _stream.Whole(events);
        var wrong = new List<string>();
        for (int cut = 1; cut < events.Length; cut++)
        {
            // A logger's line that ends a batch is counted at once.
            if (cut == 2 && !BeginsTrace(lines[0]))
                continue;
            foreach (
                int[] order in (int[][])
                    [
                        [0, 1],
                        [1, 0],
                    ]
            )
            {
                // So is a trace that begins one, where the line before it has not come.
                if (order[0] == 1 && lines.Skip(cut - 1).FirstOrDefault(l => l.Length > 0) is { } l && BeginsTrace(l))
                    continue;
                var groups = _stream.Cut(events, [cut], order);
                if (!groups.SequenceEqual(whole))
                    wrong.Add(
                        $"{string.Join(", ", order)} before {events[cut]}: {string.Join("; ", groups)}, not "
                            + string.Join("; ", whole)
                    );
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static bool BeginsTrace(string line) => EntryTails.BeginsTrace(Encoding.UTF8.GetBytes(line));
}
