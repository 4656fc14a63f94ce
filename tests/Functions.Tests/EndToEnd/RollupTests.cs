using System.Globalization;
using System.Text.Json;
using RoleFerry.Local;

namespace RoleFerry.Functions.Tests.EndToEnd;

/// <summary>
/// The way of a metric with the binaries that ship: lines by HTTP, LogErrors, MetricRollups, the operator's command.
/// </summary>
public class RollupTests(PublishedSystem system)
{
    [Fact]
    public async Task Mails_that_are_logged_are_a_deliverability_that_the_operator_sees_and_a_bad_one_opens_an_incident()
    {
        await using var stack = await system.StartAsync();
        var hour = LatestAfternoon(DateTimeOffset.UtcNow);
        await LogAsync(
            stack,
            Enumerable
                .Range(0, 100)
                .SelectMany(i =>
                    i < 90
                        ? new[] { Line("email_sent", hour.AddSeconds(i)), Line("email_delivered", hour.AddSeconds(i)) }
                        : [Line("email_sent", hour.AddSeconds(i))]
                )
        );

        var first = await RunAsync(stack, "hour", hour.AddHours(1).AddMinutes(4));
        var again = await RunAsync(stack, "hour", hour.AddHours(1).AddMinutes(4));
        await stack.WhenIdleAsync();

        Assert.Equal(1, first.GetProperty("signals").GetInt32());
        Assert.Equal((0, 0), (again.GetProperty("changed").GetInt32(), again.GetProperty("signals").GetInt32()));
        Assert.Single(stack.Slack.Messages, m =>
            m.Blocks.ToJsonString().Contains("email_deliverability below 95 %", StringComparison.Ordinal)
        );

        var (exitCode, shown) = await OperatorCommand.RunAsync(
            stack,
            "metrics",
            "show",
            "email_deliverability",
            "--hour",
            $"{hour:yyyy-MM-dd'T'HH}"
        );
        Assert.True(exitCode == 0, shown);
        Assert.Contains("90 %  =  90 of 100", shown, StringComparison.Ordinal);
        Assert.Contains("In alarm now: threshold.", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("hour")]
    [InlineData("day")]
    [InlineData("week")]
    public async Task Every_schedules_event_runs(string run)
    {
        await using var stack = await system.StartAsync();
        var result = await stack.InvokeAsync(
            "MetricRollups",
            await File.ReadAllTextAsync(
                Repository.PathOf("events", $"schedule-rollup-{run}.json"),
                TestContext.Current.CancellationToken
            )
        );
        Assert.True(result.IsSuccess, result.Text);
        using var answer = JsonDocument.Parse(result.Payload);
        Assert.Equal(run, answer.RootElement.GetProperty("run").GetString(), ignoreCase: true);
        Assert.NotEqual(0, answer.RootElement.GetProperty("windows").GetInt32());
    }

    [Fact]
    public async Task A_run_that_there_is_not_is_refused_by_name()
    {
        await using var stack = await system.StartAsync();
        var result = await stack.InvokeAsync("MetricRollups", """{"run":"yearly"}""");
        Assert.False(result.IsSuccess);
        Assert.Contains("There is no run yearly", result.Text, StringComparison.Ordinal);
    }

    /// <summary>
    /// The latest hour from 15:00 UTC that is over. Neither a day nor a week of New York, the metrics' zone, ends
    /// with it, whatever the time is now: a daily metric would raise a signal of its own.
    /// </summary>
    private static DateTimeOffset LatestAfternoon(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date.AddHours(15), TimeSpan.Zero);
        return today.AddHours(1) < now ? today : today.AddDays(-1);
    }

    private static async Task<JsonElement> RunAsync(LocalStack stack, string run, DateTimeOffset at)
    {
        var result = await stack.InvokeAsync("MetricRollups", $$"""{"run":"{{run}}","time":"{{Time(at)}}"}""");
        Assert.True(result.IsSuccess, result.Text);
        using var answer = JsonDocument.Parse(result.Payload);
        return answer.RootElement.Clone();
    }

    private static async Task LogAsync(LocalStack stack, IEnumerable<string> lines)
    {
        using var curl = new HttpClient { BaseAddress = stack.Endpoint };
        using var body = new StringContent(string.Join('\n', lines));
        using var answer = await curl.PostAsync(
            new Uri("_local/logs/ecs/roleferry-workers?stream=w-1", UriKind.Relative),
            body,
            TestContext.Current.CancellationToken
        );
        answer.EnsureSuccessStatusCode();
        await stack.LogsDeliveredAsync();
    }

    private static string Line(string name, DateTimeOffset at) =>
        $$"""{"event":"{{name}}","timestamp":"{{Time(at)}}","mailbox":"mailbox-1"}""";

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
