using System.Globalization;
using System.Text.Json;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Judging;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Metrics.Windows;
using RoleFerry.Core.Signals;
using Spectre.Console;

namespace RoleFerry.Demo;

/// <summary>
/// Two days of events in seconds: counted by their own time, rolled up, judged, and told of in a digest.
/// </summary>
internal sealed class MetricChapter(DemoHouse house)
{
    private const int GoodReplies = 38;
    private const int BadReplies = 15;
    private const int HoursUntilDigest = 4;

    private static readonly MetricDefinition ReplyRate = EmbeddedMetrics.Value.Metrics.First(m =>
        m.Name == "reply_rate"
    );

    private readonly Narrator _tell = house.Narrator;
    private readonly WindowCalendar _calendar = new(ReplyRate.Zone);
    private Window _before;
    private Window _yesterday;

    public async Task PlayAsync()
    {
        _tell.Chapter("Events become metrics that can be trusted");
        _yesterday = _calendar.Previous(_calendar.Containing(WindowLength.Day, DateTimeOffset.UtcNow));
        _before = _calendar.Previous(_yesterday);
        await EventsArriveAsync();
        await RunTwiceAsync();
        await MissedRunAsync();
        await RateFallsAsync();
        await DigestAsync();
    }

    private async Task EventsArriveAsync()
    {
        string[][] days =
        [
            [.. DemoEvents.Of(_before, GoodReplies)],
            [.. DemoEvents.Of(_yesterday, BadReplies), .. DemoEvents.Enrichments(_yesterday.End, HoursUntilDigest)],
        ];
        _tell.Step(
            $"Two days and a night of the product's events arrive within seconds: "
                + $"{days.Sum(d => d.Length).ToString("#,0", CultureInfo.InvariantCulture)} lines, each with "
                + $"its own time."
        );
        foreach (string[] lines in days)
        {
            // A batch a day: of one batch only so many hours are told apart.
            await house.LogAsync("/ecs/roleferry-api", "demo-events", lines);
            await house.Stack.LogsDeliveredAsync();
        }

        var (windows, changed, _) = await RunAsync("hour", _before.End.AddMinutes(4));
        _tell.Check(windows > 0 && changed > 0, $"A run for the end of {_before.Name} computed {changed} values.");
        var rollup = await RollupAsync(_before);
        _tell.Check(
            rollup is { IsPartial: false, Total.Part: GoodReplies },
            $"reply_rate on {_before.Name}: {MetricText.Value(ReplyRate, rollup?.Total.Value)}, that is "
                + $"{(rollup is null ? "-" : MetricText.Inputs(ReplyRate, rollup.Total))}."
        );
    }

    private async Task RunTwiceAsync()
    {
        _tell.Step("EventBridge delivers the same run again.");
        var (windows, changed, signals) = await RunAsync("hour", _before.End.AddMinutes(4));
        _tell.Check(
            windows > 0 && changed == 0 && signals == 0,
            $"It computed all {windows} windows again and found nothing to change or to say."
        );
    }

    private async Task MissedRunAsync()
    {
        _tell.Step($"At noon of {_yesterday.Name} a run does not come. An hour later the next one does.");
        var noon = _yesterday.Start.AddHours(12);
        await RunAsync("hour", noon.AddMinutes(4));
        await RunAsync("hour", noon.AddHours(2).AddMinutes(4));
        var hours = Enumerable
            .Range(0, 2)
            .Select(h => _calendar.Containing(WindowLength.Hour, noon.AddHours(h)))
            .ToArray();
        var found = await house.Rollups.FindAsync("email_sends", hours, Deadline.Never);
        _tell.Check(
            hours.All(h => found.GetValueOrDefault(h.Name) is { IsPartial: false, Total.Value: 10 }),
            "The hour of the run that never came has its value, and so has the one after: ten mails each."
        );
        _tell.Check(
            await RollupAsync(_yesterday) is { IsPartial: true },
            "The day so far is marked partial: it is shown, and raises nothing."
        );
    }

    private async Task RateFallsAsync()
    {
        _tell.Step($"{_yesterday.Name} ends. Few mails were answered.");
        await RunAsync("hour", _yesterday.End.AddMinutes(4));
        await house.Stack.WhenIdleAsync();
        await house.MinutePassesAsync();
        var rollup = await RollupAsync(_yesterday);
        _tell.Check(
            rollup is { IsPartial: false, Total.Part: BadReplies },
            $"reply_rate fell to {MetricText.Value(ReplyRate, rollup?.Total.Value)}, that is "
                + $"{(rollup is null ? "-" : MetricText.Inputs(ReplyRate, rollup.Total))}; below 10 % is bad."
        );
        string? id = await house.Incidents.OfAlarmAsync(
            new SignalKey(MetricSignal.Source, "reply_rate.threshold"),
            Deadline.Never
        );
        var view = id is null ? null : await house.Incidents.FindAsync(id, Deadline.Never);
        if (id is not null)
            house.Story.Add(id);
        _tell.Check(
            view?.Incident is { Severity: Severity.P2, Status: IncidentStatus.Open },
            $"A P2 is open: {view?.Incident.Title}."
        );
        _tell.Check(
            house.Stack.PagerDuty.Incidents.All(i => i.IncidentId != id)
                && house.Stack.Slack.Messages.Any(m =>
                    m.Blocks.ToJsonString().Contains("reply_rate", StringComparison.Ordinal)
                ),
            "Slack has it, and nobody's phone rang."
        );
    }

    private async Task DigestAsync()
    {
        _tell.Step("In the morning the digest is due. Its run comes twice as well.");
        var morning = _yesterday.End.AddHours(HoursUntilDigest);
        await RunAsync("day", morning);
        await RunAsync("day", morning);
        await house.MinutePassesAsync();
        var entry = await house.Announcements.FindAsync($"digest#{_yesterday.Name}", Deadline.Never);
        string title = $"Metrics of {_yesterday.Name}";
        _tell.Check(
            entry is not null
                && house.Stack.Slack.Messages.Count(m =>
                    m.Blocks.ToJsonString().Contains(title, StringComparison.Ordinal)
                ) == 1,
            "Slack has one message with every metric that was seen:"
        );
        foreach (var part in entry?.Announcement.Parts ?? [])
        {
            string text = part switch
            {
                AnnouncementPart.Paragraph paragraph => paragraph.Text,
                AnnouncementPart.Preformatted preformatted => preformatted.Text,
                _ => "",
            };
            house.Narrator.Console.Write(new Padder(new Text(text), new Padding(3, 0)));
        }
    }

    private async Task<(int Windows, int Changed, int Signals)> RunAsync(string run, DateTimeOffset scheduled)
    {
        string time = scheduled.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var result = await house.Stack.InvokeAsync("MetricRollups", $"{{\"run\":\"{run}\",\"time\":\"{time}\"}}");
        if (!result.IsSuccess)
        {
            _tell.Check(false, result.Text);
            return default;
        }

        using var answer = JsonDocument.Parse(result.Payload);
        return (
            answer.RootElement.GetProperty("windows").GetInt32(),
            answer.RootElement.GetProperty("changed").GetInt32(),
            answer.RootElement.GetProperty("signals").GetInt32()
        );
    }

    private async Task<Core.Metrics.Rollups.Rollup?> RollupAsync(Window day) =>
        (await house.Rollups.FindAsync("reply_rate", [day], Deadline.Never)).GetValueOrDefault(day.Name);
}
