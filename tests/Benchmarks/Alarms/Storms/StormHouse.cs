using System.Collections.Concurrent;
using System.Reflection;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RoleFerry.Adapters;
using RoleFerry.Adapters.Failures;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tags;
using RoleFerry.Benchmarks.Alarms.Functions;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Sources.Mappings;

namespace RoleFerry.Benchmarks.Alarms.Storms;

/// <summary>
/// What all functions of a storm share: the table in DynamoDB Local, vendors, and the story's clock.
/// </summary>
internal sealed class StormHouse : IDisposable
{
    private readonly string _table;
    private readonly INotificationChannel[] _channels;

    public StormHouse(LocalTable table)
    {
        _table = table.Name;
        Client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("bench", "bench"),
            new AmazonDynamoDBConfig
            {
                ServiceURL = table.Endpoint.ToString(),
                MaxErrorRetry = 0,
                HttpClientFactory = Wire,
            }
        );
        _channels = [.. ChannelModules.Kinds.All.Select(kind => new StormChannel(kind, Clock, Posts))];
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public StormWire Wire { get; } = new();

    public AmazonDynamoDBClient Client { get; }

    /// <summary>What arrived at the vendors, in the order in which it did.</summary>
    public ConcurrentQueue<StormPost> Posts { get; } = [];

    public StormFailures Failures { get; } = new();

    /// <summary>A function of its own, as each concurrent invocation on Lambda is.</summary>
    public ServiceProvider NewFunction() =>
        new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IAmazonDynamoDB>(Client)
            .AddSingleton(new TableSettings(_table))
            .AddSingleton(DispatchProxy.Create<IMetrics, Silence>())
            .AddSingleton(EventMappings.None)
            .AddSignalPipeline()
            .AddSingleton<IFailureQueue>(Failures)
            .AddSingleton<ILastResort>(new NoLastResort())
            .AddSingleton<ITagAsker>(new NoTags())
            .AddSingleton<IEnumerable<INotificationChannel>>(_channels)
            .BuildServiceProvider();

    /// <summary>The story's time goes on wherever nothing but the clock is waited for.</summary>
    public async Task<T> WhileTimePassesAsync<T>(Task<T> work)
    {
        var calls = Wire.Calls;
        while (!work.IsCompleted)
        {
            await Task.Delay(1);
            if (Wire.UnderWay == 0 && Wire.Calls == calls)
                Clock.Advance(TimeSpan.FromMilliseconds(50));
            calls = Wire.Calls;
        }

        return await work;
    }

    public Task<int> PendingAsync() => StormAudit.PendingAsync(Client, _table);

    public Task<StormAudit> AuditAsync() => StormAudit.ReadAsync(Client, _table);

    public void Dispose() => Client.Dispose();
}
