using System.Text.Json.Nodes;
using RoleFerry.Core.Changes;
using RoleFerry.Core.Channels;
using RoleFerry.Core.HeartbeatMonitors;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.Escalation;
using RoleFerry.Core.Incidents.PostMortems;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Judging;
using RoleFerry.Core.Metrics.Windows;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Tests.Incidents;

namespace RoleFerry.Core.Tests.Channels.Situations;

/// <summary>All situations whose messages are kept as golden files.</summary>
internal static class SituationList
{
    private const string ApiFails = "The API answers with 5xx above 1 % of requests.";
    private const string DatabaseDown = "The database takes no connections and the API fails.";

    public static IReadOnlyList<Situation> All { get; } =
    [.. Pages(), .. OtherSources(), .. News(), .. Announcements()];

    private static Signal Api(string severity = "P1", double minute = 0) =>
        Alarms.Metric(
            "api-5xx",
            $"{ApiFails} severity={severity} service=api runbook=api-errors",
            "Threshold Crossed: 3 out of the last 5 datapoints [73.0 (23/11/26 11:59:00), 68.0 (23/11/26 11:58:00), 57.0 "
                + "(23/11/26 11:57:00)] were greater than the threshold (50.0) (minimum 3 datapoints for OK -> ALARM "
                + "transition).",
            "HTTPCode_Target_5XX_Count",
            "Sum",
            ["AWS/ApplicationELB", "LoadBalancer", "app/shop-prod/50dc6c495c0c9188"],
            [12, 31, 57, 68, 73],
            50
        ) with
        {
            At = Story.Noon.AddMinutes(minute),
        };

    private static Signal Ok(double minute) =>
        Api() with
        {
            State = SignalState.Ok,
            At = Story.Noon.AddMinutes(minute),
            Reason = "Threshold Crossed: 5 datapoints were not greater than the threshold (50.0).",
        };

