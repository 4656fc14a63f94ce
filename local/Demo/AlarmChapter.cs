using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Local.Faults;
using RoleFerry.Local.Receivers.PagerDuty;

namespace RoleFerry.Demo;

/// <summary>Alarms become incidents and pages, whatever fails on the way.</summary>
internal sealed class AlarmChapter(DemoHouse house)
{
    private static readonly DemoAlarm ApiErrors = new(
        "roleferry-prod-api-5xx-rate",
        "API 5xx above 1 % for 5 minutes. severity=P1 service=api runbook=api-errors",
        "AWS/ApplicationELB",
        "HTTPCode_Target_5XX_Count",
        1,
        4.2
    );

    private static readonly DemoAlarm DatabaseDown = new(
        "roleferry-prod-db-down",
        "The database does not answer. severity=P0 service=database runbook=db-connections",
        "RoleFerry",
        "DatabaseConnectionFailures",
        0,
        120
    );

    private static readonly DemoAlarm SlowQueries = new(
        "roleferry-prod-api-p95-latency",
        "API P95 above 1 s for 5 minutes. severity=P2 service=api runbook=api-errors",
        "AWS/ApplicationELB",
        "TargetResponseTime",
        1,
        1.8
    );

    private static readonly DemoAlarm DiskFilling = new(
        "roleferry-prod-db-disk",
        "Disk above 80 %. severity=P3 service=database runbook=db-disk",
        "RoleFerry",
        "DiskUsedPercent",
        80,
        83
    );

    private static readonly DemoAlarm ApiDown = new(
        "roleferry-prod-api-down",
        "No healthy host. severity=P0 service=api runbook=api-errors",
        "AWS/ApplicationELB",
        "UnHealthyHostCount",
        0,
        6
    );

    private static readonly DemoAlarm QueueStuck = new(
        "roleferry-prod-enrichment-stuck",
        "No enrichment job finishes. severity=P0 service=enrichment runbook=queue-backlog",
        "RoleFerry",
        "MinutesSinceLastEnrichment",
        10,
        45
    );

    private readonly Narrator _tell = house.Narrator;

    public async Task PlayAsync()
    {
        _tell.Chapter("Alarms become incidents and pages");
        await PageAndPostAsync();
        await DuplicateAsync();
        await OtherSeveritiesAsync();
        await RetryAsync();
        await FallbackAsync();
        await ResolveAsync();
    }

    private async Task PageAndPostAsync()
    {
        _tell.Step("The API answers with errors: a P1 alarm fires.");
        var (outcome, incident) = await house.TellAsync(ApiErrors, "ALARM");
        _tell.Check(outcome == nameof(DecisionOutcome.Opened), $"AlarmRouter opened {incident}.");
        _tell.Check(IsTriggered(incident), $"PagerDuty rang, under the dedup key {incident}.");
        _tell.Check(house.Stack.Slack.Messages.Count == 1, "Slack has one message.");
    }

    private async Task DuplicateAsync()
    {
        _tell.Step("The same alarm arrives again, as CloudWatch may send it twice.");
        var events = house.Stack.PagerDuty.Events.Count;
        var copy = ApiErrors.Event("ALARM", house.Now);
        var (outcome, _) = await house.TellAsync(copy);
        _tell.Check(outcome == nameof(DecisionOutcome.Duplicate), "AlarmRouter knew it for a duplicate.");
        _tell.Check(
            house.Stack.PagerDuty.Events.Count == events && house.Stack.Slack.Messages.Count == 1,
            "Nobody was notified twice."
        );
    }

    private async Task OtherSeveritiesAsync()
    {
        _tell.Step("A P0, a P2 and a P3 take their own ways.");
        var slack = house.Stack.Slack.Messages.Count;
        var (_, critical) = await house.TellAsync(DatabaseDown, "ALARM");
        _tell.Check(
            IsTriggered(critical) && house.Stack.Slack.Messages.Count == slack,
            "P0, the database is down: PagerDuty only, somebody's phone rings."
        );
        var (_, medium) = await house.TellAsync(SlowQueries, "ALARM");
        await house.MinutePassesAsync();
        _tell.Check(
            !IsTriggered(medium) && house.Stack.Slack.Messages.Count == slack + 1,
            "P2, the API is slow: Slack only, nobody is woken."
        );
        var (_, low) = await house.TellAsync(DiskFilling, "ALARM");
        _tell.Check(
            !IsTriggered(low) && house.Stack.Mails.Count == 1,
            "P3, the disk fills up: a mail, to be read in the morning."
        );
    }

    private async Task RetryAsync()
    {
        _tell.Step("PagerDuty answers 500, once, just when the API is down: P0.");
        house.Stack.Faults.Set("pagerduty", new Fault(FaultKind.ServerError, Count: 1));
        var (_, incident) = await house.TellAsync(ApiDown, "ALARM");
        _tell.Check(IsTriggered(incident), "AlarmRouter asked again a moment later: PagerDuty rang.");
    }

    private async Task FallbackAsync()
    {
        _tell.Step("PagerDuty answers 500 to everything, and enrichment stops: P0.");
        house.Stack.Faults.Set("pagerduty", new Fault(FaultKind.ServerError));
        var slack = house.Stack.Slack.Messages.Count;
        var (_, incident) = await house.TellAsync(QueueStuck, "ALARM");
        await house.MinutePassesAsync();
        _tell.Check(!IsTriggered(incident), "PagerDuty took it neither the first nor the second time.");
        _tell.Check(
            house.Stack.Slack.Messages.Count == slack + 1
                && house.Stack.Slack.Messages.Any(m =>
                    m.Blocks.ToJsonString().Contains("!channel", StringComparison.Ordinal)
                ),
            "So Slack calls everybody in the channel, and says that it stands in for PagerDuty."
        );
        house.Stack.Faults.Clear("pagerduty");
    }

    private async Task ResolveAsync()
    {
        _tell.Step("All is well again: every alarm goes to OK.");
        foreach (var alarm in new[] { ApiErrors, DatabaseDown, SlowQueries, DiskFilling, ApiDown, QueueStuck })
            await house.TellAsync(alarm, "OK");
        await house.MinutePassesAsync();
        await house.MinutePassesAsync();
        var incidents = await Task.WhenAll(house.Story.Select(id => house.Incidents.FindAsync(id, Deadline.Never)));
        _tell.Check(
            incidents.Length == 6 && incidents.All(i => i!.Incident.Status == IncidentStatus.Resolved),
            "All six incidents are resolved."
        );
        _tell.Check(
            house.Stack.PagerDuty.Incidents.All(i => i.Status == PagerDutyStatus.Resolved),
            "PagerDuty knows of none that is open."
        );
    }

    private bool IsTriggered(string incident) =>
        house.Stack.PagerDuty.Incidents.Any(i => i.IncidentId == incident && i.Status == PagerDutyStatus.Triggered);
}
