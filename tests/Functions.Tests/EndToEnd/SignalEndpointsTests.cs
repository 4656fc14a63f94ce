using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using RoleFerry.Local;
using RoleFerry.Local.Receivers.PagerDuty;

namespace RoleFerry.Functions.Tests.EndToEnd;

/// <summary>
/// The desk's published binary takes what other systems post, as docs/sources.md says: from HTTP to the page.
/// </summary>
public class SignalEndpointsTests(PublishedSystem system)
{
    private const string Firing = """
        {"version":"4","status":"firing","alerts":[{"status":"firing","fingerprint":"c6eadffa33fcdf37","startsAt":"2026-11-23T11:58:00Z",
         "labels":{"alertname":"DiskFull","service":"database","severity":"critical"},"annotations":{}}]}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_alert_of_Alertmanager_pages_and_its_end_resolves()
    {
        await using var stack = await system.StartAsync();

        Assert.Equal(
            (HttpStatusCode.OK, """{"signals":1,"unreadable":[]}"""),
            await WithTokenAsync(stack, "signals/alertmanager", "local-alertmanager-token", Firing)
        );
        Assert.Equal(PagerDutyStatus.Triggered, Assert.Single(stack.PagerDuty.Incidents).Status);

        var resolved = Firing
            .Replace("\"firing\"", "\"resolved\"", StringComparison.Ordinal)
            .Replace("startsAt", "endsAt", StringComparison.Ordinal)
            .Replace("11:58", "11:59", StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.OK,
            (await WithTokenAsync(stack, "signals/alertmanager", "local-alertmanager-token", resolved)).Status
        );
        Assert.Equal(PagerDutyStatus.Resolved, Assert.Single(stack.PagerDuty.Incidents).Status);
    }

    [Fact]
    public async Task A_signed_post_pages_and_a_forged_one_does_not()
    {
        await using var stack = await system.StartAsync();
        const string Body = """{"alarm":"backup-failed","state":"ALARM","severity":"P1","service":"database"}""";

        Assert.Equal(HttpStatusCode.Unauthorized, await SignedAsync(stack, "signals/plain", Body, "another"));
        Assert.Empty(stack.PagerDuty.Incidents);
        Assert.Equal(
            HttpStatusCode.OK,
            await SignedAsync(stack, "signals/plain", Body, LocalStackOptions.WebhookSigningSecret)
        );
        Assert.Single(stack.PagerDuty.Incidents);
    }

    [Fact]
    public async Task A_deployment_is_told_in_the_thread_of_the_incident_that_follows_it()
    {
        await using var stack = await system.StartAsync();
        stack.Slack.LimitsRate = false;
        const string Change = """{"service":"api","version":"1.4.2","by":"maya","summary":"new cache"}""";

        Assert.Equal(HttpStatusCode.Unauthorized, await SignedAsync(stack, "changes", Change, "another"));
        Assert.Equal(
            HttpStatusCode.OK,
            await SignedAsync(stack, "changes", Change, LocalStackOptions.WebhookSigningSecret)
        );
        await Alarm.TellAsync(stack, Alarm.Event("ALARM", DateTimeOffset.UtcNow, "api-5xx", "P1", "api", "api-errors"));
        await stack.TickAsync("Escalations", DateTimeOffset.UtcNow.AddMinutes(2));
        await stack.WhenIdleAsync();

        Assert.Contains(stack.Slack.Messages, m =>
            m.ThreadTs is not null && m.Blocks.ToJsonString().Contains("api 1.4.2 deployed", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_job_that_pinged_once_and_then_no_more_pages()
    {
        await using var stack = await system.StartAsync();
        var day = TimeSpan.FromDays(1);

        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await WithTokenAsync(stack, "heartbeats/nightly-backup", "another", "")).Status
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await WithTokenAsync(stack, "heartbeats/unheard-of", "local-heartbeats-token", "")).Status
        );
        await stack.TickAsync("Escalations", DateTimeOffset.UtcNow + (2 * day));
        await stack.WhenIdleAsync();
        Assert.Empty(stack.PagerDuty.Incidents);

        Assert.Equal(
            HttpStatusCode.OK,
            (await WithTokenAsync(stack, "heartbeats/nightly-backup", "local-heartbeats-token", "")).Status
        );
        await stack.TickAsync("Escalations", DateTimeOffset.UtcNow + day);
        await stack.WhenIdleAsync();
        Assert.Empty(stack.PagerDuty.Incidents);
        await stack.TickAsync("Escalations", DateTimeOffset.UtcNow + (2 * day));
        await stack.WhenIdleAsync();
        Assert.Contains(stack.PagerDuty.Incidents, i =>
            i.Summary.Contains("nightly-backup stopped pinging", StringComparison.Ordinal)
        );
    }

    private static async Task<(HttpStatusCode Status, string Text)> WithTokenAsync(
        LocalStack stack,
        string path,
        string token,
        string body
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await SendAsync(stack, request);
    }

    private static async Task<HttpStatusCode> SignedAsync(LocalStack stack, string path, string body, string secret)
    {
        var time = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v1:{time}:{body}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-RoleFerry-Timestamp", time);
        request.Headers.Add("X-RoleFerry-Signature", $"v1={Convert.ToHexStringLower(mac)}");
        return (await SendAsync(stack, request)).Status;
    }

    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(
        LocalStack stack,
        HttpRequestMessage request
    )
    {
        using var client = new HttpClient { BaseAddress = new Uri(stack.Endpoint, "desk/") };
        using var answer = await client.SendAsync(request, Cancellation);
        await stack.WhenIdleAsync();
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
