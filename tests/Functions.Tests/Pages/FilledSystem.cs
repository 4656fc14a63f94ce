using RoleFerry.Functions.Tests.EndToEnd;
using RoleFerry.Local;

namespace RoleFerry.Functions.Tests.Pages;

/// <summary>
/// A system that has a week behind it: what the pages show of a product that is mostly well. Its tests only look at
/// it.
/// </summary>
public sealed class FilledSystem(PublishedSystem system) : IAsyncLifetime
{
    public LocalStack Stack { get; private set; } = null!;

    /// <summary>
    /// The incident with the longest story: acknowledged, with an error and a request that failed behind it.
    /// </summary>
    public string Incident { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var now = DateTimeOffset.UtcNow;

        Stack = await system.StartAsync();
        Stack.Slack.LimitsRate = false;
        foreach (var lines in ProductWeek.Lines(now).Chunk(1_500))
        {
            Stack.AppendLog("/ecs/roleferry-workers", "w-1", lines);
            await Stack.LogsDeliveredAsync();
        }

        // A week's lines that were read within seconds are a peak in what the function counts as they come.
        Stack.Metrics.Clear();
        ProductWeek.PutMetrics(Stack.Metrics, now);
        var rolled = await Stack.InvokeAsync(
            "MetricRollups",
            $$"""{"run":"hour","time":"{{now:yyyy-MM-dd'T'HH:mm:ss'Z'}}"}"""
        );
        Assert.True(rolled.IsSuccess, rolled.Text);
        await IncidentsAsync(now);
        await Stack.WhenIdleAsync();
    }

    public ValueTask DisposeAsync() => Stack.DisposeAsync();

    private async Task IncidentsAsync(DateTimeOffset now)
    {
        await TellAsync("ALARM", now.AddMinutes(-335), "email-bounce-rate", "P2", "email", "deliverability");
        await TellAsync("OK", now.AddMinutes(-281), "email-bounce-rate", "P2", "email", "deliverability");
        await TellAsync("ALARM", now.AddMinutes(-212), "redis-memory", "P1", "cache", "redis");
        await TellAsync("OK", now.AddMinutes(-171), "redis-memory", "P1", "cache", "redis");
        await TellAsync("ALARM", now.AddMinutes(-96), "copilot-latency", "P3", "copilot", "copilot");
        await TellAsync("ALARM", now.AddMinutes(-52), "enrichment-p95", "P2", "enrichment", "enrichment-latency");
        await TellAsync("ALARM", now.AddMinutes(-38), "api-5xx-rate", "P0", "api", "api-5xx");
        await TellAsync("ALARM", now.AddMinutes(-36), "api-latency-p99", "P1", "api", "api-latency");
        Stack.AppendLog("/ecs/roleferry-api", "api-1", ProductWeek.Errors(now));
        await Stack.LogsDeliveredAsync();
        await Stack.WhenIdleAsync();
        Incident = Stack
            .PagerDuty.Incidents.First(i => i.Summary.Contains("pool exhausted", StringComparison.Ordinal))
            .IncidentId;
        await DashboardButton.PressAsync(Stack, "Acknowledge", Incident, "Maya Okafor");
    }

    private async Task<string> TellAsync(
        string state,
        DateTimeOffset at,
        string name,
        string severity,
        string service,
        string runbook
    )
    {
        var (_, incident) = await Alarm.TellAsync(Stack, Alarm.Event(state, at, name, severity, service, runbook));
        return incident;
    }
}
