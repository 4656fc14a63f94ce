using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Core.Signals;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Adapters.Tests.Logs;

/// <summary>Errors that no reader understood are counted once, told once, and kept apart from those that were read.</summary>
public class UnreadGroupTests(DynamoDbLocalFixture dynamo)
{
    private const string Line = "Orders Worker 5 ERROR no mail for jane@example.com";

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static int _events;

    [Fact]
    public async Task A_new_layout_is_one_P3_and_its_lines_are_no_errors_of_the_service()
    {
        using var house = await LogHouse.OpenAsync(dynamo);

        var first = await house.SendAsync(Batch(house, Line, "Orders Worker 7 ERROR no mail for joe@example.com"));
        await house.SendAsync(Batch(house, [.. Enumerable.Repeat(Line, 300)]));

        Assert.Equal(("Counted", 0L, 0, 1), (first.Outcome, first.Errors, first.Groups, first.Signals));
        var signal = Assert.Single(house.Topic.Published);
        Assert.Equal(("P3", "api"), (signal.Tags["severity"], signal.Tags["service"]));
        Assert.Equal($"Unread errors in {Sent.Group}: Aa Aa 0 ERROR a a", signal.Name);
        var group = Assert.Single(await UnreadAsync(house));
        Assert.Equal((302, "Aa Aa 0 ERROR a a", Sent.Group), (group.Total, group.Layout, group.LogGroup));
        Assert.Equal("Orders Worker 5 ERROR no mail for [email]", group.Sample);
        Assert.InRange(group.Group.FirstSeen, Sent.Noon, house.Clock.Now);
        Assert.Empty(await house.GroupsAsync());
        Assert.DoesNotContain(await house.CountsAsync(), c => c.Key.StartsWith("CNT#errors.", Ordinal));
    }

    [Fact]
    public async Task A_batch_that_comes_again_counts_once_and_its_metric_too()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        var payload = Batch(house, Line, "ERROR:app:Mail server gone", Line);

        await house.SendAsync(payload);
        var counts = await house.CountsAsync();
        var again = await house.SendAsync(payload);

