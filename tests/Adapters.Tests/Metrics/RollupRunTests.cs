using System.Text;
using System.Text.Json;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Metrics.Windows;
using RoleFerry.Core.Signals;
using RoleFerry.Tests.Metrics;

namespace RoleFerry.Adapters.Tests.Metrics;

public class RollupRunTests(DynamoDbLocalFixture dynamo)
{
    /// <summary>The clock's noon.</summary>
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_run_that_comes_twice_changes_nothing_and_says_nothing_again()
    {
        using var house = await RollupHouse.OpenAsync(dynamo, Some.ReplyRate);
        await house.CountAsync(Some.ReplyRate, Noon.AddMinutes(-30), 100, 5);
        var first = await house.RunAsync(RunKind.Hour, Noon.AddMinutes(4));
        Assert.Equal(1, first.Signals);
        long told = house.Told.Length;
        var second = await house.RunAsync(RunKind.Hour, Noon.AddMinutes(4));
        Assert.Equal((0, 0), (second.Changed, second.Signals));
        Assert.Equal(told, house.Told.Length);
        Assert.Equal("reply_rate below 10 %", house.Topic.Published.Single().Name);
    }

    [Fact]
    public async Task A_breach_opens_and_recovery_resolves_under_one_key()
    {
        using var house = await RollupHouse.OpenAsync(dynamo, Some.ReplyRate);
        await house.CountAsync(Some.ReplyRate, Noon.AddMinutes(-30), 100, 5);
        await house.RunAsync(RunKind.Hour, Noon.AddMinutes(4));
        await house.CountAsync(Some.ReplyRate, Noon.AddMinutes(30), 100, 20);
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.RunAsync(RunKind.Hour, Noon.AddMinutes(64));
        Assert.Equal([SignalState.Alarm, SignalState.Ok], house.Topic.Published.Select(s => s.State));
        Assert.Single(house.Topic.Published.Select(s => s.Key).Distinct());
    }

