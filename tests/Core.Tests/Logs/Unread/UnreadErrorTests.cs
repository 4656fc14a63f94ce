using System.Text;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Core.Logs.Unread;
using RoleFerry.Core.Tests.Logs.Layouts;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Core.Tests.Logs.Unread;

/// <summary>What no reader understood and what looks like an error is counted, and little else.</summary>
public class UnreadErrorTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private readonly LogBatchParser _parser = new(Sent.Rules, []);

    [Theory]
    [InlineData("14h30 worker five said ERROR could not place the order", "0a0 a a a")]
    [InlineData("at noon, orders: ERROR could not place the order", "a a, a: ERROR a a")]
    [InlineData("Orders Worker Five FATAL could not place the order", "Aa Aa Aa FATAL a a")]
    [InlineData("Error while reading the order", "Aa a a a a")]
    [InlineData("orders worker failed: KeyError: 'sku-1'", "a a a: Aa: 'a-0'")]
    [InlineData("the worker stopped, segfault at 17 ip 0x7f", "a a a, a a 0")]
    public void A_line_in_an_unknown_layout_that_looks_like_an_error_is_counted_by_layout(string line, string layout)
    {
        var batch = _parser.Parse(Sent.Batch(line));

        Assert.Empty(batch.Read);
        var unread = Assert.Single(batch.Unread);
        Assert.Equal((layout, 1, line), (unread.Unread!.Layout, unread.Count, unread.Sample));
        Assert.Equal((Sent.Group, "api"), (unread.Unread.LogGroup, unread.Service));
    }

    [Fact]
    public void Lines_of_one_layout_are_one_and_their_sample_is_redacted()
    {
        var batch = _parser.Parse(
            Sent.Batch(
                "Orders Worker 5 ERROR no mail for jane@example.com",
                "Orders Worker 7 ERROR no mail for joe@example.com"
            )
        );

        var unread = Assert.Single(batch.Unread);
        Assert.Equal(2, unread.Count);
        Assert.Equal((Sent.Noon, Sent.Noon.AddSeconds(1)), (unread.First, unread.Last));
        Assert.DoesNotContain("jane", unread.Sample, StringComparison.Ordinal);
        Assert.DoesNotContain("jane", unread.Template, StringComparison.Ordinal);
    }

    /// <summary>As Django's console writes it, an event a line: the trace is the error.</summary>
    [Fact]
    public void A_line_whose_stack_trace_follows_is_no_unread_error()
    {
        var batch = _parser.Parse(
            Sent.Batch(
                "Internal Server Error: /orders/17/",
                "Traceback (most recent call last):",
                "  File \"/srv/app/orders.py\", line 10, in place",
                "KeyError: 'a'",
                "Internal Server Error: /orders/18/"
            )
        );

        Assert.Single(batch.Read);
        Assert.Equal(1, Assert.Single(batch.Unread).Count);
    }

    [Fact]
    public void Layouts_beyond_the_bound_are_counted_together()
    {
        string[] lines =
        [
            .. Enumerable.Range(1, 40).Select(i => $"Orders{new string('#', i)} Worker Five ERROR could not place it"),
        ];

        var batch = _parser.Parse(Sent.Batch(lines));

        Assert.Equal(40, batch.UnreadErrors);
        Assert.Equal(17, batch.Unread.Count);
        Assert.Equal((UnreadGroup.OtherLayouts, 24), (batch.Unread[^1].Unread!.Layout, batch.Unread[^1].Count));
    }

    [Fact]
    public void A_samples_secrets_are_not_in_its_group_and_nothing_of_it_where_the_rules_for_them_are_broken()
    {
        const string line = "Orders Worker 5 ERROR ticket T-1000 key AKIAIOSFODNN7EXAMPLE";
        var broken = new LogBatchParser(Sent.Rules with { Redact = ["("] }, []);

        Assert.DoesNotContain("AKIA", Assert.Single(_parser.Parse(Sent.Batch(line)).Unread).Sample, Ordinal);
        Assert.DoesNotContain("T-1000", Assert.Single(broken.Parse(Sent.Batch(line)).Unread).Sample, Ordinal);
    }

    [Fact]
    public void A_groups_name_follows_from_log_group_and_layout_alone()
    {
        var one = Assert.Single(_parser.Parse(Sent.Batch("Orders Worker 5 ERROR no mail")).Unread);
        var same = Assert.Single(_parser.Parse(Sent.Batch("Stock Keeper 17 ERROR no shelf")).Unread);
        var elsewhere = Assert.Single(
            _parser
                .Parse(
                    Sent.Payload(
                        Sent.Envelope([Sent.Event("Orders Worker 5 ERROR no mail", 1)], "/ecs/roleferry-press")
                    )
                )
                .Unread
        );

        Assert.Equal(one.Fingerprint, same.Fingerprint);
        Assert.NotEqual(one.Fingerprint, elsewhere.Fingerprint);
        // Stored groups are found by it: if it changes, every layout is new once.
        Assert.Equal("f2:a73eb611d959cc24", one.Fingerprint.ToString());
    }

    [Fact]
    public void What_a_reader_understood_is_not_counted()
    {
        var batch = _parser.Parse(Sent.Batch("ERROR:app:it broke", "INFO:app:no ERROR here", "KeyError: 7"));

        Assert.Empty(batch.Unread);
    }

    /// <summary>
    /// The measured rate: of quiet messages without any level, where every one speaks of errors, and of quiet lines.
    /// </summary>
    [Fact]
    public void Of_quiet_lines_that_speak_of_errors_at_most_1_of_20_is_suspected()
    {
        string[] lines = [.. LayoutMatrix.QuietMessages, .. LayoutMatrix.QuietLines];
        var batch = lines.Select(l => (Line: l, _parser.Parse(Sent.Batch(l)).Unread)).Where(b => b.Unread.Count > 0);
        string[] suspected = [.. batch.Select(b => b.Line)];

        Assert.True(suspected.Length <= lines.Length / 20, $"{suspected.Length}: {string.Join('\n', suspected)}");
    }

    /// <summary>Lines with a level are understood, so that nothing in them is suspected.</summary>
    [Fact]
    public void Of_quiet_lines_in_known_layouts_none_of_10_000_is_suspected()
    {
        var suspected = new List<string>();
        int all = 0;
        foreach (var layout in LayoutMatrix.Layouts)
        {
            foreach (string message in LayoutMatrix.QuietMessages)
            {
                all++;
                string line = layout.Write(layout.Quiet[0], message);
                if (_parser.Parse(Sent.Batch(line)).Unread.Count > 0)
                    suspected.Add(line);
            }
        }

        Assert.True(suspected.Count <= all / 10_000, $"{suspected.Count} of {all}: {string.Join('\n', suspected)}");
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("'", false)]
    [InlineData("\"ERROR\"", false)]
    [InlineData("\"ERROR", true)]
    [InlineData("ERROR", true)]
    public void Short_lines_are_survived(string line, bool looks)
    {
        byte[] text = Encoding.UTF8.GetBytes(line);

        Assert.Equal(looks, ErrorSuspicion.Looks(text));
        Assert.True(LineLayout.Of(text).Length <= LineLayout.MaxLength);
    }
}
