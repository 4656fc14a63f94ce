using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RoleFerry.Core.Signals;
using RoleFerry.Functions.Tests.EndToEnd;
using RoleFerry.Local;
using RoleFerry.Local.Faults;

namespace RoleFerry.Functions.Tests.Permissions;

/// <summary>
/// Has the functions do one of everything that they do, so that each makes all the calls that it can make.
/// </summary>
internal sealed class WholePlay(LocalStack stack)
{
    private static readonly string[] Widgets =
    [
        "\"widget\":\"active-alerts\"",
        "\"widget\":\"alert-history\"",
        "\"widget\":\"error-groups\"",
        "\"widget\":\"mailbox-status\"",
        "\"widget\":\"on-call\"",
        "\"widget\":\"post-mortems\"",
        "\"widget\":\"report\"",
        "\"widget\":\"slo\"",
        "\"widget\":\"trace\"",
        "\"widget\":\"heat-map\",\"cluster\":\"roleferry-prod\",\"namespace\":\"AWS/ECS\",\"metrics\":[\"CPUUtilization\"],\"services\":[\"api\"]",
        "\"widget\":\"histogram\",\"metric\":\"contacts_per_job\"",
        "\"widget\":\"rollup-trend\",\"metric\":\"signups\"",
    ];

    private const string Error =
        """{"level":"ERROR","service":"api","message":"Apollo answered 503 for job 1","trace_id":"4bf92f35","version":"1.42.0"}""";

    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;