    private static IEnumerable<Situation> Pages()
    {
        yield return Life.Page("metric-p0", "A metric alarm, P0", ApiFails, Api("P0"));
        yield return Life.Page("metric-p1", "A metric alarm, P1", ApiFails, Api());
        yield return Life.Page(
            "metric-p2",
            "A metric alarm below a minimum, P2",
            "Fewer than 10 requests a second reach the API.",
            Alarms.Metric(
                "api-requests-low",
                "Fewer than 10 requests a second reach the API. (severity=P2, service=api)",
                "Threshold Crossed: 5 out of the last 5 datapoints [112.0 (23/11/26 11:59:00)] were less than the "
                    + "threshold (600.0).",
                "RequestCount",
                "Sum",
                ["AWS/ApplicationELB", "LoadBalancer", "app/shop-prod/50dc6c495c0c9188"],
                [112],
                600
            )
        );
        yield return Life.Page(
            "metric-p3",
            "A metric alarm, P3, whose description has nothing but words for machines",
            "FreeStorageSpace: 21,474,836,480 on average over 5 min",
            Alarms.Metric(
                "database-disk-early",
                "severity=P3 service=database runbook=db-connections",
                "Threshold Crossed: 1 datapoint [2.147483648E10 (23/11/26 11:55:00)] was less than or equal to the "
                    + "threshold (2.5E10).",
                "FreeStorageSpace",
                "Average",
                ["AWS/RDS", "DBInstanceIdentifier", "shop-prod-db"],
                [21474836480],
                25000000000,
                300
            )
        );
        yield return Life.Page(
            "metric-math",
            "A metric math alarm",
            "More than 1 % of requests fail.",
            Alarms.Direct(
                "api-error-rate",
                "More than 1 % of requests fail. Ask the API team before you roll back. severity=P1 service=api",
                "ALARM",
                "Threshold Crossed: 1 datapoint [2.4 (23/11/26 11:59:00)] was greater than the threshold (1.0).",
                null,
                [
                    new JsonObject
                    {
                        ["id"] = "e1",
                        ["expression"] = "100*m1/m2",
                        ["returnData"] = true,
                    },
                    new JsonObject
                    {
                        ["id"] = "m1",
                        ["metricStat"] = new JsonObject
                        {
                            ["metric"] = new JsonObject
                            {
                                ["namespace"] = "AWS/ApplicationELB",
                                ["name"] = "HTTPCode_Target_5XX_Count",
                            },
                            ["period"] = 60,
                            ["stat"] = "Sum",
                        },
                        ["returnData"] = false,
                    },
                ]
            )
        );
        yield return Life.Page("composite", "A composite alarm, P0", DatabaseDown, Composite());
        yield return Life.Page(
            "anomaly",
            "An anomaly band, without a description",
            "Requests: 1 in 1 min, expected 40.96 to 81.04",
            Alarms.Metric(
                "logins-anomaly",
                "severity=P2 service=auth",
                "Thresholds Crossed: 1 out of the last 5 datapoints [1.0 (23/11/26 11:59:00)] was less than the lower "
                    + "thresholds [40.96] or greater than the upper thresholds [81.04] (minimum 1 datapoint for OK -> "
                    + "ALARM transition).",
                "Requests",
                "Sum",
                ["Shop", "Route", "login"],
                [1],
                null
            )
        );
        yield return Life.Page(
            "missing-data",
            "Data that stopped coming",
            "No data for 3 min of Heartbeat",
            Alarms.Metric(
                "workers-silent",
                "severity=P1 service=workers",
                "Threshold Crossed: no datapoints were received for 3 periods and 3 missing datapoints were treated as "
                    + "[Breaching].",
                "Heartbeat",
                "SampleCount",
                ["Shop", "Service", "workers"],
                [],
                1
            )
        );
        yield return Life.Page(
            "insufficient-data",
            "INSUFFICIENT_DATA where the policy takes it as an alarm",
            "No data of ReplicaLag",
            Alarms.Metric(
                "database-replica-lag",
                "severity=P2 service=database",
                "Insufficient Data: 5 datapoints were unknown.",
                "ReplicaLag",
                "Average",
                ["AWS/RDS", "DBInstanceIdentifier", "shop-prod-replica"],
                [],
                60,
                state: "INSUFFICIENT_DATA"
            ),
            Story.Policy(insufficientData: InsufficientDataMeaning.Alarm)
        );
        yield return Life.Page(
            "contributor",
            "One of many time series (Metrics Insights)",
            "A database instance runs above 85 % CPU.",
            Alarms.Direct(
                "rds-cpu-high",
                "A database instance runs above 85 % CPU. severity=P2 service=database runbook=db-connections",
                "ALARM",
                "Threshold Crossed: 10 datapoints were greater than the threshold (85.0). The most recent datapoint which "
                    + "crossed the threshold: [91.3 (23/11/26 11:58:00)].",
                null,
                [
                    new JsonObject
                    {
                        ["id"] = "q1",
                        ["expression"] =
                            "SELECT AVG(CPUUtilization) FROM \"AWS/RDS\" GROUP BY DBInstanceIdentifier ORDER BY MAX() DESC",
                        ["returnData"] = true,
                        ["period"] = 60,
                    },
                ],
                new JsonObject
                {
                    ["id"] = "6d442278dba546f6",
                    ["attributes"] = new JsonObject { ["DBInstanceIdentifier"] = "shop-prod-db" },
                }
            )
        );
        yield return Life.Page(
            "promql",
            "One of many pods (PromQL)",
            "Pods are not ready.",
            Alarms.Direct(
                "pods-not-ready",
                "Pods are not ready. severity=P2 service=infrastructure",
                "ALARM",
                "Threshold Crossed: 1 datapoint [1.0 (23/11/26 11:59:00)] was greater than the threshold (0.0).",
                null,
                null,
                new JsonObject
                {
                    ["id"] = "a1b2c3d4e5f60718",
                    ["attributes"] = new JsonObject { ["namespace"] = "shop", ["pod"] = "web-7f9c-x1" },
                }
            )
        );
        var several = Life.Page("several", "One ring for several incidents", ApiFails, Api("P0"));
        yield return several with
        {
            Also = [Life.Page("", "", "", Composite()).Incident!],
        };
        yield return several with
        {
            Name = "stand-in",
            Title = "A page in place of one that was not accepted",
            Notification = several.Notification! with
            {
                Broadcast = true,
                Reason = new(
                    Reasons.ReasonCode.ChannelFailedOver,
                    "pagerduty did not accept it; incidents is notified instead."
                ),
            },
        };
    }

    private static Signal Composite()
    {
        const string Arn = $"arn:aws:cloudwatch:eu-west-1:{Alarms.Account}:alarm:shop-prod-";
        return Alarms.Direct(
            "database-down",
            $"{DatabaseDown} severity=P0 service=database runbook=db-connections",
            "ALARM",
            $"{Arn}api-5xx transitioned to ALARM at Monday 23 November, 2026 11:59:44 UTC",
            $$$"""
            {"triggeringAlarms":[{"arn":"{{{Arn}}}rds-connections-high","state":{"value":"ALARM"}},{"arn":"{{{Arn}}}api-5xx","state":{"value":"ALARM"}}]}
            """,
            null
        );
    }

