using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Amazon.Runtime;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Core.Drawing;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.CloudWatch;

/// <summary>
/// Reads metrics from CloudWatch with GetMetricData, over its JSON protocol. Not every feed carries
/// AWSSDK.CloudWatch, and one call does not need it: the credentials are the SDK's.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
/// </summary>
public sealed class MetricReader(
    HttpClient http,
    AWSCredentials credentials,
    CloudWatchSettings settings,
    TimeProvider time
)
{
    /// <summary>
    /// Queries of one call. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
    /// </summary>
    public const int MaxQueries = 500;

    private const string Target = "GraniteServiceVersion20100801.GetMetricData";

    private static readonly MediaTypeHeaderValue Json = new("application/x-amz-json-1.0");

    /// <summary>Reads lines over the same times.</summary>
    /// <param name="queries">At most <see cref="MaxQueries"/>.</param>
    /// <param name="times">The beginnings of the periods, rising and evenly apart, by whole minutes.</param>
    /// <param name="period">What they are apart.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>A line for each query, in their order; null where CloudWatch knows no value.</returns>
    /// <exception cref="MetricsUnavailableException">CloudWatch did not answer, or refused; it says why.</exception>
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
            using var answer = await AskAsync(Body(queries, times[0], times[^1] + period, period, next), cancellation);
            foreach (var result in answer.RootElement.GetProperty("MetricDataResults").EnumerateArray())
                Take(result, values, times[0], period);
            next = answer.RootElement.TryGetProperty("NextToken", out var token) ? token.GetString() : null;
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

    private async Task<JsonDocument> AskAsync(ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Endpoint);
        request.Content = new ReadOnlyMemoryContent(body);
        request.Content.Headers.ContentType = Json;
        request.Headers.Add("X-Amz-Target", Target);
        try
        {
            var keys = await credentials.GetCredentialsAsync();
            RequestSignature.Add(request, body.Span, keys, settings.Region, "monitoring", time.GetUtcNow());
            using var response = await http.SendAsync(request, cancellation);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
            return response.IsSuccessStatusCode
                ? JsonInput.Parse(bytes)
                    ?? throw new MetricsUnavailableException("CloudWatch answered what is not JSON.")
                : throw new MetricsUnavailableException(
                    $"CloudWatch answered {(int)response.StatusCode}: {ErrorIn(bytes)}"
                );
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or AmazonClientException)
        {
            throw new MetricsUnavailableException($"CloudWatch could not be queried: {e.GetType().Name}.", e);
        }
    }

    /// <summary>
    /// The error's name, as in <c>{"__type":"com.amazonaws.cloudwatch#InvalidParameterValueException"}</c>.
    /// </summary>
    private static string ErrorIn(byte[] body)
    {
        using var json = JsonInput.Parse(body);
        return json?.RootElement.Text("__type") is { Length: > 0 } type ? type.Split('#')[^1] : "no reason given";
    }

    private static ReadOnlyMemory<byte> Body(
        IReadOnlyList<MetricQuery> queries,
        DateTimeOffset from,
        DateTimeOffset to,
        TimeSpan period,
        string? next
    )
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
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
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
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
