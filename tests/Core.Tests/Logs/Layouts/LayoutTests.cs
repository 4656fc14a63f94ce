using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Core.Tests.Logs.Layouts;

/// <summary>
/// Over all layouts, levels and transports: errors are found, once each, and lines that only speak of errors are none.
/// </summary>
public class LayoutTests
{
    private const string Message = "could not place order 17: connection refused";

    private const string Trace = """

        Traceback (most recent call last):
          File "/srv/app/acme/orders.py", line 31, in place
            total = price(item)
        KeyError: 'sku-1'
        """;

    private readonly LogBatchParser _parser = new(Sent.Rules, []);

    [Fact]
    public void At_least_999_of_1000_errors_are_found_and_counted_once_however_they_are_written_and_sent()
    {
        var missed = new List<string>();
        int all = 0;
        foreach (var layout in LayoutMatrix.Layouts)
        {
            foreach (string level in layout.Errors)
            {
                foreach (var (transport, send) in LayoutMatrix.Transports)
                {
                    foreach (string tail in layout.IsObject ? [""] : new[] { "", Trace })
                    {
                        all++;
                        var groups = _parser.Parse(Sent.Batch(send(layout.Write(level, Message) + tail))).Groups;
                        if (groups is not [{ Count: 1, Level: >= Level.Error }])
                            missed.Add(
                                $"{layout.Name} {level} {transport} {(tail.Length > 0 ? "trace" : "")}: {Said(groups)}"
                            );
                    }
                }
            }
        }

        Assert.True(all > 4_000, $"{all} errors");
        Assert.True(missed.Count <= all / 1_000, $"{missed.Count} of {all}:\n{string.Join('\n', missed.Take(200))}");
    }

    [Fact]
    public void An_error_is_the_same_however_it_is_sent()
    {
        var other = new List<string>();
        int all = 0;
        foreach (var layout in LayoutMatrix.Layouts)
        {
            string entry = layout.Write(layout.Errors[0], Message) + (layout.IsObject ? "" : Trace);
            var groups = LayoutMatrix.Transports.ToDictionary(
                t => t.Key,
                t => _parser.Parse(Sent.Batch(t.Value(entry))).Groups.Select(g => g.Fingerprint).FirstOrDefault()
            );
            all += groups.Count;
            other.AddRange(groups.Where(g => g.Value != groups["one event"]).Select(g => $"{layout.Name} {g.Key}"));
        }

        Assert.True(other.Count <= all / 1_000, $"{other.Count} of {all}:\n{string.Join('\n', other)}");
    }

    [Fact]
    public void At_most_1_of_10_000_quiet_lines_is_taken_for_an_error()
    {
        var lines = LayoutMatrix
            .Layouts.SelectMany(l =>
                l.Quiet.SelectMany(level => LayoutMatrix.QuietMessages.Select(m => l.Write(level, m)))
            )
            .Concat(LayoutMatrix.QuietLines)
            .ToArray();
        var wrong = new List<string>();
        foreach (string transport in (string[])["an event a line", "Docker"])
        {
            foreach (string line in lines)
            {
                var groups = _parser.Parse(Sent.Batch(LayoutMatrix.Transports[transport](line))).Groups;
                if (groups.Count > 0)
                    wrong.Add($"{transport}: {line} ({Said(groups)})");
            }
        }

        Assert.True(lines.Length > 20_000, $"{lines.Length} lines");
        Assert.True(
            wrong.Count <= 2 * lines.Length / 10_000,
            $"{wrong.Count} of {2 * lines.Length}:\n{string.Join('\n', wrong.Take(200))}"
        );
    }

    private static string Said(IReadOnlyList<GroupTally> groups) =>
        string.Join(" | ", groups.Select(g => $"{g.Level} {g.Count} {g.Template}"));
}
