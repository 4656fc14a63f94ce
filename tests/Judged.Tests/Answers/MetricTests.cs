using System.Text.Json.Nodes;
using RoleFerry.Adapters.CloudWatch;

namespace RoleFerry.Judged.Tests.Answers;

/// <summary>What CloudWatch answers, as widgets read it.</summary>
[Collection(Accounts.Collection)]
public class MetricTests(Accounts accounts)
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    /// <summary>An hour ago, so that no account refuses it as too old or not yet.</summary>
    private static readonly DateTimeOffset Start = new(
        DateTimeOffset.UtcNow.AddHours(-1).Ticks / Period.Ticks * Period.Ticks,
        TimeSpan.Zero
    );

    [Theory]
    [MemberData(nameof(Accounts.Both), MemberType = typeof(Accounts))]
    public async Task Values_are_put_together_by_period_and_periods_without_any_stay_empty(string account)
    {
        var at = accounts[account];
        await at.CallAsync(
            "monitoring",
            "GraniteServiceVersion20100801.PutMetricData",
            new JsonObject
            {
                ["Namespace"] = "Shop",
                ["MetricData"] = new JsonArray([Datum(0, 1), Datum(1, 3), Datum(10, 8)]),
            }
        );
        using var http = new HttpClient();
        var reader = new MetricReader(
            new CloudWatchClient(
                http,
                AwsAccount.Credentials,
                new CloudWatchSettings(at.Region, at.Endpoint),
                TimeProvider.System
            )
        );

        var series = await reader.ReadAsync(
            [
                Query("Sum"),
                Query("Average"),
                Query("Maximum"),
                Query("SampleCount"),
                Query("Sum") with
                {
                    Metric = "Unheard",
                },
            ],
            [Start, Start + Period, Start + (2 * Period)],
            Period,
            TestContext.Current.CancellationToken
        );

        Assert.Equal<double?[]>(
            [
                [4, null, 8],
                [2, null, 8],
                [3, null, 8],
                [2, null, 1],
                [null, null, null],
            ],
            series.Select(s => s.Values.ToArray())
        );
    }

    [Theory]
    [MemberData(nameof(Accounts.Both), MemberType = typeof(Accounts))]
    public async Task Times_without_an_end_after_their_beginning_are_refused(string account)
    {
        var at = accounts[account];
        using var http = new HttpClient();
        var reader = new MetricReader(
            new CloudWatchClient(
                http,
                AwsAccount.Credentials,
                new CloudWatchSettings(at.Region, at.Endpoint),
                TimeProvider.System
            )
        );

        var e = await Assert.ThrowsAsync<CloudWatchException>(() =>
            reader.ReadAsync([Query("Sum")], [Start], TimeSpan.Zero, TestContext.Current.CancellationToken)
        );

        Assert.Equal("CloudWatch answered 400: ValidationError", e.Message);
    }

    private static MetricQuery Query(string statistic) =>
        new("Orders", "Shop", "Orders", [("Service", "api")], statistic);

    private static JsonObject Datum(int minute, double value) =>
        new()
        {
            ["MetricName"] = "Orders",
            ["Dimensions"] = new JsonArray(new JsonObject { ["Name"] = "Service", ["Value"] = "api" }),
            ["Timestamp"] = Start.AddMinutes(minute).ToUnixTimeSeconds(),
            ["Value"] = value,
        };
}
