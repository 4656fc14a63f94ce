using RoleFerry.Local.Metrics;

namespace RoleFerry.Local.Tests.Metrics;

public class MetricStoreTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly MetricName Cpu = MetricName.Of(
        "AWS/ECS",
        "CPUUtilization",
        [("ServiceName", "api"), ("ClusterName", "prod")]
    );

    [Theory]
    [InlineData("Sum", 10d)]
    [InlineData("Average", 2.5)]
    [InlineData("Maximum", 4d)]
    [InlineData("Minimum", 1d)]
    [InlineData("SampleCount", 4d)]
    [InlineData("p50", 2d)]
    [InlineData("p95", 4d)]
    public void Values_of_a_period_become_one(string statistic, double expected)
    {
        var store = new MetricStore();
        foreach (var value in new double[] { 3, 1, 4, 2 })
            store.Put(Cpu, Start.AddSeconds(value), value);

        Assert.Equal(
            [null, expected, null],
            store.Read(Cpu, statistic, Start.AddMinutes(-1), TimeSpan.FromMinutes(1), 3)
        );
    }

    [Fact]
    public void Dimensions_have_no_order() =>
        Assert.Equal(
            Cpu,
            MetricName.Of("AWS/ECS", "CPUUtilization", [("ClusterName", "prod"), ("ServiceName", "api")])
        );

    [Fact]
    public void What_functions_log_in_the_embedded_format_is_taken_and_other_lines_are_passed_over()
    {
        var store = new MetricStore();
        EmbeddedMetricFormat.Take(
            """{"_aws":{"Timestamp":1772366400000,"CloudWatchMetrics":[{"Namespace":"RoleFerry","Dimensions":[["service"]],"Metrics":[{"Name":"reply_rate","Unit":"Percent"},{"Name":"Lag"}]}]},"service":"product","reply_rate":7.5,"Lag":[1,2]}""",
            store
        );
        foreach (
            var line in (string[])
                [
                    """{"_aws":""",
                    """{"_aws":{}}""",
                    """{"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"X","Dimensions":[["a"]],"Metrics":[{"Name":"m"}]}]}}""",
                    "plain \"_aws\" text",
                ]
        )
            EmbeddedMetricFormat.Take(line, store);

        Assert.Equal(["Lag", "reply_rate"], store.Names.Select(n => n.Name));
        Assert.Equal(
            [7.5],
            store.Read(
                MetricName.Of("RoleFerry", "reply_rate", [("service", "product")]),
                "Average",
                Start,
                TimeSpan.FromMinutes(1),
                1
            )
        );
        Assert.Equal(
            [3d],
            store.Read(
                MetricName.Of("RoleFerry", "Lag", [("service", "product")]),
                "Sum",
                Start,
                TimeSpan.FromMinutes(1),
                1
            )
        );
    }
}
