using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Escalation;
using RoleFerry.Adapters.Failures;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.SuppressedAlarms;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tags;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.Escalation;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources.Mappings;

namespace RoleFerry.Adapters.Tests.House;

/// <summary>The main way as functions have it, over a real table, with channels and a clock that tests hold.</summary>
internal sealed class TestHouse : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _table;

    private TestHouse(DynamoDbLocalFixture dynamo, string table, Action<IServiceCollection>? more)
    {
        _table = table;
        Client = new AmazonDynamoDBClient(
            DynamoDbLocalFixture.CredentialsOf(table),
            new AmazonDynamoDBConfig
            {
                ServiceURL = dynamo.Server.Endpoint.ToString(),
                MaxErrorRetry = 0,
                MaxStaleConnectionRetries = 0,
                HttpClientFactory = Wire,
            }
        );
        var services = new ServiceCollection()
            .AddLogging(l => l.SetMinimumLevel(LogLevel.None))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IAmazonDynamoDB>(Client)
            .AddSingleton(new TableSettings(table))
            .AddSingleton(new MetricsBuilder().WithNamespace("Tests").WithService("Tests").Build())
            .AddSingleton<INotificationChannel>(PagerDuty)
            .AddSingleton<INotificationChannel>(Slack)
            .AddSingleton<INotificationChannel>(Mail)
            .AddSingleton(EventMappings.None)
            .AddSignalPipeline()
            .AddOnCallWay()
            .AddPostMortems()
            .AddSingleton<IFailureQueue>(Failures)
            .AddSingleton<ITagAsker>(Tags)
            .AddSingleton<ILastResort>(LastResort);
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public Clock Clock { get; } = new();

    public Wire Wire { get; } = new();

    public AmazonDynamoDBClient Client { get; }

    public ScriptedChannel PagerDuty { get; } = new(PagerDutyKind.Value);

    public ScriptedChannel Slack { get; } = new(SlackKind.Value);

    public ScriptedChannel Mail { get; } = new(EmailKind.Value);

    public ScriptedTags Tags { get; } = new();

    public KeptFailures Failures { get; } = new();

    public ToldLastResort LastResort { get; } = new();

    /// <summary>A house on a table of its own.</summary>
    /// <param name="dynamo">The database.</param>
    /// <param name="policy">The policy in the table; null: none, and the built-in one decides.</param>
    /// <param name="more">What else it is made of.</param>
    public static async Task<TestHouse> OpenAsync(
        DynamoDbLocalFixture dynamo,
        RoutingPolicy? policy = null,
        Action<IServiceCollection>? more = null
    )
    {
        var house = new TestHouse(dynamo, await dynamo.NewTableAsync(), more);
        if (policy is not null)
            await house.PutPolicyAsync(Encoding.UTF8.GetString(PolicyJson.Write(policy)));
        // The policy is asked for once at start; what tests count comes after it.
        await house.Get<PolicySource>().GetAsync(CancellationToken.None);
        house.Wire.Forget();
        return house;
    }

    public Task PutPolicyAsync(string json) => PutAsync("POLICY", "CURRENT", json);

    public Task PutAsync(string pk, string sk, string json) =>
        Client.PutItemAsync(
            _table,
            new Dictionary<string, AttributeValue>
            {
                ["PK"] = new() { S = pk },
                ["SK"] = new() { S = sk },
                ["json"] = new() { S = json },
            }
        );

    public Task PutAsync(Dictionary<string, AttributeValue> item) => Client.PutItemAsync(_table, item);

    /// <summary>Somebody deletes an item by hand.</summary>
    public Task DeleteAsync(string pk, string sk) =>
        Client.DeleteItemAsync(
            _table,
            new Dictionary<string, AttributeValue>
            {
                ["PK"] = new() { S = pk },
                ["SK"] = new() { S = sk },
            }
        );

    /// <summary>Gives a message of an incident another id, as a later version of the incident would have.</summary>
    public async Task RenumberAsync(string incident, string from, string to)
    {
        var item = (await ItemsAsync())[$"INC#{incident} / OUT#{from}"];
        await DeleteAsync($"INC#{incident}", $"OUT#{from}");
        item["SK"] = new() { S = $"OUT#{to}" };
        item["id"] = new() { S = to };
        await PutAsync(item);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static Signal Signal(
        SignalState state,
        double minute,
        string name = "api-5xx",
        string severity = "P1",
        string service = "api"
    ) =>
        new()
        {
            Key = new SignalKey("cloudwatch", $"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:{name}"),
            State = state,
            At = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero).AddMinutes(minute),
            Name = name,
            Description = $"severity={severity} service={service}",
            Reason = "Threshold crossed.",
        };

    public Task<SignalAnswer> HandleAsync(Signal signal) =>
        Get<SignalPipeline>().HandleAsync(signal, CancellationToken.None);

    public Task<SignalAnswer> AlarmAsync(double minute, string name = "api-5xx", string severity = "P1") =>
        HandleAsync(Signal(SignalState.Alarm, minute, name, severity));

    public Task<SignalAnswer> OkAsync(double minute, string name = "api-5xx") =>
        HandleAsync(Signal(SignalState.Ok, minute, name));

    /// <summary>One run of the minute's tick, that much later.</summary>
    public async Task TickAsync(TimeSpan later)
    {
        Clock.Advance(later);
        await Get<OutboxTick>().RunAsync(Clock.Now, new Deadline(Clock.Now.AddSeconds(40), CancellationToken.None));
    }

    /// <summary>A whole minute, that much later, as the function has it.</summary>
    public Task<IReadOnlyDictionary<string, int>> MinuteAsync(TimeSpan later)
    {
        Clock.Advance(later);
        return Get<MinuteTick>().RunAsync(Clock.Now, new Deadline(Clock.Now.AddSeconds(40), CancellationToken.None));
    }

    /// <summary>One look of the clock at what is due, that much later.</summary>
    public async Task ClockAsync(TimeSpan later)
    {
        Clock.Advance(later);
        await Get<EscalationTick>().RunAsync(Clock.Now, new Deadline(Clock.Now.AddSeconds(40), CancellationToken.None));
    }

    /// <summary>What the clock says about an incident now.</summary>
    public async Task<ClockReading> ReadClockAsync(string id) =>
        IncidentClock.Read(
            (await Get<IncidentStore>().LoadAsync(id, Deadline.Never))!,
            await Get<OnCallSource>().GetAsync(CancellationToken.None),
            await Get<PolicySource>().GetAsync(CancellationToken.None),
            Clock.Now
        );

    /// <summary>Somebody says something, now.</summary>
    public Task<CommandAnswer> SayAsync(
        string id,
        string commandId,
        IncidentAction action,
        string who = "Maya Okafor",
        CommandWay? way = null
    ) =>
        Get<CommandPipeline>()
            .HandleAsync(
                new IncidentCommand
                {
                    IncidentId = id,
                    Id = commandId,
                    Way = way ?? CommandWay.In(SlackKind.Value),
                    Who = who,
                    At = Clock.Now,
                    Action = action,
                },
                TimeSpan.FromSeconds(20),
                CancellationToken.None
            );

    /// <summary>An incident's timeline, in order.</summary>
    public async Task<IncidentEvent[]> TimelineAsync(string id)
    {
        var page = await Client.QueryAsync(
            new QueryRequest
            {
                TableName = _table,
                KeyConditionExpression = "PK = :pk AND begins_with(SK, :event)",
                ExpressionAttributeValues = new()
                {
                    [":pk"] = new() { S = $"INC#{id}" },
                    [":event"] = new() { S = "EVT#" },
                },
                ConsistentRead = true,
            }
        );
        return [.. page.Items.Select(TimelineItem.Read)];
    }

    /// <summary>One look at what is held back, that much later, and then what came of it.</summary>
    /// <returns>How many alarms were told.</returns>
    public async Task<int> LookAsync(TimeSpan later)
    {
        Clock.Advance(later);
        await Get<PolicySource>().GetAsync(CancellationToken.None);
        await Get<PolicySource>().SettleAsync();
        var told = await Get<SuppressedAlarmTick>()
            .RunAsync(Clock.Now, new Deadline(Clock.Now.AddSeconds(40), CancellationToken.None));
        await TickAsync(TimeSpan.Zero);
        return told;
    }

    public async Task<IncidentView> IncidentAsync(string id) =>
        await Get<IncidentStore>().FindAsync(id, Deadline.Never) ?? throw new InvalidOperationException($"No {id}.");

    public Task<IReadOnlyList<OutboxEntry>> OutboxAsync(string id) =>
        Get<OutboxStore>().OfIncidentAsync(id, Deadline.Never);

    /// <summary>Every item of the table, by <c>PK / SK</c>.</summary>
    public async Task<Dictionary<string, Dictionary<string, AttributeValue>>> ItemsAsync()
    {
        var items = new Dictionary<string, Dictionary<string, AttributeValue>>();
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
            foreach (var item in page.Items)
                items.Add($"{item["PK"].S} / {item["SK"].S}", item);
            start = page.LastEvaluatedKey is { Count: > 0 } next ? next : null;
        } while (start is not null);
        return items;
    }

    public async Task<Incident[]> IncidentsAsync()
    {
        var ids = (await ItemsAsync()).Keys.Where(k =>
            k.EndsWith(" / STATE", StringComparison.Ordinal) && k.StartsWith("INC#", StringComparison.Ordinal)
        );
        return [.. (await Task.WhenAll(ids.Select(k => IncidentAsync(k[4..16])))).Select(v => v.Incident)];
    }

    public void Dispose()
    {
        _services.Dispose();
        Client.Dispose();
    }
}
