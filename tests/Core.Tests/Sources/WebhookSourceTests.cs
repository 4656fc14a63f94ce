using System.Text;
using System.Text.Json;
using CsCheck;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Sources;

namespace RoleFerry.Core.Tests.Sources;

public class WebhookSourceTests
{
    private static readonly DateTimeOffset Received = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private const string Group = """
        {
          "version": "4", "groupKey": "{}:{alertname=\"DiskFull\"}", "truncatedAlerts": 0, "status": "firing", "receiver": "roleferry",
          "groupLabels": {"alertname": "DiskFull"}, "commonLabels": {"alertname": "DiskFull"}, "commonAnnotations": {},
          "externalURL": "http://alertmanager.example:9093",
          "alerts": [
            {"status": "firing", "labels": {"alertname": "DiskFull", "instance": "db-1", "severity": "critical", "service": "database"},
             "annotations": {"summary": "Disk of db-1 is full", "description": "No space is left.", "runbook_url": "https://runbooks.example/disk"},
             "startsAt": "2026-11-23T11:58:03.157076+01:00", "endsAt": "0001-01-01T00:00:00Z",
             "generatorURL": "http://prometheus.example", "fingerprint": "c6eadffa33fcdf37"},
            {"status": "resolved", "labels": {"alertname": "DiskFull", "instance": "db-2"}, "annotations": {},
             "startsAt": "2026-11-23T09:00:00Z", "endsAt": "2026-11-23T11:59:00Z", "fingerprint": "bc97ff14869b13e3"},
            {"status": "pending", "labels": {"alertname": "DiskFull"}},
            {"status": "firing", "labels": {}},
            7
          ]
        }
        """;

    private const string Datadog = """
        {"monitor": "1234567", "title": "[Triggered on {env:prod}] RDS Connection Pool >90%", "transition": "Triggered",
         "message": "@slack-ops\nDatabase connections are high. Mail ops@example.com.\nRunbook: https://runbooks.example/db-connections\n@webhook-roleferry",
         "status": "aws.rds.database_connections over db:prod was > 90", "scope": "db:prod", "tags": "env:prod,service:database,monitor",
         "priority": "P2", "date": "1795435080000"}
        """;

