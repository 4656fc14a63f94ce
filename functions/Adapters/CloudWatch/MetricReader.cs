using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RoleFerry.Core.Drawing;

namespace RoleFerry.Adapters.CloudWatch;

/// <summary>
/// Reads metrics from CloudWatch with GetMetricData.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
/// </summary>
public sealed class MetricReader(CloudWatchClient client)
{
    /// <summary>
    /// Queries of one call. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
    /// </summary>
    public const int MaxQueries = 500;

    /// <summary>Reads lines over the same times.</summary>
    /// <param name="queries">At most <see cref="MaxQueries"/>.</param>
    /// <param name="times">The beginnings of the periods, rising and evenly apart, by whole minutes.</param>
    /// <param name="period">What they are apart.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>A line for each query, in their order; null where CloudWatch knows no value.</returns>
    /// <exception cref="CloudWatchException">CloudWatch did not answer, or refused; it says why.</exception>
    public async Task<ImmutableArray<Series>> ReadAsync(
        IReadOnlyList<MetricQuery> queries,
        ImmutableArray<DateTimeOffset> times,
        TimeSpan period,
        CancellationToken cancellation
    )
    {
        if (queries.Count == 0 || times.IsEmpty)
            return [];
        var values = queries.Select(_ => new double?[times.Length]).ToArray();
        string? next = null;
        do
        {
            var token = next;
            using var answer = await client.AskAsync(
                "GetMetricData",
                json => Write(json, queries, times[0], times[^1] + period, period, token),
                null,
                cancellation
            );
            if (!answer.RootElement.TryGetProperty("MetricDataResults", out var results))
                throw new CloudWatchException("CloudWatch answered without results.");
            foreach (var result in results.EnumerateArray())
                Take(result, values, times[0], period);
            next = answer.RootElement.TryGetProperty("NextToken", out var further) ? further.GetString() : null;
        } while (next is not null);
        return [.. queries.Zip(values, (query, line) => new Series(query.Label, [.. line]))];
    }

    private static void Take(JsonElement result, double?[][] values, DateTimeOffset start, TimeSpan period)
    {
        var line = values[int.Parse(result.GetProperty("Id").GetString().AsSpan(1), CultureInfo.InvariantCulture)];
        foreach (
            var (moment, value) in result
                .GetProperty("Timestamps")
                .EnumerateArray()
                .Zip(result.GetProperty("Values").EnumerateArray())
        )
        {
            var at = (DateTimeOffset.UnixEpoch.AddSeconds(moment.GetDouble()) - start) / period;
            if (at >= 0 && at < line.Length)
                line[(int)at] = value.GetDouble();
        }
    }

    private static void Write(
        Utf8JsonWriter json,
        IReadOnlyList<MetricQuery> queries,
        DateTimeOffset from,
        DateTimeOffset to,
        TimeSpan period,
        string? next
    )
    {
        json.WriteNumber("StartTime", from.ToUnixTimeSeconds());
        json.WriteNumber("EndTime", to.ToUnixTimeSeconds());
        json.WriteString("ScanBy", "TimestampAscending");
        if (next is not null)
            json.WriteString("NextToken", next);
        json.WriteStartArray("MetricDataQueries");
        for (var n = 0; n < queries.Count; n++)
            WriteQuery(
                json,
                string.Create(CultureInfo.InvariantCulture, $"q{n}"),
                queries[n],
                (int)period.TotalSeconds
            );
        json.WriteEndArray();
    }

    private static void WriteQuery(Utf8JsonWriter json, string id, MetricQuery query, int seconds)
    {
        json.WriteStartObject();
        json.WriteString("Id", id);
        json.WriteStartObject("MetricStat");
        json.WriteStartObject("Metric");
        json.WriteString("Namespace", query.Namespace);
        json.WriteString("MetricName", query.Metric);
        json.WriteStartArray("Dimensions");
        foreach (var (name, value) in query.Dimensions)
        {
            json.WriteStartObject();
            json.WriteString("Name", name);
            json.WriteString("Value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteNumber("Period", seconds);
        json.WriteString("Stat", query.Statistic);
        json.WriteEndObject();
        json.WriteBoolean("ReturnData", true);
        json.WriteEndObject();
    }
}
