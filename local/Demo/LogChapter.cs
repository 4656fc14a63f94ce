using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Table;
using RoleFerry.Cli;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Signals;
using RoleFerry.Local.Receivers.PagerDuty;
using Spectre.Console;

namespace RoleFerry.Demo;

/// <summary>Log lines become error groups, and what is new or bad about them becomes incidents.</summary>
internal sealed class LogChapter(DemoHouse house)
{
    private readonly Narrator _tell = house.Narrator;
    private readonly Dictionary<string, string> _incidents = [];

    public async Task PlayAsync()
    {
        _tell.Chapter("Log lines become error groups and incidents");
        await LinesArriveAsync();
        await IncidentsOpenAsync();
        await BatchComesTwiceAsync();
        await WaterfallAsync();
        await CutTraceAsync();
        await UnknownLayoutAsync();
        await QuietAsync();
    }

    private async Task LinesArriveAsync()
    {
        var lines = new DemoLog(DateTimeOffset.UtcNow).Lines;
        _tell.Step(
            $"{lines.Values.Sum(l => l.Count)} log lines arrive from {lines.Count} log groups: requests, tasks, "
                + $"stack traces, the database's own words."
        );
        foreach (var (group, sent) in lines)
            await house.LogAsync(group, "demo", sent);
        await house.Stack.LogsDeliveredAsync();

        var groups = await GroupsAsync();
        Show(groups);
        _tell.Check(groups.Count == 7, "LogErrors found seven different errors; what is well raised none.");
        _tell.Check(
            groups.Any(g => g.Template.Contains("pool exhausted", StringComparison.Ordinal) && g.Total == 3),
            "What happened three times is one group, counted three times."
        );
        _tell.Check(
            groups.All(g =>
                !(g.Sample + g.Template).Contains("jane.doe", StringComparison.Ordinal)
                && !g.Sample.Contains("sk_live", StringComparison.Ordinal)
            ),
            "The mail addresses and the key that stood in the lines were not kept."
        );
    }

    private async Task IncidentsOpenAsync()
    {
        _tell.Step("Each new error is a Signal, and AlarmRouter makes incidents of them.");
        foreach (var group in await GroupsAsync())
        {
            if (!ErrorFingerprint.TryParse(group.Fingerprint, out var fingerprint))
                continue;
            if (await house.Incidents.OfAlarmAsync(GroupSignal.KeyOf(fingerprint), Deadline.Never) is not { } incident)
                continue;
            _incidents[group.Fingerprint] = incident;
            house.Story.Add(incident);
        }

        var severities = (await ViewsAsync()).Select(v => v.Incident.Severity.ToString()).Order().ToArray();
        _tell.Check(
            severities.SequenceEqual(["P0", "P0", "P1", "P2", "P2", "P2", "P2"]),
            "Connections running out are P0 by their names, CRITICAL is P1, ERROR is P2."
        );
        _tell.Check(
            _incidents.Values.Count(id =>
                house.Stack.PagerDuty.Incidents.Any(i => i.IncidentId == id && i.Status == PagerDutyStatus.Triggered)
            ) == 3,
            "PagerDuty rang for the first three; the others wait in Slack."
        );
    }

    private async Task BatchComesTwiceAsync()
    {
        _tell.Step("CloudWatch Logs delivers every one of those batches again.");
        var before = Totals(await GroupsAsync());
        var told = (house.Stack.PagerDuty.Events.Count, house.Stack.Slack.Messages.Count);
        await house.Stack.LogsDeliveredAgainAsync();
        _tell.Check(Totals(await GroupsAsync()) == before, "Every count is what it was.");
        _tell.Check(
            told == (house.Stack.PagerDuty.Events.Count, house.Stack.Slack.Messages.Count),
            "Nobody was notified again."
        );
    }

    private async Task WaterfallAsync()
    {
        _tell.Step("Somebody opens the incident of the failed enrichment: which step was it?");
        var view = (await ViewsAsync()).First(v =>
            v.Incident.Title.Contains("ProviderUnavailable", StringComparison.Ordinal)
        );
        var evidence = await house.Errors.BehindAsync(view.Members.Select(m => m.Key), Deadline.Never);
        var waterfall = string.Concat(evidence.Select(e => e.Waterfall));
        house.Narrator.Console.Write(new Padder(new Text(waterfall), new Padding(3, 0)));
        _tell.Check(
            waterfall.Contains("NeverBounce: verify_emails (600ms) FAILED", StringComparison.Ordinal),
            "The incident shows the request, step by step, and the one that failed."
        );
        _tell.Check(
            waterfall.Contains("Slowest dependency: [HTTP] Apollo API", StringComparison.Ordinal),
            "It names the slowest dependency."
        );
    }