        Assert.Equal("Duplicate", again.Outcome);
        Assert.Equal(counts, await house.CountsAsync());
        Assert.Equal(2, Assert.Single(await UnreadAsync(house)).Total);
        Assert.Equal(1, Assert.Single(await house.GroupsAsync()).Total);
        Assert.Equal(2, house.Topic.Published.Count);
        Assert.Equal(
            ["UnreadErrors{} 2", "UnreadErrors{} 0"],
            house.Metrics.Written.Where(m => m.StartsWith("UnreadErrors", Ordinal))
        );
    }

    /// <summary>The most that one batch can have to write of them: as many hours, layouts and signals as there may be.</summary>
    [Fact]
    public async Task Layouts_over_many_hours_beside_a_hundred_groups_count_once_wherever_it_is_killed()
    {
        var rules = Sent.Rules with { Signals = Sent.Rules.Signals with { UnreadAnHour = 10 } };
        var payload = Sent.Payload(
            Sent.Envelope([
                .. Enumerable.Range(0, 60).Select(i => Sent.Event($"ERROR:app:Step {Word(i)} went wrong", i)),
                .. Enumerable
                    .Range(0, 25 * 6)
                    .Select(i => Sent.Event(Layout(i % 25), 100 + i, Sent.Noon.AddHours(i / 25).AddSeconds(i))),
            ])
        );
        using var whole = await LogHouse.OpenAsync(dynamo, rules);
        await whole.SendAsync(payload);
        var expected = await whole.CountsAsync();
        var groups = await UnreadAsync(whole);
        Assert.Equal(17, groups.Count);
        Assert.Equal(150, groups.Sum(g => g.Total));
        Assert.Equal(16, expected.Single(c => c.Key.StartsWith("CNT#unread.", Ordinal)).Value);
        Assert.Equal(11, Unread(whole).Count());

        foreach (var fault in new[] { Fault.CrashBefore, Fault.CrashAfter, Fault.AnswerLost })
        {
            bool struck = true;
            for (int step = 1; struck; step++)
            {
                using var house = await LogHouse.OpenAsync(dynamo, rules);
                struck = false;
                int at = step;
                house.Wire.Before = n =>
                {
                    bool now = fault == Fault.AnswerLost ? n == at : n >= at;
                    struck |= now;
                    return now ? fault : Fault.None;
                };
                await LogHouse.DieAsync(() => house.SendAsync(payload));
                house.Wire.Before = _ => Fault.None;
                await house.SendAsync(payload);
                await house.TickAsync(TimeSpan.FromMinutes(1));

                Assert.Equal(expected, await house.CountsAsync());
                Assert.Equal(
                    Unread(whole).Select(s => s.Key.Id).Distinct().Order(),
                    Unread(house).Select(s => s.Key.Id).Distinct().Order()
                );
            }
        }
    }

    /// <summary>A process that dies between two parts leaves none of them without the others, if they are one.</summary>
    [Theory]
    [InlineData(0, false, 0)]
    [InlineData(0, true, 0)]
    [InlineData(3, false, 0)]
    [InlineData(20, true, 1)]
    [InlineData(90, true, 1)]
    public void Unread_errors_are_in_the_last_part_and_alone_where_it_has_no_room(int errors, bool hasSpan, int more)
    {
        var batch = new LogBatchParser(Sent.Rules, []).Parse(
            Sent.Batch([
                .. Enumerable.Range(0, errors).Select(i => $"ERROR:app:Step {Word(i)} went wrong"),
                .. Enumerable.Range(0, 20).Select(Layout),
                .. hasSpan
                    ?
                    [
                        """{"trace_id":"t","span_id":"a","kind":"request","name":"GET /","duration_ms":9,"status":503}""",
                    ]
                    : Array.Empty<string>(),
            ])
        );

        var slices = BatchSlice.Of(batch);

        Assert.Equal(hasSpan, batch.Spans.Count > 0);
        var read = BatchSlice.Of(batch with { Groups = [.. batch.Read] });
        Assert.Equal(errors + 17, slices[^1].Groups.End.Value);
        Assert.Equal(read.Count + more, slices.Count);
        Assert.Equal(more == 1 ? errors : read[^1].Groups.Start.Value, slices[^1].Groups.Start.Value);
        Assert.Equal(read.SkipLast(1), slices.SkipLast(1 + more));
    }

    [Fact]
    public async Task However_many_layouts_a_log_group_has_few_are_told_in_an_hour_and_few_are_kept()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        for (int batch = 0; batch < 8; batch++)
            await house.SendAsync(Batch(house, [.. Enumerable.Range(batch * 10, 10).Select(Layout)]));

        // Three by themselves, and one for those beyond twenty.
        Assert.Equal(4, house.Topic.Published.Count);
        Assert.Contains("(other layouts)", house.Topic.Published.Last().Name, Ordinal);
        var groups = await UnreadAsync(house);
        Assert.Equal(21, groups.Count);
        Assert.Equal(60, groups.Single(g => g.Layout == "(other layouts)").Total);
        Assert.Equal(80, groups.Sum(g => g.Total));

        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.SendAsync(Batch(house, Layout(100), Layout(99)));
        Assert.Equal(6, house.Topic.Published.Count);
    }

    [Fact]
    public async Task Batches_at_the_same_time_share_the_bound()
    {
        using var house = await LogHouse.OpenAsync(dynamo);

        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(b => house.SendAsync(Batch(house, [.. Enumerable.Range(b * 5, 5).Select(Layout)])))
        );

        var told = house.Topic.Published.Count(s => !s.Name.EndsWith("(other layouts)", Ordinal));
        Assert.Equal(3, told);
        Assert.Equal(30, (await UnreadAsync(house)).Sum(g => g.Total));
    }

    [Fact]
    public async Task A_muted_layout_is_counted_and_says_nothing_and_a_quiet_ones_alarm_ends()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        await house.SendAsync(Batch(house, Line));
        await house.TickAsync(TimeSpan.FromMinutes(31));
        Assert.Equal([SignalState.Alarm, SignalState.Ok], house.Topic.Published.Select(s => s.State));

        Assert.True(
            ErrorFingerprint.TryParse(Assert.Single(await UnreadAsync(house)).Fingerprint, out var fingerprint)
        );
        var store = house.Get<ErrorGroupStore>();
        var quiet = TimeSpan.FromMinutes(30);
        await store.SetStatusAsync(fingerprint, GroupStatus.Resolved, quiet, house.Clock.Now, Deadline.Never);
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await house.SendAsync(Batch(house, Line));
        Assert.Equal(3, house.Topic.Published.Count);
        Assert.Contains("in a layout that was marked as resolved", house.Topic.Published.Last().Reason, Ordinal);

        await store.SetStatusAsync(fingerprint, GroupStatus.Muted, quiet, house.Clock.Now, Deadline.Never);
        await house.SendAsync(Batch(house, Line));
        await house.TickAsync(TimeSpan.FromMinutes(31));
        Assert.Equal(2, house.Topic.Published.Count(s => s.State == SignalState.Alarm));
        Assert.Equal(3, Assert.Single(await UnreadAsync(house)).Total);
    }

    [Fact]
    public async Task A_log_group_that_is_refused_has_none()
    {
        using var house = await LogHouse.OpenAsync(dynamo);

        var answer = await house.SendAsync(
            Sent.Payload(Sent.Envelope([Sent.Event(Line, 1)], "/aws/lambda/roleferry-dev"))
        );

        Assert.Equal("Refused", answer.Outcome);
        Assert.Empty(await house.ItemsAsync());
    }

    private static string Batch(LogHouse house, params string[] messages) =>
        Sent.Payload(
            Sent.Envelope(messages.Select(m => Sent.Event(m, Interlocked.Increment(ref _events), house.Clock.Now)))
        );

    private static string Layout(int n) =>
        $"Orders{new string('#', n % 20)}{new string('!', n / 20)} Worker ERROR no mail";

    private static string Word(int n) => $"{(char)('a' + (n / 26))}{(char)('a' + (n % 26))}";

    private static IEnumerable<Signal> Unread(LogHouse house) =>
        house.Topic.Published.Where(s => s.Tags.GetValueOrDefault("kind") == "Unread");

    private static Task<IReadOnlyList<StoredGroup>> UnreadAsync(LogHouse house) =>
        house.Get<ErrorGroupStore>().ListUnreadAsync(100, Deadline.Never);
}
