using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Failures;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Tests.Endpoints;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources.Mappings;

namespace RoleFerry.Adapters.Tests.Signals;

public class SignalEndpointTests(DynamoDbLocalFixture dynamo)
{
    private const string Plain =
        """{"alarm": "backup-failed", "state": "ALARM", "at": "2026-11-23T11:59:00Z", "source": "jenkins", "severity": "P1", "service": "database"}""";

    /// <summary>As Alertmanager 0.27 posts it.</summary>
    private const string Alertmanager = """
        {"receiver":"roleferry","status":"firing","alerts":[
          {"status":"firing","labels":{"alertname":"DiskFull","instance":"db-1:9100","service":"database","severity":"critical"},
           "annotations":{"summary":"Disk of db-1 is full"},"startsAt":"2026-11-23T11:58:03.157Z","endsAt":"0001-01-01T00:00:00Z",
           "generatorURL":"http://prometheus:9090/graph?g0.expr=disk","fingerprint":"c6eadffa33fcdf37"},
          {"status":"pending","labels":{"alertname":"DiskFull","instance":"db-2:9100"}},
          {"status":"firing","labels":{"alertname":"NodeDown","instance":"db-3:9100","severity":"high"},"annotations":{},
           "startsAt":"2026-11-23T11:58:10Z","endsAt":"0001-01-01T00:00:00Z","fingerprint":"bc97ff14869b13e3"}],
         "groupLabels":{},"commonLabels":{},"commonAnnotations":{},"externalURL":"http://alertmanager:9093","version":"4","groupKey":"{}:{}","truncatedAlerts":0}
        """;

    /// <summary>As Grafana 11 posts it: Alertmanager's shape and more.</summary>
    private const string Grafana = """
        {"receiver":"roleferry","status":"firing","orgId":1,"alerts":[
          {"status":"firing","labels":{"alertname":"High latency","grafana_folder":"API","service":"api","severity":"P1"},
           "annotations":{"description":"p95 is above 2 s"},"startsAt":"2026-11-23T11:57:30+00:00","endsAt":"0001-01-01T00:00:00Z",
           "generatorURL":"https://grafana/alerting/1/edit","fingerprint":"57c6d9296de2ad39","silenceURL":"https://grafana/silence",
           "dashboardURL":"","panelURL":"","values":{"B":2.4},"valueString":"[ var='B' value=2.4 ]"}],
         "groupLabels":{},"commonLabels":{},"commonAnnotations":{},"externalURL":"https://grafana/","version":"1","groupKey":"{}","truncatedAlerts":0,
         "title":"[FIRING:1]","state":"alerting","message":"**Firing**"}
        """;

    private const string Datadog = """
        {"monitor":"1234567","title":"[Triggered on {env:prod}] RDS connections","transition":"Triggered","message":"Connections are high. @slack-ops",
         "status":"connections over 90","scope":"db:prod","tags":"env:prod,service:database","priority":"P2","date":"1795434900000"}
        """;

    [Fact]
    public async Task Each_sources_own_payload_opens_its_incident()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        EndpointRequest[] posts =
        [
            house.Post("/signals/plain", Plain),
            DeskHouse.PostWithToken("/signals/alertmanager", Alertmanager, "token-of-alertmanager"),
            DeskHouse.PostWithToken("/signals/grafana", Grafana, "token-of-grafana"),
            DeskHouse.PostWithToken("/signals/datadog", Datadog, "token-of-datadog"),
        ];

        foreach (var post in posts)
            Assert.Equal(200, (await house.HandleAsync(post)).Status);
        var opened = await house.DeliverAsync();

