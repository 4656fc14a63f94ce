using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Core.Tests.Logs.Groups;

public class UnreadDeciderTests
{
    private static readonly DateTimeOffset Now = Sent.Noon.AddMinutes(10);
    private static readonly LogBatchParser Parser = new(Sent.Rules, []);

    [Fact]
    public void A_new_layout_says_where_how_many_one_of_them_and_how_to_teach_it()
    {
        var signal = Assert
            .Single(Decide(Batch("Orders Worker 5 ERROR no mail", "Orders Worker 6 ERROR no mail"), []).Groups)
            .Signal!;

        Assert.Equal($"Unread errors in {Sent.Group}: Aa Aa 0 ERROR a a", signal.Name);
        Assert.Equal("Orders Worker 5 ERROR no mail", signal.Description);
        Assert.Equal(
            $"2 lines of {Sent.Group}, in one batch: they look like errors, and no format or pattern reads them, so "
                + "they raise nothing else. Give this log group a `pattern:` in monitoring/logs.yaml, which is one "
                + $"line; `roleferry logs learn --group {Sent.Group} --since 1h` proposes it. `roleferry logs unread` lists all: "
                + "only the first new layouts of an hour raise a signal.",
            signal.Reason
        );
        Assert.Equal("P3", signal.Tags["severity"]);
        Assert.Equal("api", signal.Tags["service"]);
        Assert.Equal("Unread", signal.Tags["kind"]);
        Assert.Equal("unread-errors", signal.Tags["runbook"]);
    }

    [Theory]
    [InlineData(0, 4, 3)]
    [InlineData(2, 4, 1)]
    [InlineData(3, 4, 0)]
    public void Few_layouts_of_a_log_group_raise_a_signal_in_an_hour(long before, int layouts, int signals)
    {
        var decision = Decide(Batch(Layouts(layouts)), [], before);

        Assert.Equal(layouts, decision.Groups.Count);
        Assert.Equal(signals, decision.Groups.Count(c => c.Signal is not null));
        Assert.All(decision.Groups, c => Assert.Equal(c.Signal is null, c.After.AlarmSince is null));
        Assert.All(decision.Groups, c => Assert.Equal(1, c.Tally.Count));
    }

    [Fact]
    public void Layouts_that_are_known_take_nobodys_place()
    {
        var batch = Batch(Layouts(5));
        var known = batch.Groups.Take(3).ToDictionary(g => g.Fingerprint, g => Known(GroupStatus.Ongoing));

        var decision = Decide(batch, known, before: 1);

        Assert.Equal([false, false, false, true, true], decision.Groups.Select(c => c.Signal is not null));
    }

    [Fact]
    public void Beyond_the_bound_of_an_hour_new_layouts_count_together_and_known_ones_for_themselves()
    {
        var batch = Batch(Layouts(5));
        var own = batch.Groups[1].Fingerprint;

        var decision = Decide(batch, new() { [own] = Known(GroupStatus.Ongoing) }, before: UnreadDecider.MostNew - 1);

        var others = batch.Groups[0].Unread!.Others;
        Assert.Equal(
            [batch.Groups[0].Fingerprint, own, others.Fingerprint],
            decision.Groups.Where(c => c.Tally.Hours.Count > 0).Select(c => c.Tally.Fingerprint)
        );
        Assert.Equal([1L, 1, 3, 0, 0], decision.Groups.Select(c => c.Tally.Count));
        Assert.Equal(1, decision.Groups.Count(UnreadDecider.IsNewLayout));
        var signal = Assert.Single(decision.Groups, c => c.Signal is not null).Signal!;
        Assert.Equal($"Unread errors in {Sent.Group}: (other layouts)", signal.Name);
        Assert.StartsWith($"3 lines of {Sent.Group} in more new layouts", signal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_raised_where_the_rules_say_so_and_everything_is_counted()
    {
        var rules = Sent.Rules with { Signals = Sent.Rules.Signals with { UnreadAnHour = 0 } };
        var batch = Batch(Layouts(40));

        var decision = BatchDecider.Decide(batch, Logs([], 0), rules, Now);

        Assert.All(decision.Groups, c => Assert.Null(c.Signal));
        Assert.Equal(40, decision.Groups.Sum(c => c.Tally.Count));
    }

    [Theory]
    [InlineData(GroupStatus.Ongoing, false)]
    [InlineData(GroupStatus.Muted, false)]
    [InlineData(GroupStatus.Resolved, true)]
    public void A_known_layout_speaks_again_only_after_it_was_called_resolved(GroupStatus status, bool speaks)
    {
        var batch = Batch([.. Enumerable.Repeat("Orders Worker 5 ERROR no mail", 500)]);
        var known = Known(status) with { History = [1, 1, 1, 1, 1, 1] };

        var change = Assert.Single(Decide(batch, new() { [batch.Groups[0].Fingerprint] = known }).Groups);

        Assert.Equal(speaks, change.Signal is not null);
        Assert.Equal(speaks ? "P3" : null, change.Signal?.Tags["severity"]);
    }

    [Fact]
    public void Unread_errors_are_no_part_of_a_flood_and_of_no_counter()
    {
        string[] read = [.. Enumerable.Range(0, 10).Select(i => $"ERROR:app:Step {(char)('a' + i)}b went wrong")];

        var batch = Batch([.. read, .. Layouts(3)]);
        var decision = Decide(batch, []);

        Assert.Empty(decision.Floods);
        Assert.Equal(10, decision.Raised["api"]);
        Assert.Equal(13, decision.Groups.Count(c => c.Signal is not null));
        Assert.Equal(10, batch.Counters.Sum(c => c.Count));
    }

    private static string[] Layouts(int count) =>
        [.. Enumerable.Range(1, count).Select(i => $"Orders{new string('#', i)} Worker ERROR no mail")];

    private static LogBatch Batch(params string[] lines) => Parser.Parse(Sent.Batch(lines));

    private static KnownGroup Known(GroupStatus status) =>
        new(
            new ErrorGroup(
                status,
                Sent.Noon.AddDays(-1),
                Sent.Noon.AddHours(-1),
                null,
                status == GroupStatus.Resolved ? Sent.Noon.AddMinutes(-30) : null
            ),
            0,
            []
        );

    private static KnownLogs Logs(Dictionary<ErrorFingerprint, KnownGroup> groups, long layouts) =>
        new(
            new Dictionary<ErrorFingerprint, FollowedGroup>(),
            groups,
            new Dictionary<string, long>(),
            IsRaisedCounted: false,
            layouts
        );

    private static BatchDecision Decide(
        LogBatch batch,
        Dictionary<ErrorFingerprint, KnownGroup> groups,
        long before = 0
    ) => BatchDecider.Decide(batch, Logs(groups, before), Sent.Rules, Now);
}