    private async Task CutTraceAsync()
    {
        var (first, rest) = new DemoLog(DateTimeOffset.UtcNow).CutTrace;
        _tell.Step(
            "A stack trace comes in FireLens' objects, one for each line, and two batches share it: "
                + $"{first.Count} lines in one, {rest.Count} in the next."
        );
        var before = await GroupsAsync();
        foreach (var lines in new[] { first, rest })
        {
            await house.LogAsync(DemoLog.Api, "cut", lines);
            await house.Stack.LogsDeliveredAsync();
        }

        await house.MinutePassesAsync();
        await house.Stack.WhenIdleAsync();
        var group = (await GroupsAsync()).Where(g => !before.Any(b => b.Fingerprint == g.Fingerprint)).ToArray();
        _tell.Check(
            group is [{ Total: 1 } one] && one.Template.StartsWith("KeyError at ", StringComparison.Ordinal),
            $"It is one error of one group: {string.Join(", ", group.Select(g => g.Template.Split('\n')[0]))}."
        );
    }

    private async Task UnknownLayoutAsync()
    {
        var lines = DemoLog.UnknownLayout;
        _tell.Step($"A new program writes lines in a layout that no reader knows, such as: {lines[0]}");
        await house.LogAsync(DemoLog.Workers, "new", lines);
        await house.Stack.LogsDeliveredAsync();
        await house.Stack.WhenIdleAsync();
        var unread = await house.Errors.ListUnreadAsync(50, Deadline.Never);
        _tell.Check(unread is [{ Total: 2 }], "Two of them look like errors, and are not lost: roleferry logs unread.");
        var incident = unread is [var group] ? await IncidentOfAsync(group) : null;
        _tell.Check(incident?.Incident.Severity == Severity.P3, "The layout is a P3, once, that says how to teach it.");

        _tell.Step("One line in monitoring/logs.yaml teaches it, and roleferry logs learn proposes that line:");
        var answer = new StringWriter();
        var learned = new RoleFerryCommand(
            new StringReader(string.Join('\n', lines)),
            answer,
            answer,
            TimeProvider.System,
            _ => null
        ).Run(["logs", "learn", "-"]);
        house.Narrator.Console.Write(new Padder(new Text(answer.ToString().Trim()), new Padding(3, 0)));
        _tell.Check(
            learned == 0 && answer.ToString().Contains("2 errors in 1 group with it", StringComparison.Ordinal),
            "With it, both errors are read, as one group."
        );
    }

    private async Task QuietAsync()
    {
        _tell.Step("Half an hour passes, and none of these errors is seen again.");
        await house.HalfAnHourPassesAsync();
        await house.MinutePassesAsync();
        _tell.Check(
            (await ViewsAsync()).All(v => v.Incident.Status == IncidentStatus.Resolved),
            "Their alarms end, and their incidents are resolved."
        );
    }

    private async Task<IncidentView?> IncidentOfAsync(StoredGroup group) =>
        ErrorFingerprint.TryParse(group.Fingerprint, out var fingerprint)
        && await house.Incidents.OfAlarmAsync(GroupSignal.KeyOf(fingerprint), Deadline.Never) is { } id
            ? await house.Incidents.FindAsync(id, Deadline.Never)
            : null;

    private Task<IReadOnlyList<StoredGroup>> GroupsAsync() => house.Errors.ListAsync(50, Deadline.Never);

    private async Task<IReadOnlyList<IncidentView>> ViewsAsync() =>
        [
            .. (
                await Task.WhenAll(
                    _incidents.Values.Distinct().Select(id => house.Incidents.FindAsync(id, Deadline.Never))
                )
            ).OfType<IncidentView>(),
        ];

    private static string Totals(IEnumerable<StoredGroup> groups) =>
        string.Join(' ', groups.Select(g => $"{g.Fingerprint}={g.Total}").Order(StringComparer.Ordinal));

    private void Show(IEnumerable<StoredGroup> groups)
    {
        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns("Group", "Service", "Level", "Count", "What they have in common");
        foreach (var group in groups)
            table.AddRow(
                Markup.Escape(group.Fingerprint),
                Markup.Escape(group.Service),
                group.Level,
                $"{group.Total}",
                Markup.Escape(group.Template.Split('\n')[0])
            );
        house.Narrator.Console.Write(table);
    }
}
