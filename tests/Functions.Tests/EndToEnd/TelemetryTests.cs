using System.Net;
using RoleFerry.Local;

namespace RoleFerry.Functions.Tests.EndToEnd;

/// <summary>What a published function writes of itself, with whichever packages it was built.</summary>
public class TelemetryTests(PublishedSystem system)
{
    /// <summary>Each refused request is a line of metrics, and the first of a minute are a log line too.</summary>
    private const int Requests = 2500;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>
    /// Lambda gives a function 1,024 descriptors
    /// (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
    /// </summary>
    [Fact]
    public async Task Thousands_of_lines_open_no_file_and_lose_no_metric()
    {
        await using var stack = await system.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(stack.Endpoint, "desk/") };
        await RefusedAsync(client, 50);
        int before = Descriptors(stack, "IncidentDesk");

        await RefusedAsync(client, Requests - 50);

        Assert.InRange(Descriptors(stack, "IncidentDesk"), 1, before + 5);
        Assert.Equal(Requests, Sum(stack, "DeskRequestsMissing") + Sum(stack, "DeskRequestsLimited"));
    }

    private static double? Sum(LocalStack stack, string name)
    {
        var counted = Assert.Single(stack.Metrics.Names, metric => metric.Name == name);
        return stack.Metrics.Read(counted, "Sum", DateTimeOffset.UtcNow.AddHours(-2), TimeSpan.FromHours(4), 1)[0];
    }

    private static async Task RefusedAsync(HttpClient client, int count)
    {
        for (int i = 0; i < count; i++)
        {
            using var content = new FormUrlEncodedContent([new("text", "open P0 everything")]);
            using var answer = await client.PostAsync("slack/commands", content, Cancellation);
            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests });
        }
    }

    /// <summary>How many descriptors the one process of a function holds, as Linux says.</summary>
    private static int Descriptors(LocalStack stack, string function)
    {
        var process = Assert.Single(Directory.EnumerateDirectories("/proc"), folder => IsOf(folder, stack, function));
        return Directory.GetFiles(Path.Combine(process, "fd")).Length;
    }

    private static bool IsOf(string folder, LocalStack stack, string function)
    {
        try
        {
            return int.TryParse(Path.GetFileName(folder), out _)
                && File.ReadAllText(Path.Combine(folder, "environ")).Split('\0') is var variables
                && variables.Contains($"AWS_LAMBDA_FUNCTION_NAME={function}")
                && variables.Any(v =>
                    v.StartsWith($"AWS_LAMBDA_RUNTIME_API={stack.Endpoint.Authority}/", StringComparison.Ordinal)
                );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