    [Fact]
    public async Task Two_runs_at_once_raise_once()
    {
        using var house = await RollupHouse.OpenAsync(dynamo, Some.ReplyRate);
        await house.CountAsync(Some.ReplyRate, Noon.AddMinutes(-30), 100, 5);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => house.RunAsync(RunKind.Hour, Noon.AddMinutes(4)))
        );
        Assert.Equal(1, answers.Sum(a => a.Signals));
        Assert.Single(house.Topic.Published.Select(s => s.DedupId).Distinct());
    }

    [Fact]
    public async Task A_run_that_never_came_is_made_up_for_by_the_next_and_what_is_over_raises_nothing()
    {
        using var house = await RollupHouse.OpenAsync(dynamo, Some.ReplyRate);
        await house.CountAsync(Some.ReplyRate, Noon.AddHours(-50), 100, 1);
        await house.CountAsync(Some.ReplyRate, Noon.AddMinutes(-30), 100, 20);
        await house.RunAsync(RunKind.Hour, Noon.AddMinutes(4));
        Assert.Equal(0.01, await ValueAsync(house, Some.ReplyRate, Noon.AddHours(-50)));
        Assert.Empty(house.Topic.Published);
    }

    [Fact]
    public async Task Late_events_change_the_value_and_end_the_alarm_that_they_disprove()
    {
        using var house = await RollupHouse.OpenAsync(dynamo, Some.ReplyRate);
        await house.CountAsync(Some.ReplyRate, Noon.AddMinutes(-30), 100, 5);
        await house.RunAsync(RunKind.Hour, Noon.AddMinutes(4));
        await house.CountAsync(Some.ReplyRate, Noon.AddMinutes(-31), 20, 20);
        await house.RunAsync(RunKind.Hour, Noon.AddMinutes(4));
        Assert.Equal(25.0 / 120, await ValueAsync(house, Some.ReplyRate, Noon.AddMinutes(-30)));
        Assert.Equal([SignalState.Alarm, SignalState.Ok], house.Topic.Published.Select(s => s.State));
    }

    [Fact]
    public async Task The_day_so_far_is_partial_and_raises_nothing()
    {
        using var house = await RollupHouse.OpenAsync(dynamo, Some.Signups);
        // Yesterday had enough of them.
        await house.CountAsync(Some.Signups, Noon.AddHours(-20), 30, 30);
        await house.CountAsync(Some.Signups, Noon.AddHours(-2), 3, 3);
        await house.RunAsync(RunKind.Hour, Noon.AddMinutes(4));
        var today = new WindowCalendar(Some.Berlin).Containing(WindowLength.Day, Noon);
        var rollup = (await house.Store.FindAsync("signups", [today], Deadline.Never)).Values.Single();
        Assert.True(rollup.IsPartial);
        Assert.Equal(3, rollup.Total.Value);
        Assert.Empty(house.Topic.Published);
    }

    [Fact]
    public async Task What_was_never_seen_is_not_missing_and_what_stopped_is()
    {
        var metric = Some.Sends with { Expected = true };
        using var house = await RollupHouse.OpenAsync(dynamo, metric);
        Assert.Equal(0, (await house.RunAsync(RunKind.Hour, Noon.AddMinutes(4))).Signals);
        await house.CountAsync(metric, Noon.AddHours(-3), 5, 5);
        await house.RunAsync(RunKind.Hour, Noon.AddMinutes(5));
        Assert.Equal("sends is missing", Assert.Single(house.Topic.Published).Name);
    }

    [Fact]
    public async Task A_signal_that_could_not_be_published_waits_in_the_outbox()
    {
        using var house = await RollupHouse.OpenAsync(dynamo, Some.ReplyRate);
        house.Topic.Before = _ => Fault.NotCarriedOut;
        await house.CountAsync(Some.ReplyRate, Noon.AddMinutes(-30), 100, 5);
        await house.RunAsync(RunKind.Hour, Noon.AddMinutes(4));
        Assert.Single(await house.Get<SignalOutbox>().DueAsync(house.Clock.Now.AddMinutes(5), 10, Deadline.Never));
    }

    [Fact]
    public async Task CloudWatch_hears_of_each_window_once_and_of_late_counts_the_difference()
    {
        using var house = await RollupHouse.OpenAsync(dynamo, Some.Sends);
        await house.CountAsync(Some.Sends, Noon.AddMinutes(-30), 100, 100);
        await house.RunAsync(RunKind.Hour, Noon.AddMinutes(4));
        await house.CountAsync(Some.Sends, Noon.AddMinutes(-31), 7, 7);
        await house.RunAsync(RunKind.Hour, Noon.AddMinutes(4));
        await house.RunAsync(RunKind.Hour, Noon.AddMinutes(4));
        var lines = Encoding
            .UTF8.GetString(house.Told.ToArray())
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonDocument.Parse(l).RootElement)
            .Where(l =>
                l.GetProperty("_aws").GetProperty("Timestamp").GetInt64() == Noon.AddHours(-1).ToUnixTimeMilliseconds()
            );
        Assert.Equal([100, 7], lines.Select(l => l.GetProperty("sends").GetInt32()));
    }

    [Fact]
    public async Task A_moment_that_has_not_come_counts_as_now()
    {
        using var house = await RollupHouse.OpenAsync(dynamo, Some.ReplyRate);
        var answer = await house.RunAsync(RunKind.Hour, Noon.AddYears(1));
        Assert.True(answer.Time < Noon.AddHours(1));
    }

    [Fact]
    public async Task The_daily_digest_is_written_once_and_the_weekly_one_with_its_chart()
    {
        using var house = await RollupHouse.OpenAsync(dynamo, Some.Sends);
        for (int day = 1; day < 8; day++)
            await house.CountAsync(Some.Sends, Noon.AddDays(-day), 100 + day, 100 + day);
        Assert.Equal("digest#2026-11-22", (await house.RunAsync(RunKind.Day, Noon.AddMinutes(4))).Digest);
        Assert.Null((await house.RunAsync(RunKind.Day, Noon.AddMinutes(4))).Digest);
        Assert.Equal("digest-week#2026-11-16", (await house.RunAsync(RunKind.Week, Noon.AddMinutes(4))).Digest);

        var entry = await house.Get<AnnouncementOutbox>().FindAsync("digest#2026-11-22", Deadline.Never);
        string table = entry!.Announcement.Parts.OfType<AnnouncementPart.Preformatted>().Single().Text;
        Assert.StartsWith("sends  101", table, StringComparison.Ordinal);
        var week = await house.Get<AnnouncementOutbox>().FindAsync("digest-week#2026-11-16", Deadline.Never);
        Assert.StartsWith(
            "sends  728",
            week!.Announcement.Parts.OfType<AnnouncementPart.Preformatted>().Single().Text,
            StringComparison.Ordinal
        );
        string chart = week.Announcement.Parts.OfType<AnnouncementPart.Picture>().Single().Link.Segments[^1];
        Assert.True(house.Charts.Kept.ContainsKey(chart));
    }

    [Fact]
    public async Task Rebuilding_from_counters_gives_the_same_values_and_raises_nothing()
    {
        using var house = await RollupHouse.OpenAsync(dynamo, Some.ReplyRate);
        await house.CountAsync(Some.ReplyRate, Noon.AddDays(-10), 100, 5);
        var rebuilder = new RollupRebuilder(house.Get<WindowMaker>(), house.Store);
        var (from, to) = (new NodaTime.LocalDate(2026, 11, 12), new NodaTime.LocalDate(2026, 11, 14));
        var (windows, changed) = await rebuilder.RebuildAsync(
            Some.ReplyRate,
            from,
            to,
            house.Clock.Now,
            Deadline.Never
        );
        Assert.Equal((72 + 3 + 1, 76), (windows, changed));
        Assert.Equal(0.05, await ValueAsync(house, Some.ReplyRate, Noon.AddDays(-10)));
        Assert.Equal(
            0,
            (await rebuilder.RebuildAsync(Some.ReplyRate, from, to, house.Clock.Now, Deadline.Never)).Changed
        );
        Assert.Empty(house.Topic.Published);
    }

    private static async Task<double?> ValueAsync(RollupHouse house, MetricDefinition metric, DateTimeOffset at)
    {
        var window = new WindowCalendar(metric.Zone).Containing(metric.Window, at);
        return (await house.Store.FindAsync(metric.Name, [window], Deadline.Never))[window.Name].Total.Value;
    }
}