    private static IEnumerable<Situation> OtherSources()
    {
        yield return Life.Page(
            "log-error",
            "A new error in a log, of lines that are JSON",
            "SMTP error for one recipient of campaign 4711",
            Logs.Of(
                GroupTrigger.New,
                """
                {"level":"ERROR","service":"workers","version":"2.14.0","message":"SMTP error for one recipient of campaign 4711","exception":"Traceback (most recent call last):\n  File \"/app/workers/mail.py\", line 88, in send\n    client.send(mail)\n  File \"/usr/lib/python3.12/site-packages/smtp/client.py\", line 12, in send\n    raise SmtpError(answer)\nsmtp.SmtpError: mailbox unavailable"}
                """
            )
        );
        yield return Life.Page(
            "log-text",
            "An error in a log that came back, of lines that are text",
            "Payment 17 failed",
            Logs.Of(GroupTrigger.Regressed, "2026-11-23 11:59:40 ERROR Payment 17 failed: card declined")
        );
        yield return Life.Page(
            "heartbeat",
            "A job that stopped pinging",
            "Invoices are not sent.",
            new HeartbeatMonitor
            {
                Name = "nightly-invoices",
                Description = "Invoices are not sent.",
                Every = TimeSpan.FromHours(24),
                Grace = TimeSpan.FromMinutes(30),
                Severity = Severity.P1,
                Service = "billing",
                Runbook = "api-errors",
            }.Missing(Story.Noon.AddHours(-24.5))
        );
        yield return Life.Page(
            "business-metric",
            "A business metric below its line",
            "Applications sent an hour",
            MetricSignal.Of(
                new MetricDefinition
                {
                    Name = "applications_sent",
                    Description = "Applications sent an hour",
                    Service = "enrichment",
                },
                new MetricFinding(
                    MetricTestKind.Unusual,
                    "unusual",
                    "",
                    MetricVerdict.Bad,
                    "12, usually 180 to 260 at this hour",
                    Severity.P2,
                    12,
                    null
                ),
                new Window(WindowLength.Hour, Story.Noon.AddHours(-1), Story.Noon, "20261123T11"),
                Story.Noon
            )
        );
        yield return Life.Page(
            "datadog",
            "A monitor of Datadog",
            "Connections are high.",
            Alarms.Webhook(
                "datadog",
                """
                {"monitor": "1234567", "title": "[Triggered on {env:prod}] RDS connections", "transition": "Triggered",
                 "message": "Connections are high. @slack-ops\nRunbook: https://runbooks.example/db-connections",
                 "status": "connections over 90", "scope": "db:prod", "tags": "env:prod,service:database",
                 "priority": "P2", "date": "1795435200000"}
                """
            )
        );
        yield return Life.Page(
            "alertmanager",
            "An alert of Alertmanager",
            "No space is left on db-1.",
            Alarms.Webhook(
                "alertmanager",
                """
                {"version": "4", "status": "firing", "alerts": [{"status": "firing",
                 "labels": {"alertname": "DiskFull", "instance": "db-1", "service": "database", "severity": "critical"},
                 "annotations": {"summary": "Disk of db-1 is full", "description": "No space is left on db-1.",
                 "runbook_url": "https://github.com/example/shop/blob/main/runbooks/db-connections.md"},
                 "startsAt": "2026-11-23T12:00:00Z", "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "c6eadffa33fcdf37"}]}
                """
            )
        );
        yield return Life.Page(
            "webhook",
            "An alarm of a system that posts our own form",
            "The nightly backup failed.",
            Alarms.Webhook(
                "plain",
                """
                {"alarm": "backup-failed", "state": "ALARM", "at": "2026-11-23T12:00:00Z", "source": "jenkins",
                 "id": "job-7", "severity": "P1", "service": "database", "reason": "exit code 3",
                 "description": "The nightly backup failed."}
                """
            )
        );
        yield return Life.Page(
            "rds",
            "An event of AWS that a mapping reads",
            "Multi-AZ instance failover started.",
            Alarms.OnTopic(
                """
                {"Event Source": "db-instance", "Event Time": "2026-11-23 12:00:00.000",
                 "Identifier Link": "https://console.aws.amazon.com/rds/home?region=eu-west-1#dbinstance:id=orders",
                 "Source ID": "orders", "Source ARN": "arn:aws:rds:eu-west-1:123456789012:db:orders",
                 "Event ID": "http://docs.amazonwebservices.com/AmazonRDS/latest/UserGuide/USER_Events.html#RDS-EVENT-0013",
                 "Event Message": "Multi-AZ instance failover started."}
                """
            )
        );
        yield return Life.Page(
            "notice",
            "A text that somebody published on the topic of alarms",
            "disk of build host is full",
            Alarms.OnTopic("disk of build host is full, please look - ops")
        );
        yield return Life.Page(
            "unknown",
            "An alarm of a kind that nobody described",
            "Replication is behind by 90 s",
            Alarms.OnTopic(
                """
                {"alarm": "replication", "status": "firing", "severity": "P2", "reason": "Replication is behind by 90 s"}
                """
            )
        );
    }

