using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Logs.Lines;

/// <summary>Reads the events of a log group.</summary>
internal sealed class LogLinesApi(AwsCalls aws)
{
    /// <summary>Events beyond which a group is not read: enough to see what the rules make of it.</summary>
    public const int Most = 50_000;

    /// <summary>
    /// The events since a moment, by stream, in order.
    /// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
    /// </summary>
    /// <exception cref="AwsCallException">CloudWatch Logs did not answer, or refused.</exception>
    public async Task<IReadOnlyDictionary<string, List<string>>> SinceAsync(
        string group,
        DateTimeOffset since,
        CancellationToken cancellation
    )
    {
        var streams = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        string next = "";
        int count = 0;
        do
        {
            var request = new Dictionary<string, object>
            {
                ["logGroupName"] = group,
                ["startTime"] = since.ToUnixTimeMilliseconds(),
            };
            if (next.Length > 0)
                request["nextToken"] = next;
            var page = await aws.LogsAsync("FilterLogEvents", request, cancellation);
            foreach (var one in page.List("events"))
            {
                if (!streams.TryGetValue(one.Text("logStreamName"), out var events))
                    streams[one.Text("logStreamName")] = events = [];
                events.Add(one.Text("message"));
                count++;
            }

            next = page.Text("nextToken");
        } while (next.Length > 0 && count < Most);
        return streams;
    }
}
