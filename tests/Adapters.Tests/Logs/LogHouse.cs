using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Failures;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Metrics;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Adapters.Tests.Logs;

/// <summary>
/// The way of log batches as functions have it, over a real table, with a topic, a queue and a clock that tests hold.
/// </summary>
internal sealed class LogHouse : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _table;

    private LogHouse(
        DynamoDbLocalFixture dynamo,
        string table,
        LogRules rules,
        MetricSet metrics,
        ILoggerProvider? logs,
        Action<IServiceCollection>? more
    )
    {
        _table = table;
        Client = new AmazonDynamoDBClient(
            DynamoDbLocalFixture.CredentialsOf(table),
            new AmazonDynamoDBConfig
            {
                ServiceURL = dynamo.Server.Endpoint.ToString(),
                MaxErrorRetry = 0,
                HttpClientFactory = Wire,
            }
        );
        var services = new ServiceCollection()
            .AddLogging(l =>
                _ = logs is null
                    ? l.SetMinimumLevel(LogLevel.None)
                    : l.SetMinimumLevel(LogLevel.Trace).AddProvider(logs)
            )
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IAmazonDynamoDB>(Client)
            .AddSingleton(new TableSettings(table))
            .AddSingleton<IMetrics>(Metrics)
            .AddTableCalls()
            .AddSingleton<IFailureQueue>(Failures)
            .AddSingleton(metrics)
            .AddSingleton<CounterStore>()
            .AddSingleton<ISignalPublisher>(Topic)
            .AddLogWay(CompiledLogRules.Compile(rules));
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public Clock Clock { get; } = new();

    public Wire Wire { get; } = new();

    public ScriptedTopic Topic { get; } = new();

    public KeptFailures Failures { get; } = new();

    public RecordingMetrics Metrics { get; } = new();

    public AmazonDynamoDBClient Client { get; }

    public static async Task<LogHouse> OpenAsync(
        DynamoDbLocalFixture dynamo,
        LogRules? rules = null,
        ILoggerProvider? logs = null,
        MetricSet? metrics = null,
        Action<IServiceCollection>? more = null
    ) => new(dynamo, await dynamo.NewTableAsync(), rules ?? Sent.Rules, metrics ?? new MetricSet([]), logs, more);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>One invocation in a process of its own: nothing in memory is shared.</summary>
    public async Task<LogAnswer> SendAsync(string? data)
    {
        using var scope = _services.CreateScope();
        var parser = new Core.Logs.Tallies.LogBatchParser(
            Get<CompiledLogRules>(),
            Get<MetricSet>().Counters,
            keepsCuts: true
        );
        var cuts = ActivatorUtilities.CreateInstance<CutStep>(scope.ServiceProvider, parser);
        var intake = ActivatorUtilities.CreateInstance<LogIntake>(scope.ServiceProvider, parser, cuts);
        return await intake.HandleAsync(data, TimeSpan.FromMinutes(10));
    }

    /// <summary>Runs what a process does that may die: what a dead one would not throw is passed over.</summary>
    public static async Task DieAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e)
            when (e is CrashException or StoreUnavailableException or AggregateException
                || e.InnerException is CrashException
            )
        {
            // It is sent again.
        }
    }

    public async Task<int> TickAsync(TimeSpan later)
    {
        Clock.Advance(later);
        return await Get<LogTick>().RunAsync(Clock.Now, new Deadline(Clock.Now.AddSeconds(40), CancellationToken.None));
    }

    public Task<IReadOnlyList<StoredGroup>> GroupsAsync() => Get<ErrorGroupStore>().ListAsync(100, Deadline.Never);

    /// <summary>
    /// Every number that counts something: counters by metric and hour, groups by template, and their hours.
    /// </summary>
    public async Task<SortedDictionary<string, long>> CountsAsync()
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var item in (await ItemsAsync()).Where(i => i.ContainsKey("total")))
        {
            string pk = item["PK"].S;
            string name = pk.StartsWith("CNT#", StringComparison.Ordinal) ? pk[..pk.LastIndexOf('#')] : pk;
            string key = $"{name} {item["SK"].S}";
            counts[key] = counts.GetValueOrDefault(key) + long.Parse(item["total"].N, CultureInfo.InvariantCulture);
        }

        return counts;
    }

    /// <summary>Everything in the table.</summary>
    public async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> ItemsAsync()
    {
        var items = new List<Dictionary<string, AttributeValue>>();
        Dictionary<string, AttributeValue>? start = null;
        do
        {
            var page = await Client.ScanAsync(
                new ScanRequest
                {
                    TableName = _table,
                    ConsistentRead = true,
                    ExclusiveStartKey = start,
                }
            );
            items.AddRange(page.Items);
            start = page.LastEvaluatedKey is { Count: > 0 } next ? next : null;
        } while (start is not null);
        return items;
    }

    /// <summary>Replaces an item.</summary>
    public Task PutAsync(Dictionary<string, AttributeValue> item) => Client.PutItemAsync(_table, item);

    public void Dispose()
    {
        _services.Dispose();
        Client.Dispose();
    }
}