    private static Life Opened(string severity = "P1") => new Life().Alarm(Api(severity));

    private static Life Acknowledged() => Opened("P0").Say(new IncidentAction.Acknowledge(), 4);

    private static IEnumerable<Situation> News()
    {
        yield return Opened()
            .Say("acknowledged", "Somebody acknowledged it", ApiFails, new IncidentAction.Acknowledge(), 4);
        yield return Opened("P0").Tick("escalated", "Nobody acknowledged it in time", ApiFails, 6);
        yield return Opened("P2").Tick("reminder", "It still fires", ApiFails, 61);
        yield return Acknowledged().Tick("question", "Whoever acknowledged it has been quiet", ApiFails, 65);
        yield return Opened()
            .Tick(
                "joined",
                "More alarms joined it",
                ApiFails,
                6,
                action: new ClockAction.TellJoined([
                    new JoinedAlarm(
                        new SignalKey(SignalSource.CloudWatch, "2"),
                        "shop-prod-api-latency",
                        Story.Noon.AddMinutes(2),
                        true
                    ),
                ])
            );
        yield return Opened()
            .Tick(
                "change",
                "Something was deployed shortly before",
                ApiFails,
                6,
                action: new ClockAction.TellChange(
                    new Change
                    {
                        Service = "api",
                        Version = "1.4.2",
                        By = "maya",
                        Summary = "new cache",
                        At = Story.Noon.AddMinutes(-12),
                    }
                )
            );
        yield return Opened("P2").Handle("worse", "It became worse", ApiFails, Api("P0", 10));
        yield return Opened("P2")
            .Say(
                "severity",
                "Somebody changed the severity",
                ApiFails,
                new IncidentAction.ChangeSeverity(Severity.P1),
                5
            );
        yield return Opened()
            .Say("muted", "Somebody muted it", ApiFails, new IncidentAction.Mute(TimeSpan.FromHours(1), "known"), 5);
        yield return Opened()
            .Say("owner", "Somebody gave it to somebody", ApiFails, new IncidentAction.Assign("Jonas Lind"), 5);
        yield return Opened()
            .Say("note", "Somebody wrote a note", ApiFails, new IncidentAction.Note("Rolling back to 1.4.1."), 5);
        yield return Opened().Handle("recovered", "Its alarms recovered", ApiFails, Ok(14));
        yield return Acknowledged().Say("resolved", "Somebody resolved it", ApiFails, new IncidentAction.Resolve(), 22);
        yield return Opened().Alarm(Ok(14)).Handle("reopened", "It fired again soon after", ApiFails, Api(minute: 20));
        yield return Opened()
            .Alarm(Ok(14))
            .Say("reopened-by-person", "Somebody reopened it", ApiFails, new IncidentAction.Reopen(), 20);
    }

    private static IEnumerable<Situation> Announcements()
    {
        var (one, two) = (Life.Page("", "", "", Api("P0")), Life.Page("", "", "", Composite()));
        yield return new Situation("storm", "Many incidents at once", "2 incidents: 2 P0")
        {
            Announcement = StormDigest.Of(
                "incidents",
                [(one.Incident!, one.Notification!), (two.Incident!, two.Notification!)]
            ),
        };
        var story = new Story();
        story.Handle(Ok(3), null);
        yield return new Situation("overtaken", "It was over before it was handled", "was down for 3 min")
        {
            Announcement = story.Handle(Api(), 4).Notice,
        };
        var resolved = Acknowledged().Say("", "", "", new IncidentAction.Resolve(), 22).Incident!;
        yield return new Situation("post-mortem", "A post-mortem is due", "post-mortem")
        {
            Announcement = PostMortemReminder
                .At(PostMortem.Of(resolved), false, "incidents", Story.Noon.AddHours(50))
                .Announcement,
        };
    }
}
