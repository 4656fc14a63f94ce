using System.Text.Json;
using RoleFerry.Local;

namespace RoleFerry.Functions.Tests.EndToEnd;

/// <summary>The way of docs/logs.md, "Try it": lines by HTTP, then the operator's command.</summary>
public class ErrorsTests(PublishedSystem system)
{
    private const string Lines = """
        {"trace_id":"4bf92f35","span_id":"a","kind":"request","name":"POST /api/applications","duration_ms":850,"status":"error"}
        {"trace_id":"4bf92f35","span_id":"b","parent_id":"a","kind":"sql","name":"INSERT INTO applications","duration_ms":5}
        {"trace_id":"4bf92f35","span_id":"c","parent_id":"a","kind":"http","name":"Apollo API: search_people","duration_ms":800,"status":503}
        {"level":"ERROR","message":"Apollo answered 503 for jane@example.com","trace_id":"4bf92f35","version":"1.42.0"}
        2025-10-13 14:30:00,128 app.pool CRITICAL Database connection pool exhausted
        2025-10-13 14:30:00,129 app.pool CRITICAL Database connection pool exhausted
        INFO:     10.0.1.5:43212 - "GET /health HTTP/1.1" 200 OK
        """;

    [Fact]
    public async Task Lines_that_curl_sends_are_groups_that_the_operator_lists_and_looks_into()
    {
        await using var stack = await system.StartAsync();
        await SendAsync(stack);

        var listed = await ListAsync(stack);
        Assert.Equal(
            [("Apollo answered 503 for <*>", 1), ("Database connection pool exhausted", 2)],
            listed.Select(g => (g.Template, g.Total)).Order()
        );
        var (_, table) = await OperatorCommand.RunAsync(stack, "errors");
        Assert.All(listed, g => Assert.Contains(g.Fingerprint, table, StringComparison.Ordinal));

        var apollo = listed.Single(g => g.Template.StartsWith("Apollo", StringComparison.Ordinal)).Fingerprint;
        Assert.Contains(
            $"./roleferry errors show {apollo}",
            await File.ReadAllTextAsync(Repository.PathOf("docs", "logs.md"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        var (exitCode, shown) = await OperatorCommand.RunAsync(stack, "errors", "show", apollo);
        Assert.Equal(0, exitCode);
        Assert.Contains("Apollo answered 503 for [email]", shown, StringComparison.Ordinal);
        Assert.Contains("1.42.0", shown, StringComparison.Ordinal);
        Assert.Contains("[HTTP] Apollo API: search_people (800ms) FAILED", shown, StringComparison.Ordinal);
        Assert.Contains("Slowest dependency: [HTTP] Apollo API", shown, StringComparison.Ordinal);

        var (_, trace) = await OperatorCommand.RunAsync(stack, "trace", "4bf92f35");
        Assert.StartsWith("[REQUEST] POST /api/applications (850ms) FAILED", trace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_has_its_incident_whose_page_shows_the_request()
    {
        await using var stack = await system.StartAsync();
        await SendAsync(stack);

        var apollo = (await ListAsync(stack))
            .Single(g => g.Template.StartsWith("Apollo", StringComparison.Ordinal))
            .Fingerprint;
        var (_, json) = await OperatorCommand.RunAsync(stack, "errors", "show", apollo, "--json");
        using var shown = JsonDocument.Parse(json);
        var incident = shown.RootElement.GetProperty("incident").GetString();
        using var browser = new HttpClient { BaseAddress = stack.Endpoint };
        var page = await browser.GetStringAsync(
            new Uri($"incidents/{incident}", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Contains("Slowest dependency: [HTTP] Apollo API: search_people", page, StringComparison.Ordinal);
        Assert.Contains("Apollo answered 503 for [email]", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batches_that_come_again_change_no_count_and_tell_nobody()
    {
        await using var stack = await system.StartAsync();
        await SendAsync(stack);
        var before = await ListAsync(stack);
        var told = (stack.PagerDuty.Events.Count, stack.Slack.Messages.Count);
        Assert.NotEqual((0, 0), told);

        await stack.LogsDeliveredAgainAsync();

        Assert.Equal(before, await ListAsync(stack));
        Assert.Equal(told, (stack.PagerDuty.Events.Count, stack.Slack.Messages.Count));
    }

    [Fact]
    public async Task A_group_that_a_person_resolves_ends_its_incident_and_an_unknown_one_is_said_to_be_unknown()
    {
        await using var stack = await system.StartAsync();
        await SendAsync(stack);
        var pool = (await ListAsync(stack)).Single(g => g.Total == 2).Fingerprint;

        var (exitCode, output) = await OperatorCommand.RunAsync(stack, "errors", "resolve", pool);
        await stack.TickAsync("Escalations", DateTimeOffset.UtcNow);
        await stack.WhenIdleAsync();

        Assert.True(exitCode == 0, output);
        Assert.Equal("Resolved", Assert.Single(stack.PagerDuty.Incidents).Status.ToString());
        foreach (var unknown in new[] { "f1:0123456789abcdef", "nonsense" })
            Assert.Equal(1, (await OperatorCommand.RunAsync(stack, "errors", "show", unknown)).ExitCode);
        Assert.Equal(1, (await OperatorCommand.RunAsync(stack, "trace", "none")).ExitCode);
    }

    private static async Task SendAsync(LocalStack stack)
    {
        using var curl = new HttpClient { BaseAddress = stack.Endpoint };
        using var body = new StringContent(Lines);
        using var answer = await curl.PostAsync(
            new Uri("_local/logs/ecs/roleferry-api?stream=web-1", UriKind.Relative),
            body,
            TestContext.Current.CancellationToken
        );
        answer.EnsureSuccessStatusCode();
        await stack.LogsDeliveredAsync();
    }

    private static async Task<(string Fingerprint, string Template, long Total)[]> ListAsync(LocalStack stack)
    {
        var (exitCode, json) = await OperatorCommand.RunAsync(stack, "errors", "--json");
        Assert.True(exitCode == 0, json);
        using var listed = JsonDocument.Parse(json);
        return
        [
            .. listed
                .RootElement.EnumerateArray()
                .Select(g =>
                    (
                        g.GetProperty("fingerprint").GetString()!,
                        g.GetProperty("template").GetString()!,
                        g.GetProperty("total").GetInt64()
                    )
                ),
        ];
    }
}