    private DateTimeOffset LastHour =>
        new DateTimeOffset(_start.UtcTicks - (_start.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero).AddHours(-2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task RunAsync()
    {
        stack.Slack.LimitsRate = false;
        // First, since functions ask for silences when they start, and then once a minute.
        await SilenceAsync();
        await EventFilesAsync();
        await LogsAsync();
        await RollupsAsync();
        await OtherSystemsAsync();
        await SlashCommandsAsync();
        await EscalationAsync();
        await NothingReachesAnybodyAsync();
        await TopicIsDownAsync();
        await WidgetsAsync();
        await DaysLaterAsync();
        // A spike is one of a group that is known and has no alarm, so its first alarm has to be over.
        await LogAsync(Enumerable.Repeat(Error, 40));
    }

    private async Task EventFilesAsync()
    {
        foreach (
            var file in Directory.EnumerateFiles(Repository.PathOf("events"), "*.json").Order(StringComparer.Ordinal)
        )
        {
            var function = Path.GetFileName(file).Split('-')[0] switch
            {
                "logs" => "LogErrors",
                "desk" => "IncidentDesk",
                "widget" => "DashboardWidgets",
                "schedule" when file.Contains("rollup", StringComparison.Ordinal) => "MetricRollups",
                "schedule" => "Escalations",
                _ => "AlarmRouter",
            };
            await InvokeAsync(function, await File.ReadAllTextAsync(file, Cancellation));
        }

        await InvokeAsync("AlarmRouter", """{"alarmData":"hello"}""");
        await InvokeAsync("LogErrors", """{"awslogs":{"data":"no base64"}}""");
    }

    /// <summary>Errors that are new, or cut between batches, a request that failed, events that are counted.</summary>
    private async Task LogsAsync()
    {
        await InvokeAsync("LogErrors", Batch(Error, _start.AddHours(-3)));
        await LogAsync([
            """{"trace_id":"4bf92f35","span_id":"a","kind":"request","name":"POST /api/applications","duration_ms":850,"status":"error"}""",
            Error,
        ]);
        // The rest of the first trace comes, that of the second one does not.
        await LogAsync(["INFO:app:ready", "ERROR:app:no order", "Traceback (most recent call last):"]);
        await LogAsync(["  File \"/app/api.py\", line 12, in create", "KeyError: 7", "INFO:app:on"]);
        await LogAsync(["INFO:app:on", "ERROR:app:no mail", "Traceback (most recent call last):"]);
        await LogAsync(
            Enumerable
                .Range(0, 100)
                .SelectMany(i =>
                    i < 90
                        ? new[]
                        {
                            Event("email_sent", LastHour.AddSeconds(i)),
                            Event("email_delivered", LastHour.AddSeconds(i)),
                        }
                        : [Event("email_sent", LastHour.AddSeconds(i))]
                )
        );
        await LogAsync([
            Event("page_viewed", LastHour).Replace("\"mailbox\"", "\"user_id\":1,\"page\"", StringComparison.Ordinal),
        ]);
    }

    /// <summary>A value that is too low; the event files do the other runs.</summary>
    private async Task RollupsAsync() =>
        await InvokeAsync(
            "MetricRollups",
            $$"""{"run":"hour","time":"{{LastHour.AddMinutes(64):yyyy-MM-dd'T'HH:mm:ss'Z'}}"}"""
        );

    /// <summary>
    /// An alarm, a change, a ping and what nobody can read, posted to the desk; a click and a webhook.
    /// </summary>
    private async Task OtherSystemsAsync()
    {
        const string Firing = """
            {"version":"4","status":"firing","alerts":[{"status":"firing","fingerprint":"c6eadffa33fcdf37","startsAt":"2026-11-23T11:58:00Z",
             "labels":{"alertname":"DiskFull","service":"database","severity":"critical"},"annotations":{}}]}
            """;
        await WithTokenAsync("signals/alertmanager", "local-alertmanager-token", Firing, HttpStatusCode.OK);
        await WithTokenAsync(
            "signals/alertmanager",
            "local-alertmanager-token",
            """{"hello":"world"}""",
            HttpStatusCode.BadRequest
        );
        await WithTokenAsync("heartbeats/nightly-backup", "local-heartbeats-token", "", HttpStatusCode.OK);
        await SignedAsync("changes", """{"service":"api","version":"1.4.2","by":"maya","summary":"new cache"}""");

        var (_, id) = await Alarm.TellAsync(stack, Alarm.Event("ALARM", 1, "pressed"));
        await TickAsync(1);
        var message = stack.Slack.Messages.First(m => m.Blocks.ToJsonString().Contains(id, StringComparison.Ordinal));
        foreach (
            var (action, value) in new[]
            {
                ("acknowledge", id),
                ("severity", $"{id} P0"),
                ("mute", id),
                ("escalate", id),
                ("why", id),
            }
        )
        {
            using var pressed = await stack.Desk.PressAsync(message, action, value);
            Assert.Equal(HttpStatusCode.OK, pressed.StatusCode);
        }

        var incident = stack.PagerDuty.Incidents.First(i => i.IncidentId == id);
        foreach (var type in new[] { "incident.unacknowledged", "incident.resolved" })
        {
            using var told = await stack.Desk.PagerDutyAsync(incident, type);
            Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        }

        using var unknown = await stack.Desk.PagerDutyAsync(
            incident with
            {
                DedupKey = "of PagerDuty's own",
            },
            "incident.acknowledged"
        );
        Assert.Equal(HttpStatusCode.OK, unknown.StatusCode);
    }

    private async Task SlashCommandsAsync()
    {
        var opened = await TypeAsync("open P1 service=api nobody can log in");
        var id = opened[..12];
        foreach (
            var command in new[]
            {
                "list",
                "help",
                "oncall",
                "oncall jonas 4h",
                $"show {id}",
                $"timeline {id}",
                $"why {id}",
                $"ack {id}",
                $"unack {id}",
                $"sev {id} P0",
                $"note {id} restarted it",
                $"mute {id} 1h a deployment",
                $"unmute {id}",
                $"page {id} jonas",
                $"own {id}",
                $"escalate {id}",
                $"resolve {id}",
                $"postmortem {id}",
                $"reopen {id}",
            }
        )
            await TypeAsync(command);
    }

    /// <summary>What a silence holds back waits, is told when it ends, or ends by itself.</summary>
    private async Task SilenceAsync()
    {
        var said = await TypeAsync("mute service=silent 1h a deployment");
        var silence = said[said.IndexOf("SIL-", StringComparison.Ordinal)..].Split(' ', '`', '*', ':')[0];
        await TypeAsync("silences");
        foreach (var name in new[] { "told-later", "over-by-itself" })
            await Alarm.TellAsync(
                stack,
                Alarm.Event("ALARM", DateTimeOffset.UtcNow, name, "P2", "silent", "api-errors")
            );
        await TickAsync(10);
        await Alarm.TellAsync(
            stack,
            Alarm.Event("OK", DateTimeOffset.UtcNow, "over-by-itself", "P2", "silent", "api-errors")
        );
        await TickAsync(50);
        await TypeAsync($"unmute {silence}");
        await TickAsync(70);
        await TickAsync(130);
    }

    /// <summary>Nobody answers, so that every level is called; then each function that may ends one of them.</summary>
    private async Task EscalationAsync()
    {
        var opened = new List<string>();
        foreach (var name in new[] { "ends-by-itself", "ends-at-the-desk", "ends-at-the-dashboard" })
            opened.Add(
                (
                    await Alarm.TellAsync(
                        stack,
                        Alarm.Event("ALARM", DateTimeOffset.UtcNow, name, "P0", name, "api-errors")
                    )
                ).Incident
            );
        foreach (var minute in new[] { 6, 7, 12, 13, 18, 19, 20 })
            await TickAsync(minute);
        await Alarm.TellAsync(
            stack,
            Alarm.Event(
                "OK",
                DateTimeOffset.UtcNow.AddSeconds(1),
                "ends-by-itself",
                "P0",
                "ends-by-itself",
                "api-errors"
            )
        );
        await TypeAsync($"ack {opened[1]}");
        await TypeAsync($"resolve {opened[1]}");
        await PressAsync("Acknowledge", opened[2]);
        await PressAsync("Resolve", opened[2]);
        await TickAsync(22);
    }

    /// <summary>
    /// No channel takes a page: it stands in for another, and is set aside in the end. Then the table is down too.
    /// </summary>
    private async Task NothingReachesAnybodyAsync()
    {
        var (_, mailed) = await Alarm.TellAsync(
            stack,
            Alarm.Event("ALARM", DateTimeOffset.UtcNow, "mailed", "P3", "mail", "api-errors")
        );
        await PressAsync("Acknowledge", mailed);
        await PressAsync("Resolve", mailed);
        foreach (var service in new[] { "pagerduty", "slack", "sns" })
            stack.Faults.Set(
                service,
                new Fault(FaultKind.Reject, Error: service == "slack" ? "channel_not_found" : null)
            );
        await Alarm.TellAsync(
            stack,
            Alarm.Event("ALARM", DateTimeOffset.UtcNow, "unheard", "P0", "unheard", "api-errors")
        );
        await TypeAsync("open P0 nobody hears of this");
        foreach (var service in new[] { "pagerduty", "slack", "sns" })
            stack.Faults.Clear(service);
    }

    /// <summary>Signals stay in the outbox until the tick.</summary>
    private async Task TopicIsDownAsync()
    {
        stack.Faults.Set("sns", new Fault(FaultKind.ServerError));
        await LogAsync(["""{"level":"CRITICAL","service":"late","message":"Database connection pool exhausted"}"""]);
        await SignedAsync(
            "signals/plain",
            """{"alarm":"backup-failed","state":"ALARM","severity":"P1","service":"database"}"""
        );
        stack.Faults.Clear("sns");
        await TickAsync(2);
        await TickAsync(3);
    }

    private async Task WidgetsAsync()
    {
        foreach (var widget in Widgets)
            Assert.DoesNotContain(
                "Not available at the moment",
                await InvokeAsync("DashboardWidgets", $"{{{widget}}}"),
                StringComparison.Ordinal
            );
    }

    /// <summary>Alarms that are quiet end, jobs are missed, hands change, post-mortems and digests are due.</summary>
    private async Task DaysLaterAsync()
    {
        var beat = new DateTimeOffset(_start.UtcTicks - (_start.UtcTicks % (2 * Watchdog.Every).Ticks), TimeSpan.Zero);
        await TickAsync(beat);
        foreach (var days in new[] { 1, 2, 4, 8, 8 })
            await TickAsync(_start.AddDays(days));
    }

    private Task TickAsync(int minutes) => TickAsync(DateTimeOffset.UtcNow.AddMinutes(minutes));

    private async Task TickAsync(DateTimeOffset moment)
    {
        foreach (var tick in await stack.TickAsync("Escalations", moment))
            Assert.True(tick.IsSuccess, tick.Text);
        await stack.WhenIdleAsync();
    }

    private async Task<string> InvokeAsync(string function, string json)
    {
        var result = await stack.InvokeAsync(function, json);
        Assert.True(result.IsSuccess, $"{function}: {result.Text}");
        await stack.WhenIdleAsync();
        return result.Text;
    }

    private async Task PressAsync(string button, string incident)
    {
        var drawn = await DashboardButton.PressAsync(stack, button, incident, "Maya Okafor");
        await stack.WhenIdleAsync();
        Assert.Contains("Maya Okafor", drawn, StringComparison.Ordinal);
    }

    private async Task LogAsync(IEnumerable<string> lines)
    {
        stack.AppendLog("/ecs/roleferry-api", "web-1", lines);
        await stack.LogsDeliveredAsync();
    }

    private async Task<string> TypeAsync(string text)
    {
        using var answer = await stack.Desk.TypeAsync(text);
        var body = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{text}: {body}");
        return (string)JsonNode.Parse(body)!["text"]!;
    }

    private async Task WithTokenAsync(string path, string token, string body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await PostAsync(request, expected);
    }

    private async Task SignedAsync(string path, string body)
    {
        var time = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var mac = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(LocalStackOptions.WebhookSigningSecret),
            Encoding.UTF8.GetBytes($"v1:{time}:{body}")
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-RoleFerry-Timestamp", time);
        request.Headers.Add("X-RoleFerry-Signature", $"v1={Convert.ToHexStringLower(mac)}");
        await PostAsync(request, HttpStatusCode.OK);
    }

    private async Task PostAsync(HttpRequestMessage request, HttpStatusCode expected)
    {
        using var client = new HttpClient { BaseAddress = new Uri(stack.Endpoint, "desk/") };
        using var answer = await client.SendAsync(request, Cancellation);
        Assert.Equal(expected, answer.StatusCode);
        await stack.WhenIdleAsync();
    }

    /// <summary>A log subscription's event with one line, logged at a moment.</summary>
    private static string Batch(string line, DateTimeOffset at)
    {
        var batch = new JsonObject
        {
            ["messageType"] = "DATA_MESSAGE",
            ["owner"] = LocalAccount.Id,
            ["logGroup"] = "/ecs/roleferry-api",
            ["logStream"] = "web-1",
            ["subscriptionFilters"] = new JsonArray("LogErrors"),
            ["logEvents"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = "1",
                    ["timestamp"] = at.ToUnixTimeMilliseconds(),
                    ["message"] = line,
                }
            ),
        };
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(batch.ToJsonString()));
        return new JsonObject
        {
            ["awslogs"] = new JsonObject
            {
                ["data"] = Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length),
            },
        }.ToJsonString();
    }

    private static string Event(string name, DateTimeOffset at) =>
        $$"""{"event":"{{name}}","timestamp":"{{at:yyyy-MM-dd'T'HH:mm:ss'Z'}}","mailbox":"mailbox-1"}""";
}
