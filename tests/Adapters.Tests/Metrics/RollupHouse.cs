using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Tests.Logs;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Counters;
using RoleFerry.Core.Metrics.Rollups;

namespace RoleFerry.Adapters.Tests.Metrics;

/// <summary>
/// The way from counters to values as the function has it, over a real table, with a topic and a clock that tests
/// hold.
/// </summary>
internal sealed class RollupHouse : IDisposable
{
    private readonly ServiceProvider _services;

    private RollupHouse(DynamoDbLocalFixture dynamo, string table, MetricSet metrics, Action<IServiceCollection>? more)
    {
        Client = new AmazonDynamoDBClient(
            DynamoDbLocalFixture.CredentialsOf(table),
            new AmazonDynamoDBConfig
            {
                ServiceURL = dynamo.Server.Endpoint.ToString(),
                MaxErrorRetry = 0,
                HttpClientFactory = Wire,
            }
        );
        Table = table;
        var services = new ServiceCollection()
            .AddLogging(l => l.SetMinimumLevel(LogLevel.None))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IAmazonDynamoDB>(Client)
            .AddSingleton(new TableSettings(table))
            .AddSingleton(metrics)
            .AddSingleton<ISignalPublisher>(Topic)
            .AddSingleton<IChartStore>(Charts)
            .AddSingleton(new DigestSettings("eng", DateTimeZone.Utc))
            .AddSingleton(new WindowMetricWriter(Told, "Test", Clock, new TelemetryFaults(TextWriter.Null)))
            .AddRollupWay();
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public string Table { get; }

    public Clock Clock { get; } = new();

    public Wire Wire { get; } = new();

    public ScriptedTopic Topic { get; } = new();

    public KeptCharts Charts { get; } = new();

    /// <summary>What went to CloudWatch.</summary>
    public MemoryStream Told { get; } = new();

    public AmazonDynamoDBClient Client { get; }

    public RollupStore Store => Get<RollupStore>();

    public static Task<RollupHouse> OpenAsync(DynamoDbLocalFixture dynamo, params MetricDefinition[] metrics) =>
        OpenAsync(dynamo, null, metrics);

    public static async Task<RollupHouse> OpenAsync(
        DynamoDbLocalFixture dynamo,
        Action<IServiceCollection>? more,
        params MetricDefinition[] metrics
    ) => new(dynamo, await dynamo.NewTableAsync(), new MetricSet([.. metrics]), more);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>
    /// Adds events to a metric's counters, as LogErrors would: of a ratio to both, of any other as many as the part.
    /// </summary>
    public async Task CountAsync(MetricDefinition metric, DateTimeOffset at, long events, long part)
    {
        await AddAsync(metric.Counter!, at, part);
        if (metric.Whole is { } whole)
            await AddAsync(whole, at, events);
    }

    public Task<RollupAnswer> RunAsync(RunKind kind, DateTimeOffset scheduled) =>
        Get<RollupRunner>().RunAsync(kind, scheduled, Deadline.Never);

    private Task<UpdateItemResponse> AddAsync(CounterDefinition counter, DateTimeOffset at, long events) =>
        Client.UpdateItemAsync(
            new UpdateItemRequest
            {
                TableName = Table,
                Key = new Item(
                    CounterKeys.Counter(counter.Name, at.Minute % TableKeys.Shards),
                    CounterKeys.SlotOf(counter.SlotOf(at), counter.Slot)
                ),
                UpdateExpression = "ADD #total :events",
                ExpressionAttributeNames = new() { ["#total"] = "total" },
                ExpressionAttributeValues = new() { [":events"] = Item.Number(events) },
            }
        );

    public void Dispose()
    {
        _services.Dispose();
        Client.Dispose();
        Told.Dispose();
    }
}