        Assert.All(opened, o => Assert.Equal(DecisionOutcome.Opened, o.Outcome));
        Assert.Equal(
            ["DiskFull P0", "High latency P1", "NodeDown P1", "RDS connections P2", "backup-failed P1"],
            opened.Select(o => $"{o.Alarm} {o.Severity}").Order(StringComparer.Ordinal)
        );
        foreach (var answer in opened)
            Assert.Equal(IncidentStatus.Open, (await house.IncidentAsync(answer.IncidentId!)).Status);
    }

    [Fact]
    public async Task What_is_no_signal_is_told_with_its_place_and_kept_while_its_neighbours_go_through()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);

        var answer = await house.HandleAsync(
            DeskHouse.PostWithToken("/signals/alertmanager", Alertmanager, "token-of-alertmanager")
        );

        Assert.Equal(
            """{"signals":2,"unreadable":["alerts[1].status is neither firing nor resolved."]}""",
            answer.Text
        );
        var kept = Assert.Single(house.Failures.Kept);
        Assert.Equal((FailedInput.UnreadableInput, "alerts[1].status"), (kept.Kind, kept.Where));
        Assert.Contains("db-2:9100", Encoding.UTF8.GetString(kept.Payload.Span), StringComparison.Ordinal);
        Assert.Equal(2, house.Topic.Published.Count);
    }

    /// <summary>Whoever may sign could else end the alarms that mappings make.</summary>
    [Fact]
    public async Task No_post_speaks_for_a_mapping()
    {
        var mappings = EventMappings.Compile(
            new MappingRules([
                new MappingRule
                {
                    Name = "acme",
                    Match =
                    [
                        [new FieldRule("a", ["*"])],
                    ],
                    Alarm = "{a}",
                },
            ])
        );
        await using var house = await DeskHouse.OpenAsync(dynamo, services => services.AddSingleton(mappings));

        var answer = await house.HandleAsync(
            house.Post("/signals/plain", """{"alarm": "x", "state": "OK", "source": "ACME"}""")
        );

        Assert.Equal(400, answer.Status);
        Assert.Contains("source ACME is a mapping", answer.Text, StringComparison.Ordinal);
        Assert.Empty(house.Topic.Published);
    }

    [Theory]
    [InlineData("not json", "The body is not JSON")]
    [InlineData("""{"alarm": "x"}""", "state is neither ALARM, OK nor INSUFFICIENT_DATA.")]
    [InlineData(
        """{"alarm": "x", "state": "ALARM", "source": "heartbeat"}""",
        "source is \"heartbeat\", which is reserved, as are alertmanager, cloudwatch, datadog, "
    )]
    [InlineData(
        """{"alarm": "x", "state": "OK", "source": "CloudWatch"}""",
        "source is \"CloudWatch\", which is reserved"
    )]
    [InlineData("""{"alarm": "x", "state": "OK", "source": "a|b"}""", "source contains |, which a source may not.")]
    [InlineData("""{"alarm": " ", "state": "ALARM"}""", "alarm is empty.")]
    public async Task A_post_without_any_signal_is_400_says_why_and_is_kept(string body, string why)
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);

        var answer = await house.HandleAsync(house.Post("/signals/plain", body));

        Assert.Equal(400, answer.Status);
        Assert.StartsWith(why, (string?)JsonNode.Parse(answer.Text)!["unreadable"]![0], StringComparison.Ordinal);
        Assert.Equal(body, Encoding.UTF8.GetString(Assert.Single(house.Failures.Kept).Payload.Span));
        Assert.Empty(house.Topic.Published);
    }

    [Fact]
    public async Task A_secret_of_a_webhook_ends_no_alarm_of_CloudWatch()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var alarm = TestHouse.Signal(SignalState.Alarm, 0, severity: "P0");
        var opened = await house.Get<SignalPipeline>().HandleAsync(alarm, CancellationToken.None);
        var ok =
            $$"""{"alarm": "api", "state": "OK", "source": "cloudwatch", "id": "{{alarm.Key.Id}}", "at": "2026-11-24T11:00:00Z"}""";

        var answer = await house.HandleAsync(house.Post("/signals/plain", ok));

        Assert.Equal(400, answer.Status);
        Assert.Empty(house.Topic.Documents);
        Assert.Equal(IncidentStatus.Open, (await house.IncidentAsync(opened.IncidentId!)).Status);
    }

    [Fact]
    public async Task A_fast_clock_does_not_make_the_next_alarm_late()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var noon = house.Clock.Now;
        await SayAsync("ALARM", noon);
        Assert.Equal(DecisionOutcome.Resolved, (await SayAsync("OK", noon.AddHours(23))).Outcome);
        house.Clock.Advance(TimeSpan.FromMinutes(2));

        var answer = await SayAsync("ALARM", house.Clock.Now);

        Assert.Equal(DecisionOutcome.Reopened, answer.Outcome);

        async Task<SignalAnswer> SayAsync(string state, DateTimeOffset at)
        {
            var body =
                $$"""{"alarm": "backup-failed", "state": "{{state}}", "severity": "P0", "at": "{{at:yyyy-MM-ddTHH:mm:ssZ}}"}""";
            Assert.Equal(200, (await house.HandleAsync(house.Post("/signals/plain", body))).Status);
            Assert.True(house.Topic.Documents.TryDequeue(out var document));
            var timestamp = house.Clock.Now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            using var sns = new MemoryStream(
                JsonSerializer.SerializeToUtf8Bytes(
                    new { Records = new[] { new { Sns = new { Message = document, Timestamp = timestamp } } } }
                )
            );
            return Assert.Single((await house.Get<AlarmIntake>().HandleAsync(sns, TimeSpan.FromMinutes(1))).Signals);
        }
    }

    [Fact]
    public async Task Forged_stale_tampered_and_bare_posts_are_401_change_nothing_and_are_counted()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var before = await house.SnapshotAsync();
        var good = house.Post("/signals/plain", Plain);
        EndpointRequest[] bad =
        [
            good with
            {
                Headers = new Dictionary<string, string>(),
            },
            house.Post("/signals/plain", Plain, secret: "another"),
            good with
            {
                Body = Encoding.UTF8.GetBytes(Plain.Replace("P1", "P3", StringComparison.Ordinal)),
            },
            house.Post("/signals/plain", Plain, at: house.Clock.Now.AddSeconds(-301)),
            house.Post("/signals/plain", Plain, at: house.Clock.Now.AddSeconds(301)),
            DeskHouse.PostWithToken("/signals/plain", Plain, DeskHouse.WebhookSigningSecret),
            DeskHouse.PostWithToken("/signals/alertmanager", Alertmanager, "token-of-grafana"),
            DeskHouse.PostWithToken("/signals/grafana", Grafana, ""),
            DeskHouse.PostWithToken("/signals/datadog", Datadog, "token-of-datadog-and-more"),
            house.Post("/signals/datadog", Datadog),
        ];

        foreach (var request in bad)
            Assert.Equal(401, (await house.HandleAsync(request)).Status);

        Assert.Equal(before, await house.SnapshotAsync());
        Assert.Empty(house.Topic.Documents);
        Assert.Empty(house.Failures.Kept);
        house.Get<FunctionMetrics>().Flush();
        Assert.Equal(3, house.Metrics.Written.Count(m => m == "DeskRequestsMissing{} 1"));
        Assert.Equal(5, house.Metrics.Written.Count(m => m == "DeskRequestsForged{} 1"));
        Assert.Equal(2, house.Metrics.Written.Count(m => m == "DeskRequestsStale{} 1"));
    }

    [Fact]
    public async Task A_post_that_comes_again_changes_nothing_even_where_it_says_no_time()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        EndpointRequest[] posts =
        [
            house.Post("/signals/plain", """{"alarm": "backup-failed", "state": "ALARM", "severity": "P1"}"""),
            DeskHouse.PostWithToken("/signals/alertmanager", Alertmanager, "token-of-alertmanager"),
            DeskHouse.PostWithToken("/signals/datadog", Datadog, "token-of-datadog"),
        ];
        foreach (var post in posts)
            await house.HandleAsync(post);
        await house.DeliverAsync();
        var before = await house.SnapshotAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(4));

        foreach (var post in posts)
            Assert.Equal(200, (await house.HandleAsync(post)).Status);

        Assert.All(await house.DeliverAsync(), a => Assert.Equal(DecisionOutcome.Duplicate, a.Outcome));
        Assert.Equal(before, await house.SnapshotAsync());
    }

    [Theory]
    [InlineData("/signals/plain")]
    [InlineData("/signals/alertmanager")]
    [InlineData("/signals/grafana")]
    [InlineData("/signals/datadog")]
    public async Task An_endpoint_without_a_secret_is_not_there_and_opens_with_the_secret(string path)
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var name =
            path == "/signals/plain"
                ? "/roleferry/test/webhooks/signing-secret"
                : $"/roleferry/test{path["/signals".Length..]}/token";
        var secret = house.Parameters[name];
        house.Parameters.Remove(name);
        var post =
            path == "/signals/plain"
                ? house.Post(path, Plain)
                : DeskHouse.PostWithToken(
                    path,
                    path.EndsWith("datadog", StringComparison.Ordinal) ? Datadog : Grafana,
                    secret
                );

        Assert.Equal((404, 0), ((await house.HandleAsync(post)).Status, house.Topic.Documents.Count));
        house.Parameters[name] = secret;
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((200, 1), ((await house.HandleAsync(post)).Status, house.Topic.Documents.Count));
    }

    [Fact]
    public async Task While_the_topic_is_down_signals_wait_in_the_outbox_and_nothing_is_lost()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        house.Topic.Before = _ => Fault.NotCarriedOut;

        var answer = await house.HandleAsync(
            DeskHouse.PostWithToken("/signals/alertmanager", Alertmanager, "token-of-alertmanager")
        );
        Assert.Equal((200, 0), (answer.Status, house.Topic.Published.Count));
        house.Topic.Before = _ => Fault.None;

        Assert.Equal(2, await house.PublishLeftAsync());
        Assert.Equal(2, (await house.DeliverAsync()).Count(a => a.Outcome == DecisionOutcome.Opened));
        Assert.Equal(0, await house.PublishLeftAsync());
    }

    [Fact]
    public async Task While_the_table_is_down_signals_still_reach_the_topic()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        TakeTableDown(house);

        Assert.Equal(200, (await house.HandleAsync(house.Post("/signals/plain", Plain))).Status);
        Assert.Single(house.Topic.Published);
    }

    [Fact]
    public async Task What_is_neither_on_the_topic_nor_in_the_table_is_503_so_that_the_sender_tries_again()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        house.Topic.Before = _ => Fault.NotCarriedOut;
        TakeTableDown(house);
        var post = DeskHouse.PostWithToken("/signals/alertmanager", Alertmanager, "token-of-alertmanager");

        Assert.Equal(503, (await house.HandleAsync(post)).Status);
        house.Topic.Before = _ => Fault.None;

        Assert.Equal(200, (await house.HandleAsync(post)).Status);
        Assert.Equal(2, house.Topic.Published.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_process_that_dies_between_two_signals_answers_nothing_and_the_senders_second_try_loses_none(
        int call
    )
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        house.Topic.Before = n => n == call ? Fault.CrashAfter : Fault.None;
        house.Wire.Before = _ => Fault.CrashBefore;
        var post = DeskHouse.PostWithToken("/signals/alertmanager", Alertmanager, "token-of-alertmanager");
        Assert.Equal(503, (await house.HandleAsync(post)).Status);
        house.Wire.Before = _ => Fault.None;

        Assert.Equal(200, (await house.HandleAsync(post)).Status);

        var answers = await house.DeliverAsync();
        Assert.Equal(2, answers.Count(a => a.Outcome == DecisionOutcome.Opened));
        Assert.All(answers, a => Assert.True(a.Outcome is DecisionOutcome.Opened or DecisionOutcome.Duplicate));
    }

    [Fact]
    public async Task No_secret_of_a_source_is_logged_or_answered()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var answers = new[]
        {
            await house.HandleAsync(house.Post("/signals/plain", "{}")),
            await house.HandleAsync(house.Post("/signals/plain", Plain, secret: "another")),
            await house.HandleAsync(DeskHouse.PostWithToken("/signals/grafana", Grafana, "token-of-datadog")),
            await house.HandleAsync(DeskHouse.PostWithToken("/signals/datadog", Datadog, "token-of-datadog")),
        };

        foreach (var secret in house.Parameters.Values)
            Assert.DoesNotContain(
                secret,
                string.Join('\n', [.. house.Logs.Lines, .. answers.Select(a => a.Text)]),
                StringComparison.Ordinal
            );
    }

    private static void TakeTableDown(DeskHouse house) =>
        house.Wire.Before = _ =>
        {
            house.Clock.Advance(TimeSpan.FromMilliseconds(500));
            return Fault.NotCarriedOut;
        };
}
