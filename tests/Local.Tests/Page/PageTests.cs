using System.Net;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Local.Faults;
using RoleFerry.Local.Tests.Aws;
using RoleFerry.Local.Tests.Receivers;

namespace RoleFerry.Local.Tests.Page;

public sealed class PageTests(DynamoDbLocalFixture database) : IAsyncLifetime
{
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false });
    private LocalStack _stack = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stack = await TestStack.StartAsync(database);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _stack.DisposeAsync();
    }

    [Fact]
    public async Task Every_section_is_there_before_anything_has_happened()
    {
        var page = await GetAsync("");

        foreach (var section in new[] { "incidents", "deliveries", "functions", "failures", "switches" })
            Assert.Contains($"""<section id="{section}">""", page, StringComparison.Ordinal);
        Assert.Contains("No incidents. All is quiet.", page, StringComparison.Ordinal);
        Assert.Contains("--ground", await GetAsync("_local/page.css"), StringComparison.Ordinal);
        Assert.Contains("refresh", await GetAsync("_local/page.js"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_is_listed_and_explains_itself()
    {
        await WriteIncidentAsync();

        Assert.Contains("""href="/incidents/INC-1" """.TrimEnd(), await GetAsync(""), StringComparison.Ordinal);
        var page = await GetAsync("incidents/INC-1");
        Assert.Contains("""<span class="sev p0">P0</span>""", page, StringComparison.Ordinal);
        Assert.Contains("<b>Still firing</b>", page, StringComparison.Ordinal);
        Assert.Contains(
            "<li><b>Repeat interval not elapsed</b> told a minute ago</li>",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("Page: Sent", page, StringComparison.Ordinal);
        Assert.Contains("api-5xx <b>Alarm</b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_that_does_not_exist_is_not_found()
    {
        using var answer = await _client.GetAsync(new Uri(_stack.Endpoint, "incidents/INC-2"), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task What_people_got_is_drawn_and_text_from_outside_is_escaped()
    {
        const string evil = "<script>alert(1)</script>";
        await Http.SlackAsync(
            _stack,
            "chat.postMessage",
            new JsonObject
            {
                ["channel"] = "#incidents",
                ["text"] = "fallback",
                ["blocks"] = JsonNode.Parse(
                    """
                    [{"type":"header","text":{"type":"plain_text","text":"<script>alert(1)</script>"}},
                     {"type":"section","fields":[{"type":"mrkdwn","text":"*Severity*"},{"type":"plain_text","text":"P1"}]},
                     {"type":"actions","elements":[{"type":"button","style":"primary","action_id":"ack","text":{"type":"plain_text","text":"Acknowledge"}}]}]
                    """
                ),
            }
        );
        await Http.PostAsync(
            _stack,
            "pagerduty/v2/enqueue",
            """{"routing_key":"kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk","event_action":"trigger","dedup_key":"INC-1","payload":{"summary":"<script>alert(1)</script>","source":"api","severity":"critical"}}"""
        );

        var page = await GetAsync("");

        Assert.DoesNotContain(evil, page, StringComparison.Ordinal);
        Assert.Contains("<h4>&lt;script&gt;alert(1)&lt;/script&gt;</h4>", page, StringComparison.Ordinal);
        Assert.Contains(
            """<div class="fields"><div><b>Severity</b></div><div>P1</div></div>""",
            page,
            StringComparison.Ordinal
        );
        Assert.Matches(
            """name="action" value="ack">\s*<input type="hidden" name="value" value="">\s*<button class="button primary">Acknowledge</button>""",
            page
        );
        Assert.Contains("""<article class="pagerduty triggered">""", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invocation_shows_its_event_answer_and_log()
    {
        await _stack.InvokeAsync("Sample", """{"do":"log","lines":["a line <of> the log"]}""");

        var page = await GetAsync("");

        Assert.Contains("<span class=\"dot ok\"></span><b>Sample</b>", page, StringComparison.Ordinal);
        Assert.Contains("a line &lt;of&gt; the log", page, StringComparison.Ordinal);
        Assert.Contains("REPORT RequestId", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_failed_for_good_is_shown_with_its_reason()
    {
        _stack.AcceptEvent("Sample", """{"do":"fail","type":"Oops","message":"no such thing"}"""u8.ToArray());
        await _stack.WhenIdleAsync();

        Assert.Contains("""<b class="grow">Sample: no such thing</b>""", await GetAsync(""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_switch_of_the_page_makes_a_service_fail_and_leads_back()
    {
        using var form = new FormUrlEncodedContent([new("kind", "Hang"), new("count", "3")]);
        using var answer = await _client.PostAsync(new Uri(_stack.Endpoint, "_local/faults/slack"), form, Cancellation);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/#switches", answer.Headers.Location!.ToString());
        Assert.Equal(new Fault(FaultKind.Hang, Count: 3), _stack.Faults.Current["slack"]);
        Assert.Contains("never answers, 3 more", await GetAsync(""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_web_page_cannot_throw_the_switches()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(_stack.Endpoint, "_local/faults/slack?kind=500")
        );
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var foreignName = new HttpRequestMessage(HttpMethod.Get, _stack.Endpoint);
        foreignName.Headers.Host = "evil.example";

        Assert.Equal(HttpStatusCode.Forbidden, (await _client.SendAsync(request, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _client.SendAsync(foreignName, Cancellation)).StatusCode);
        Assert.Empty(_stack.Faults.Current);
    }

    private async Task<string> GetAsync(string path) =>
        await _client.GetStringAsync(new Uri(_stack.Endpoint, path), Cancellation);

    /// <summary>Items as the functions store them.</summary>
    private async Task WriteIncidentAsync()
    {
        using var client = Clients.DynamoDb(_stack);
        Dictionary<string, AttributeValue>[] items =
        [
            new()
            {
                ["SK"] = new("STATE"),
                ["id"] = new("INC-1"),
                ["status"] = new("Open"),
                ["severity"] = new("P0"),
                ["title"] = new("api-5xx"),
                ["summary"] = new("errors"),
                ["openStatus"] = new("OPEN"),
                ["openedAt"] = new() { N = "1767225600000" },
                ["version"] = new() { N = "1" },
                ["channels"] = new() { L = [new("pagerduty")] },
            },
            new()
            {
                ["SK"] = new("EVT#1"),
                ["kind"] = new("StillFiring"),
                ["at"] = new() { N = "1767225660000" },
                ["who"] = new("cloudwatch"),
                ["what"] = new("It fires still."),
                ["reasons"] = new() { L = [new("RepeatIntervalNotElapsed: told a minute ago")] },
            },
            new()
            {
                ["SK"] = new("OUT#000001#pagerduty"),
                ["channel"] = new("pagerduty"),
                ["kind"] = new("Page"),
                ["state"] = new("Sent"),
                ["attempts"] = new() { N = "1" },
                ["createdAt"] = new() { N = "1767225600000" },
            },
            new()
            {
                ["SK"] = new("SIG#a"),
                ["name"] = new("api-5xx"),
                ["state"] = new("Alarm"),
                ["at"] = new() { N = "1767225600000" },
            },
        ];
        foreach (var item in items)
        {
            item["PK"] = new("INC#INC-1");
            await client.PutItemAsync(_stack.TableNames[0], item, Cancellation);
        }
    }
}
