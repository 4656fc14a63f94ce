using System.Text;
using System.Text.Json;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Time.Testing;

namespace RoleFerry.AwsPackages.Tests.Powertools;

public sealed class MetricsTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_780_000_000_123);

    private readonly MemoryStream _output = new();

    private string[] Lines =>
        Encoding.UTF8.GetString(_output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void Metrics_are_one_line_of_embedded_metric_format()
    {
        var metrics = Metrics(new MetricsOptions { DefaultDimensions = new() { ["Environment"] = "prod" } });

        metrics.AddDimension("Channel", "slack");
        metrics.AddMetric("Delivered", 1, MetricUnit.Count);
        metrics.AddMetric("Took", 12.5, MetricUnit.Milliseconds, MetricResolution.High);
        metrics.AddMetric("Took", 30, MetricUnit.Milliseconds, MetricResolution.High);
        metrics.AddMetadata("incident", "INC-7F3K9Q2M");
        metrics.Flush();

        Assert.Equal(
            """{"_aws":{"Timestamp":1780000000123,"CloudWatchMetrics":[{"Namespace":"RoleFerry","Metrics":[{"Name":"Delivered","Unit":"Count"},{"Name":"Took","Unit":"Milliseconds","StorageResolution":1}],"Dimensions":[["Service","Environment","Channel"]]}]},"Service":"alarm-router","Environment":"prod","Channel":"slack","Delivered":1,"Took":[12.5,30],"incident":"INC-7F3K9Q2M"}""",
            Lines.Single()
        );
    }

    [Fact]
    public void A_flush_forgets_what_it_wrote_but_not_the_default_dimensions()
    {
        var metrics = Metrics();
        metrics.AddDimension("Channel", "slack");
        metrics.AddMetric("Delivered", 1);
        metrics.Flush();

        metrics.AddMetric("Failed", 2);
        metrics.Flush();

        Assert.Equal(
            """{"_aws":{"Timestamp":1780000000123,"CloudWatchMetrics":[{"Namespace":"RoleFerry","Metrics":[{"Name":"Failed","Unit":"None"}],"Dimensions":[["Service"]]}]},"Service":"alarm-router","Failed":2}""",
            Lines[1]
        );
    }

    [Fact]
    public void The_hundred_and_first_metric_writes_the_hundred_before_it()
    {
        var metrics = Metrics();
        metrics.AddDimension("Channel", "slack");

        for (var i = 0; i <= 100; i++)
            metrics.AddMetric($"m{i}", i);

        Assert.Equal(100, Names(Lines.Single()).Count);
        metrics.Flush();
        Assert.Equal(["m100"], Names(Lines[1]));
        Assert.Contains("\"Channel\":\"slack\"", Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_hundred_and_first_value_of_one_metric_writes_the_hundred_before_it()
    {
        var metrics = Metrics();

        for (var i = 0; i <= 100; i++)
            metrics.AddMetric("Took", i);
        metrics.Flush();

        Assert.Equal(100, Value(Lines[0], "Took").GetArrayLength());
        Assert.Equal(100, Value(Lines[1], "Took").GetInt32());
    }

    [Fact]
    public void A_single_metric_is_written_at_once_and_apart()
    {
        var metrics = Metrics();
        metrics.AddMetric("Collected", 1);

        metrics.PushSingleMetric("Paged", 1, MetricUnit.Count, dimensions: new() { ["Severity"] = "P0" });

        Assert.Equal(
            """{"_aws":{"Timestamp":1780000000123,"CloudWatchMetrics":[{"Namespace":"RoleFerry","Metrics":[{"Name":"Paged","Unit":"Count"}],"Dimensions":[["Service","Severity"]]}]},"Service":"alarm-router","Severity":"P0","Paged":1}""",
            Lines.Single()
        );
    }

    [Fact]
    public void Nothing_collected_is_a_line_that_warns()
    {
        Metrics().Flush();

        Assert.StartsWith(
            "##User-WARNING## No application metrics to publish.",
            Lines.Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Nothing_collected_raises_where_that_was_asked_for()
    {
        var metrics = Metrics();
        metrics.SetRaiseOnEmptyMetrics(true);

        Assert.Throws<SchemaValidationException>(() => metrics.Flush());
    }

    [Fact]
    public void Without_a_namespace_nothing_can_be_written()
    {
        var metrics = new EmfMetrics(new MetricsOptions(), _ => null, new FakeTimeProvider(Now), _output);
        metrics.AddMetric("Delivered", 1);

        Assert.Throws<SchemaValidationException>(() => metrics.Flush());
    }

    [Fact]
    public void What_the_code_sets_goes_before_the_environment()
    {
        var metrics = Metrics(new MetricsOptions { Namespace = "Other", Service = "other" });
        metrics.AddMetric("m", 1);
        metrics.Flush();

        Assert.Contains("\"Namespace\":\"Other\"", Lines.Single(), StringComparison.Ordinal);
        Assert.Contains("\"Service\":\"other\"", Lines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dimension_beyond_the_29th_is_refused()
    {
        var metrics = Metrics();
        for (var i = 0; i < 29; i++)
            metrics.AddDimension($"d{i}", "v");

        Assert.Throws<ArgumentOutOfRangeException>(() => metrics.AddDimension("d29", "v"));
    }

    [Theory]
    [InlineData("", "v")]
    [InlineData("d", "")]
    [InlineData("d", " ")]
    public void A_dimension_needs_a_name_and_a_value(string key, string value)
    {
        Assert.ThrowsAny<ArgumentException>(() => Metrics().AddDimension(key, value));
        Assert.ThrowsAny<ArgumentException>(() => Metrics().AddDimensions(("a", "b"), (key, value)));
    }

    [Fact]
    public void Several_dimensions_are_added_at_once()
    {
        var metrics = Metrics();
        metrics.AddDimensions(("Channel", "slack"), ("Severity", "P0"));
        metrics.AddMetric("Delivered", 1);
        metrics.Flush();

        Assert.Contains(
            """"Dimensions":[["Service","Channel","Severity"]]"""",
            Lines.Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_value_that_is_not_finite_fails_this_flush_and_all_later_ones()
    {
        var metrics = Metrics();
        metrics.AddMetric("Took", double.NaN);
        Assert.ThrowsAny<ArgumentException>(() => metrics.Flush());

        metrics.AddMetric("Delivered", 1);
        Assert.ThrowsAny<ArgumentException>(() => metrics.Flush());
        Assert.Empty(Lines);
    }

    [Fact]
    public void A_metric_with_the_name_of_a_dimension_fails_the_flush()
    {
        var metrics = Metrics();
        metrics.AddMetric("Service", 1);

        Assert.Throws<ArgumentException>(() => metrics.Flush());
    }

    [Fact]
    public void What_one_thread_added_is_lost_to_the_flush_of_another()
    {
        var metrics = Metrics();
        var other = new Thread(() => metrics.AddMetric("Before", 1));
        other.Start();
        other.Join();
        metrics.AddMetric("After", 1);
        metrics.Flush();

        Assert.Equal(["After"], Names(Lines.Single()));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(" ", 1)]
    [InlineData("Delivered", -1)]
    public void A_metric_needs_a_name_and_no_negative_value(string key, double value) =>
        Assert.ThrowsAny<ArgumentException>(() => Metrics().AddMetric(key, value));

    [Fact]
    public void A_name_of_more_than_255_characters_is_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => Metrics().AddMetric(new string('m', 256), 1));
        Assert.ThrowsAny<ArgumentException>(() =>
            Metrics().PushSingleMetric(new string('m', 256), 1, MetricUnit.Count)
        );
    }

    [Fact]
    public async Task Threads_side_by_side_lose_nothing_that_each_flushes_itself()
    {
        var metrics = Metrics();

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        for (var i = 0; i < 500; i++)
                            metrics.AddMetric("Delivered", 1);
                        metrics.Flush();
                    })
                )
        );

        Assert.Equal(
            4000,
            Lines.Sum(line =>
                Value(line, "Delivered") is { ValueKind: JsonValueKind.Array } values ? values.GetArrayLength() : 1
            )
        );
    }

    public void Dispose() => _output.Dispose();

    private EmfMetrics Metrics(MetricsOptions? options = null) =>
        new(
            options ?? new MetricsOptions(),
            name =>
                name switch
                {
                    "POWERTOOLS_METRICS_NAMESPACE" => "RoleFerry",
                    "POWERTOOLS_SERVICE_NAME" => "alarm-router",
                    _ => null,
                },
            new FakeTimeProvider(Now),
            _output
        );

    private static JsonElement Value(string line, string property) =>
        JsonDocument.Parse(line).RootElement.GetProperty(property);

    private static List<string?> Names(string line) =>
        [
            .. Value(line, "_aws")
                .GetProperty("CloudWatchMetrics")[0]
                .GetProperty("Metrics")
                .EnumerateArray()
                .Select(m => m.GetProperty("Name").GetString()),
        ];
}
