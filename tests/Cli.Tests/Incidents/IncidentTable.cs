using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Time.Testing;
using RoleFerry.Adapters;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Local;
using RoleFerry.Local.Tables;
using RoleFerry.Local.Templates;

namespace RoleFerry.Cli.Tests.Incidents;

/// <summary>
/// A DynamoDB Local that commands find as they find AWS: by the environment. Tests have a table of their own each.
/// </summary>
public sealed class IncidentTable : IAsyncLifetime
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);

    private DynamoDbLocal _server = null!;
    private TableSchema _schema = null!;
    private AmazonDynamoDBClient _client = null!;
    private int _tables;

    public async ValueTask InitializeAsync()
    {
        _server = await DynamoDbLocal.StartAsync();
        _schema = TableSchema
            .Of(SamTemplate.Load(Clone.Path("template.yaml"), new LocalAccount(_server.Endpoint)))
            .Single();
        _client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = _server.Endpoint.ToString() }
        );
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_DYNAMODB", _server.Endpoint.ToString());
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "local");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "local");
        Environment.SetEnvironmentVariable("AWS_REGION", "eu-central-1");
    }

    internal DynamoDbLocal Server => _server;

    public Task<string> NewAsync() => _server.CreateTableAsync(_schema, $"table-{Interlocked.Increment(ref _tables)}");

    /// <summary>
    /// Lets an alarm change its state, that many minutes after 11:00; its incident. What it called for is sent at
    /// once.
    /// </summary>
    public Task<string> TellAsync(
        string table,
        SignalState state,
        double minute,
        string name = "api-5xx",
        string severity = "P1",
        string service = "api"
    ) =>
        TellAsync(
            table,
            new Signal
            {
                Key = new SignalKey("cloudwatch", $"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:{name}"),
                State = state,
                At = Morning.AddMinutes(minute),
                Name = name,
                Description = $"severity={severity} service={service} runbook=api-errors",
                Reason = "Threshold crossed.",
            }
        );

    /// <summary>Lets an alarm change its state as it says; its incident. What it called for is sent at once.</summary>
    public async Task<string> TellAsync(string table, Signal signal)
    {
        var now = signal.At.AddSeconds(5);
        var store = new IncidentStore(Calls(table));
        var triaged = Triage.Of(signal, BuiltInPolicy.Value);
        var loaded = await store.LoadAsync(triaged, [], Deadline.Never);
        var decision = IncidentDecider.Decide(loaded.Known, triaged, BuiltInPolicy.Value, now);
        var born = OutboxEntries.Of(decision, now);
        Assert.Equal(
            CommitResult.Committed,
            await store.CommitAsync(decision, born, markSeen: true, now, Deadline.Never)
        );
        foreach (var entry in born)
        {
            var sent = entry with
            {
                State = OutboxState.Sent,
                DueAt = null,
                Leased = false,
                DoneAt = now.AddSeconds(1),
                History = [$"{now.AddSeconds(1):O} sent"],
            };
            Assert.True(await new OutboxStore(Calls(table)).FinishAsync(entry, sent, null, null, Deadline.Never));
        }

        return decision.After!.Id;
    }

    /// <summary>An alarm that fires at 11:00 and recovers twenty minutes later.</summary>
    public async Task<string> EpisodeAsync(string table, string name = "api-5xx", string severity = "P1")
    {
        await TellAsync(table, SignalState.Alarm, 0, name, severity);
        return await TellAsync(table, SignalState.Ok, 20, name, severity);
    }

    /// <summary>The on-call policy is this one from now on.</summary>
    internal Task ChangeOnCallAsync(string table, OnCallPolicy policy) =>
        _client.PutItemAsync(
            table,
            new Dictionary<string, AttributeValue>
            {
                ["PK"] = new() { S = "ONCALL" },
                ["SK"] = new() { S = "CURRENT" },
                ["json"] = new()
                {
                    S = Encoding.UTF8.GetString(
                        OnCallJson.Write(policy with { Version = OnCallJson.VersionOf(policy) })
                    ),
                },
            }
        );

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    private TableCalls Calls(string table) =>
        new(_client, new TableSettings(table), new FakeTimeProvider(Morning), Random.Shared);
}
