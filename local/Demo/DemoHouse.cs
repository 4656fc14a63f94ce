using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using RoleFerry.Adapters;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.OnCall;
using RoleFerry.Local;

namespace RoleFerry.Demo;

/// <summary>The running system and what chapters do with it.</summary>
internal sealed class DemoHouse : IDisposable
{
    private readonly AmazonDynamoDBClient _client;
    private DateTimeOffset _now = DateTimeOffset.UtcNow;

    public DemoHouse(LocalStack stack, Narrator narrator)
    {
        Stack = stack;
        Narrator = narrator;
        _client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = stack.Endpoint.ToString() }
        );
        var calls = new TableCalls(_client, new TableSettings(stack.TableNames[0]), TimeProvider.System, Random.Shared);
        Incidents = new IncidentStore(calls);
        Outbox = new OutboxStore(calls);
        History = new IncidentHistory(calls);
        PostMortems = new PostMortemStore(calls);
        Errors = new ErrorGroupStore(calls);
        Signals = new SignalLog(calls);
        Policies = new PolicyStore(calls, BuiltInPolicy.Embedded);
        Why = ExplanationReader.Of(calls, BuiltInPolicy.Embedded);
        Rollups = new RollupStore(calls);
        Announcements = new AnnouncementOutbox(calls);
    }

    public void Dispose() => _client.Dispose();

    public LocalStack Stack { get; }

    public Narrator Narrator { get; }

    public IncidentStore Incidents { get; }

    public OutboxStore Outbox { get; }

    public IncidentHistory History { get; }

    public PostMortemStore PostMortems { get; }

    public ErrorGroupStore Errors { get; }

    public SignalLog Signals { get; }

    public PolicyStore Policies { get; }

    public ExplanationReader Why { get; }

    public RollupStore Rollups { get; }

    public AnnouncementOutbox Announcements { get; }

    /// <summary>The incidents of the story, in their order.</summary>
    public List<string> Story { get; } = [];

    /// <summary>The story's time. It starts at the clock's and runs ahead with every tick.</summary>
    public DateTimeOffset Now => _now;

    /// <summary>
    /// Lets CloudWatch tell AlarmRouter of a transition, and gives back what AlarmRouter says that it led to.
    /// </summary>
    public async Task<(string Outcome, string Incident)> TellAsync(DemoAlarm alarm, string state)
    {
        _now += TimeSpan.FromSeconds(1);
        return await TellAsync(alarm.Event(state, _now));
    }

    /// <summary>The same event as before, or another copy of it.</summary>
    public async Task<(string Outcome, string Incident)> TellAsync(string json)
    {
        var result = await Stack.InvokeAsync("AlarmRouter", json);
        if (!result.IsSuccess)
            return (result.Text, "");
        using var answer = JsonDocument.Parse(result.Payload);
        var signal = answer.RootElement.GetProperty("signals")[0];
        var incident = signal.GetProperty("incidentId").GetString() ?? "";
        if (incident.Length > 0 && !Story.Contains(incident))
            Story.Add(incident);
        return (signal.GetProperty("outcome").GetString() ?? "", incident);
    }

    /// <summary>Lets a minute pass: Escalations runs with the story's time.</summary>
    public async Task MinutePassesAsync()
    {
        _now += TimeSpan.FromMinutes(1);
        await Stack.TickAsync("Escalations", _now);
    }

    /// <summary>Lets half an hour and a minute more pass in one step.</summary>
    public async Task HalfAnHourPassesAsync()
    {
        _now += TimeSpan.FromMinutes(30);
        await MinutePassesAsync();
        await Stack.WhenIdleAsync();
    }

    /// <summary>Puts an on-call policy into the table. Functions take it within half a minute, by the clock.</summary>
    public Task PutAsync(OnCallPolicy policy) =>
        _client.PutItemAsync(
            new PutItemRequest(
                Stack.TableNames[0],
                new()
                {
                    ["PK"] = new() { S = "ONCALL" },
                    ["SK"] = new() { S = "CURRENT" },
                    ["json"] = new() { S = Encoding.UTF8.GetString(OnCallJson.Write(policy)) },
                }
            )
        );

    /// <summary>Sends lines to the address that takes them on this machine, as curl would.</summary>
    public async Task LogAsync(string group, string stream, IEnumerable<string> lines)
    {
        using var client = new HttpClient { BaseAddress = Stack.Endpoint };
        using var body = new StringContent(string.Join('\n', lines));
        using var answer = await client.PostAsync(
            new Uri($"_local/logs{group}?stream={stream}", UriKind.Relative),
            body
        );
        answer.EnsureSuccessStatusCode();
    }
}