    [Theory]
    [InlineData("alertmanager")]
    [InlineData("grafana")]
    public void Each_alert_of_a_group_is_an_alarm_of_its_own(string source)
    {
        var read = Read(source, Group);

        Assert.Equal(2, read.Signals.Length);
        var (firing, resolved) = (read.Signals[0], read.Signals[1]);
        Assert.Equal(
            (new SignalKey(source, "c6eadffa33fcdf37"), SignalState.Alarm, "DiskFull"),
            (firing.Key, firing.State, firing.Name)
        );
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 10, 58, 3, TimeSpan.Zero).AddTicks(1_570_760), firing.At);
        Assert.Equal(("No space is left.", "Disk of db-1 is full"), (firing.Description, firing.Reason));
        Assert.Equal(
            ["instance=db-1", "runbook=https://runbooks.example/disk", "service=database", "severity=critical"],
            firing.Tags.Select(t => $"{t.Key}={t.Value}")
        );
        Assert.Equal(
            (SignalState.Ok, new DateTimeOffset(2026, 11, 23, 11, 59, 0, TimeSpan.Zero)),
            (resolved.State, resolved.At)
        );
        Assert.Equal(
            [
                "alerts[2].status is neither firing nor resolved.",
                "alerts[3].labels.alertname is missing.",
                "alerts[4] is a number.",
            ],
            read.Unreadable.Select(u => u.What)
        );
    }

    [Fact]
    public void An_alert_without_a_fingerprint_is_named_by_its_labels()
    {
        const string One = """{"alerts": [{"status": "firing", "labels": {"alertname": "a", "x": "1"}}]}""";
        const string Other = """{"alerts": [{"status": "firing", "labels": {"alertname": "a", "x": "2"}}]}""";

        Assert.Equal(Read("alertmanager", One).Signals[0].Key, Read("alertmanager", One).Signals[0].Key);
        Assert.NotEqual(Read("alertmanager", One).Signals[0].Key, Read("alertmanager", Other).Signals[0].Key);
        Assert.Equal(Received, Read("alertmanager", One).Signals[0].At);
    }

    [Fact]
    public void A_datadog_monitor_tells_whom_its_message_names_so_that_the_policy_can_decide()
    {
        var signal = Assert.Single(Read("datadog", Datadog).Signals);

        Assert.Equal((new SignalKey("datadog", "1234567", "db:prod"), SignalState.Alarm), (signal.Key, signal.State));
        Assert.Equal("RDS Connection Pool >90%", signal.Name);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 11, 58, 0, TimeSpan.Zero), signal.At);
        Assert.Equal(
            [
                "env=prod",
                "monitor=monitor",
                "notify=slack-ops",
                "runbook=https://runbooks.example/db-connections",
                "service=database",
                "severity=P2",
            ],
            signal.Tags.Select(t => $"{t.Key}={t.Value}")
        );
        Assert.Equal("slack-ops", Labels.Of(signal)["tag_notify"]);
    }

    [Theory]
    [InlineData("Re-Triggered", SignalState.Alarm)]
    [InlineData("Warn", SignalState.Alarm)]
    [InlineData("Renotify", SignalState.Alarm)]
    [InlineData("No Data", SignalState.InsufficientData)]
    [InlineData("Recovered", SignalState.Ok)]
    public void Each_transition_of_a_monitor_is_a_state(string transition, SignalState state) =>
        Assert.Equal(
            state,
            Read("datadog", Datadog.Replace("Triggered\"", transition + "\"", StringComparison.Ordinal))
                .Signals[0]
                .State
        );

    /// <summary>The table of words says what a priority means, a policy's words first.</summary>
    [Theory]
    [InlineData("P4", "P4")]
    [InlineData("P5", "P5")]
    [InlineData("Sev-1", "Sev-1")]
    [InlineData("", null)]
    public void A_monitors_priority_is_its_severity_in_whatever_words(string priority, string? severity) =>
        Assert.Equal(
            severity,
            Read("datadog", Datadog.Replace("\"P2\"", $"\"{priority}\"", StringComparison.Ordinal))
                .Signals[0]
                .Tags.GetValueOrDefault("severity")
        );

    [Theory]
    [InlineData("@pagerduty-roleferry API is down", "pagerduty-roleferry")]
    [InlineData("@slack-eng and @slack-ops, @slack-eng", "slack-eng,slack-ops")]
    [InlineData("mail ana@example.com or ask @webhook-roleferry", "")]
    [InlineData("API is down. See @slack-eng.ops.", "slack-eng.ops")]
    public void Handles_are_read_and_addresses_are_not(string message, string notify)
    {
        var body = $$"""{"monitor": "1", "transition": "Triggered", "message": "{{message}}"}""";

        Assert.Equal(notify, Read("datadog", body).Signals[0].Tags.GetValueOrDefault("notify", ""));
    }

    [Theory]
    [InlineData("API is down. @pagerduty-roleferry @slack-ops", "API is down.")]
    [InlineData("API is down @slack-eng, @slack-ops.", "API is down")]
    [InlineData("@slack-ops\\nAPI is down. Mail ops@example.com\\n@webhook-x", "API is down. Mail ops@example.com")]
    [InlineData("@slack-ops asks: is the API down?", "@slack-ops asks: is the API down?")]
    [InlineData("@slack-ops", "")]
    public void What_people_read_does_without_the_list_of_receivers(string message, string description)
    {
        var body = $$"""{"monitor": "1", "transition": "Triggered", "message": "{{message}}"}""";

        Assert.Equal(description, Read("datadog", body).Signals[0].Description);
    }

    [Fact]
    public void Our_own_shape_needs_a_name_and_a_state()
    {
        var signal = Assert.Single(
            Read(
                "plain",
                """
                {"alarm": "backup-failed", "state": "ALARM", "at": "2026-11-23T11:00:00Z", "source": "jenkins", "id": "job-7", "severity": "P1",
                 "service": "database", "runbook": "backups.md", "reason": "exit code 3", "description": "nightly", "tags": {"team": "data"}}
                """
            ).Signals
        );

        Assert.Equal(
            (new SignalKey("jenkins", "job-7"), "backup-failed", "exit code 3", "nightly"),
            (signal.Key, signal.Name, signal.Reason, signal.Description)
        );
        Assert.Equal(
            ["runbook=backups.md", "service=database", "severity=P1", "team=data"],
            signal.Tags.Select(t => $"{t.Key}={t.Value}")
        );
        Assert.Equal(new SignalKey("webhook", "x"), Read("plain", """{"alarm": "x", "state": "OK"}""").Signals[0].Key);
    }

    [Theory]
    [InlineData("plain", "{}", "alarm is missing.")]
    [InlineData("plain", """{"alarm": "x", "state": "on"}""", "state is neither ALARM, OK nor INSUFFICIENT_DATA.")]
    [InlineData("plain", "[]", "The body is a list.")]
    [InlineData(
        "datadog",
        """{"transition": "Muted", "monitor": "1"}""",
        "transition is none of Triggered, Re-Triggered, Warn, Re-Warn, No Data, Re-No Data, Renotify, Recovered."
    )]
    [InlineData("datadog", """{"transition": "Triggered"}""", "monitor is missing.")]
    [InlineData("alertmanager", """{"alerts": {}}""", "alerts is an object, a list is expected.")]
    [InlineData("grafana", "", "The body is empty.")]
    public void What_is_no_signal_is_told_with_its_place(string kind, string body, string what) =>
        Assert.Equal(what, Assert.Single(Read(kind, body).Unreadable).What);

    [Fact]
    public void No_body_makes_a_reader_throw_and_what_is_read_can_be_written_and_read_again()
    {
        var bodies = new[] { Group, Datadog, """{"alarm": "x", "state": "ALARM", "tags": {"a": "b"}}""" };
        Gen.Select(
                Gen.OneOf(bodies),
                Gen.Int[0, 2_000],
                Gen.OneOf("\"", "{", "[", "null", "\\ud800", "\u0000", "9e999", "", "}"),
                Gen.OneOf([.. WebhookSources.All.Select(s => s.Name)])
            )
            .Sample(
                (body, at, text, kind) =>
                {
                    at %= body.Length;
                    var mangled = body[..at] + text + body[Math.Min(body.Length, at + 1)..];

                    foreach (var signal in Read(kind, mangled).Signals)
                        Assert.Equal(
                            signal.DedupId,
                            SignalReader
                                .Read(Encoding.UTF8.GetBytes(SignalDocument.Write(signal)), Received)
                                .Signals[0]
                                .DedupId
                        );
                }
            );
    }

    /// <summary>
    /// What stands before the first separator of a key says whose alarm it is, whatever a post puts where.
    /// </summary>
    [Fact]
    public void No_post_of_any_source_speaks_of_an_alarm_of_another()
    {
        string[] names = [.. SignalSource.Ours, .. WebhookSources.All.Select(s => s.Name), "CLOUDWATCH", "CloudWatch"];
        var name = Gen.Int[0, names.Length - 1].Select(i => names[i]);
        var part = Gen.OneOf(
            name,
            Gen.OneOf("", " ", "|", "\u001f", "\t", "\n", "\u0085", "\u200b", "\u202e", "\ufeff", "\ud800", "arn"),
            Gen.String[0, 3]
        );
        var text = part.Array[0, 4].Select(parts => string.Concat(parts));
        Gen.Select(Gen.Int[0, WebhookSources.All.Length - 1].Select(i => WebhookSources.All[i]), text.Array[6])
            .Sample(
                (source, t) =>
                {
                    var alert = new
                    {
                        status = "firing",
                        labels = new { alertname = t[0], source = t[1] },
                        fingerprint = t[2],
                    };
                    var body = JsonSerializer.SerializeToUtf8Bytes(
                        new
                        {
                            alarm = t[0],
                            source = t[1],
                            id = t[2],
                            state = "OK",
                            monitor = t[2],
                            title = t[0],
                            scope = t[3],
                            transition = "Recovered",
                            key = new { source = t[1], id = t[2] },
                            schema = SignalDocument.Schema,
                            alerts = new[] { alert },
                        }
                    );
                    foreach (var signal in source.Read(body, Received).Signals)
                    {
                        var again = SignalReader.Read(Encoding.UTF8.GetBytes(SignalDocument.Write(signal)), Received);
                        Assert.Equal(signal.DedupId, Assert.Single(again.Signals).DedupId);
                        var owner = signal.Key.ToString().Split('|')[0].Trim();
                        Assert.Equal(signal.Key.Source.Trim(), owner);
                        if (owner != source.Name)
                            Assert.DoesNotContain(owner, names, StringComparer.OrdinalIgnoreCase);
                    }
                },
                iter: 5_000
            );
    }

    [Theory]
    [InlineData("plain", """{"alarm": "\u0085", "state": "ALARM"}""", "U+0085")]
    [InlineData("plain", """{"alarm": "\u202e\u200b", "state": "ALARM"}""", "U+202E U+200B")]
    [InlineData("plain", """{"alarm": "a\u202eb", "state": "ALARM"}""", "ab")]
    [InlineData(
        "datadog",
        """{"monitor": "7", "title": "[Triggered]", "transition": "Triggered"}""",
        "Datadog monitor 7"
    )]
    public void What_has_no_name_that_anybody_could_see_has_one_nevertheless(string kind, string body, string name)
    {
        var signal = Assert.Single(Read(kind, body).Signals);

        Assert.Equal(name, signal.Name);
        Assert.False(string.IsNullOrWhiteSpace(signal.Key.Id));
    }

    [Fact]
    public void No_mapping_may_be_called_as_a_system_that_posts() =>
        Assert.Equal(
            [
                .. WebhookSources.All.Skip(1).Select(s => s.Name),
                Read("plain", """{"alarm":"x","state":"OK"}""").Signals[0].Key.Source,
            ],
            SignalSource.Posting
        );

    [Fact]
    public void The_schema_of_our_own_shape_lists_the_reserved_sources()
    {
        var schema = JsonDocument.Parse(Signals.Files.Source("Plain", "schema.json")).RootElement;
        var listed = schema.GetProperty("properties").GetProperty("source").GetProperty("not").GetProperty("enum");

        Assert.Equal(
            [.. SignalSource.Ours.Concat(WebhookSources.All.Skip(1).Select(s => s.Name)).Order(StringComparer.Ordinal)],
            listed.EnumerateArray().Select(n => n.GetString()!)
        );
    }

    [Fact]
    public void Ids_that_differ_only_behind_what_fits_stay_two_alarms()
    {
        var body = """{"alarm": "x", "state": "OK", "id": "HERE"}""";
        var (one, other) = (new string('i', 500) + "1", new string('i', 500) + "2");

        Assert.NotEqual(
            Read("plain", body.Replace("HERE", one, StringComparison.Ordinal)).Signals[0].Key,
            Read("plain", body.Replace("HERE", other, StringComparison.Ordinal)).Signals[0].Key
        );
    }

    private static SignalsRead Read(string source, string body) =>
        WebhookSources.At("/signals/" + source)!.Read(Encoding.UTF8.GetBytes(body), Received);
}
