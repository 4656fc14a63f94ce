using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using RoleFerry.Adapters.CloudWatch;
using RoleFerry.Core.Services;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Adapters.Tests.Suspects;

/// <summary>A little product, and a CloudWatch that a test holds.</summary>
internal static class Shop
{
    public static StackValues Values { get; } = StackValues.Read("Database=orders;Cache=");

    public static ServiceMap Map { get; } =
        new([
            new ServiceDefinition(
                "api",
                "backend",
                ["database", "cache"],
                [
                    Metric("requests", SeriesRole.Requests, "Requests", "Sum"),
                    Metric("answers 5xx (%)", SeriesRole.Failures, "Errors", "Sum") with
                    {
                        Per = "requests",
                    },
                    Metric("response time", SeriesRole.Latency, "Seconds", "Average"),
                ]
            ),
            new ServiceDefinition(
                "database",
                "backend",
                [],
                [Metric("connections", SeriesRole.Saturation, "Connections", "Maximum", "{Database}")]
            ),
            new ServiceDefinition(
                "cache",
                "",
                [],
                [Metric("memory", SeriesRole.Saturation, "Memory", "Average", "{Cache}")]
            ),
            new ServiceDefinition("workers", "", [], [Metric("tasks", SeriesRole.Headroom, "Tasks", "Minimum")]),
            new ServiceDefinition("apollo", "", [], []),
        ]);

    private static ServiceMetric Metric(
        string name,
        SeriesRole role,
        string metric,
        string statistic,
        string? id = null
    ) =>
        new()
        {
            Name = name,
            Role = role,
            Namespace = "AWS/Shop",
            Metric = metric,
            Statistic = statistic,
            Dimensions = id is null
                ? ImmutableSortedDictionary<string, string>.Empty
                : ImmutableSortedDictionary<string, string>.Empty.Add("Id", id),
        };

    /// <summary>Reads metrics.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="value">A metric's value in a minute; null: CloudWatch refuses.</param>
    public static MetricReader Reader(TimeProvider time, Func<string, DateTimeOffset, double?>? value) =>
        new(
            new CloudWatchClient(
                new HttpClient(new MetricServer(value)),
                new BasicAWSCredentials("key", "secret"),
                new CloudWatchSettings("eu-west-1", new Uri("https://monitoring.invalid/")),
                time
            )
        );

    /// <summary>Answers GetMetricData minute by minute; null: it refuses.</summary>
    private sealed class MetricServer(Func<string, DateTimeOffset, double?>? value) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            if (value is null)
                return new HttpResponseMessage(HttpStatusCode.BadRequest)
                {
                    Content = new StringContent("""{"__type":"com.amazonaws.cloudwatch#AccessDeniedException"}"""),
                };
            var asked = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
            var (from, to) = ((long)asked["StartTime"]!, (long)asked["EndTime"]!);
            var results = new JsonArray();
            foreach (var query in asked["MetricDataQueries"]!.AsArray())
            {
                Assert.Equal(60, (int)query!["MetricStat"]!["Period"]!);
                var metric = (string)query["MetricStat"]!["Metric"]!["MetricName"]!;
                var points = new List<(long At, double Value)>();
                for (var at = from; at < to; at += 60)
                    if (value(metric, DateTimeOffset.FromUnixTimeSeconds(at)) is { } one)
                        points.Add((at, one));
                results.Add(
                    new JsonObject
                    {
                        ["Id"] = (string)query["Id"]!,
                        ["Timestamps"] = new JsonArray([.. points.Select(p => JsonValue.Create(p.At))]),
                        ["Values"] = new JsonArray([.. points.Select(p => JsonValue.Create(p.Value))]),
                    }
                );
            }

            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(new JsonObject { ["MetricDataResults"] = results }.ToJsonString()),
            };
        }
    }
}
