using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Channels;
using RoleFerry.Adapters.Channels.Email;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Escalation;
using RoleFerry.Adapters.Failures;
using RoleFerry.Adapters.HeartbeatMonitors;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tags;
using RoleFerry.Adapters.Tests.Channels;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Tests.Logs;
using RoleFerry.Core.Authentication;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.HeartbeatMonitors;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Sources.Mappings;
using Answer = RoleFerry.Adapters.Tests.Channels.Answer;

namespace RoleFerry.Adapters.Tests.Endpoints;

/// <summary>
/// The desk as the function has it: a real table, real channels to a vendor of this machine, secrets of a SSM of
/// this machine.
/// </summary>
internal sealed class DeskHouse : IAsyncDisposable
{
    public const string SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5";
    public const string WebhookSecret = "Qx3nJ0sVYk2h";
    public const string WebhookSigningSecret = "5d0c41f7a2e94b6f";

    /// <summary>The one job that has to ping.</summary>
    public static readonly HeartbeatMonitor Backup = new()
    {
        Name = "nightly-backup",
        Description = "No backup is made.",
        Every = TimeSpan.FromMinutes(10),
        Grace = TimeSpan.FromMinutes(2),
        Severity = Severity.P1,
        Service = "database",
        Runbook = "database-disk",
    };

    private readonly ServiceProvider _services;
    private readonly AmazonDynamoDBClient _client;
    private readonly string _table;
    private int _posted;
    private int _triggers;

    private DeskHouse(
        DynamoDbLocalFixture dynamo,
        string table,
        VendorServer ssm,
        VendorServer vendor,
        Action<IServiceCollection>? more
    )
    {
        (_table, Ssm, Vendor) = (table, ssm, vendor);
        Clock.StandStill();
        var credentials = DynamoDbLocalFixture.CredentialsOf(table);
        _client = new AmazonDynamoDBClient(
            credentials,
            new AmazonDynamoDBConfig
            {
                ServiceURL = dynamo.Server.Endpoint.ToString(),
                MaxErrorRetry = 0,
                MaxStaleConnectionRetries = 0,
                HttpClientFactory = Wire,
            }
        );
        ssm.Behave = request => SsmServer.Answer(request, Parameters);
        vendor.Behave = Take;
        var services = new ServiceCollection()
            .AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IAmazonDynamoDB>(_client)
            .AddSingleton<IAmazonSimpleSystemsManagement>(_ => new AmazonSimpleSystemsManagementClient(
                credentials,
                new AmazonSimpleSystemsManagementConfig
                {
                    ServiceURL = ssm.Url.AbsoluteUri,
                    AuthenticationRegion = "eu-west-1",
                    MaxErrorRetry = 0,
                }
            ))
            .AddSingleton<IAmazonSimpleNotificationService>(_ => new AmazonSimpleNotificationServiceClient(
                credentials,
                new AmazonSimpleNotificationServiceConfig
                {
                    ServiceURL = vendor.Url.AbsoluteUri,
                    AuthenticationRegion = "eu-west-1",
                    MaxErrorRetry = 0,
                }
            ))
            .AddSingleton<AWSCredentials>(credentials)
            .AddSingleton(new SnsSettings("eu-west-1", vendor.Url))
            .AddSingleton(new TableSettings(table))
            .AddSingleton<AWS.Lambda.Powertools.Metrics.IMetrics>(Metrics)
            .AddChannels(
                new ChannelSettings
                {
                    IsDesk = true,
                    SecretsPrefix = Rig.Prefix,
                    PagerDutyEventsUrl = new Uri(vendor.Url, "/v2/enqueue"),
                    SlackApiUrl = new Uri(vendor.Url, "/api/"),
                    EmailTopicArn = "arn:aws:sns:eu-west-1:123456789012:mail",
                }
            )
            .AddSingleton<ITagAsker>(new ScriptedTags())
            .AddSingleton(EventMappings.None)
            .AddSignalPipeline()
            .AddOnCallWay()
            .AddDeskWay()
            .AddSingleton<ISignalPublisher>(Topic)
            .AddSingleton(new MetricSet([], [Backup]))
            .AddSingleton(p => new Lazy<MetricSet>(p.GetRequiredService<MetricSet>()))
            .AddSingleton<PingTick>()
            .AddSingleton<IFailureQueue>(Failures)
            .AddSingleton<ILastResort>(new ToldLastResort());
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public Clock Clock { get; } = new();

    public Wire Wire { get; } = new();

    public VendorServer Ssm { get; }

    public VendorServer Vendor { get; }

    public RecordingLogs Logs { get; } = new();

    /// <summary>Where signals are published.</summary>
    public ScriptedTopic Topic { get; } = new();

    public KeptFailures Failures { get; } = new();

    public RecordingMetrics Metrics { get; } = new();

    /// <summary>Who is in which of Slack's user groups.</summary>
    public Dictionary<string, JsonNode[]> UserGroups { get; } = [];

    public Dictionary<string, string> Parameters { get; } =
        new()
        {
            [Rig.RoutingKeyName] = "0123456789abcdef0123456789abcdef",
            [Rig.BotTokenName] = "xoxb-test",
            [$"{Rig.Prefix}/slack/signing-secret"] = SigningSecret,
            [$"{Rig.Prefix}/pagerduty/webhook-secret"] = WebhookSecret,
            [$"{Rig.Prefix}/webhooks/signing-secret"] = WebhookSigningSecret,
            [$"{Rig.Prefix}/alertmanager/token"] = "token-of-alertmanager",
            [$"{Rig.Prefix}/grafana/token"] = "token-of-grafana",
            [$"{Rig.Prefix}/datadog/token"] = "token-of-datadog",
            [$"{Rig.Prefix}/heartbeats/token"] = "token-of-heartbeats",
        };

    /// <summary>What Slack and PagerDuty were told, as <c>path: body</c>.</summary>
    public IReadOnlyList<JsonObject> Told(string path) =>
        [.. Vendor.Requests.Where(r => r.Path == path).Select(r => JsonNode.Parse(r.Body)!.AsObject())];

    public static async Task<DeskHouse> OpenAsync(DynamoDbLocalFixture dynamo, Action<IServiceCollection>? more = null)
    {
        var house = new DeskHouse(
            dynamo,
            await dynamo.NewTableAsync(),
            await VendorServer.StartAsync(),
            await VendorServer.StartAsync(),
            more
        );
        await house.Get<PolicySource>().GetAsync(CancellationToken.None);
        return house;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>An alarm fires, as long ago as is said, and its messages are out.</summary>
    public async Task<string> AlarmAsync(
        string severity = "P1",
        string name = "api-5xx",
        SignalState state = SignalState.Alarm,
        double secondsAgo = 60
    )
    {
        var signal = TestHouse.Signal(state, 0, name, severity) with { At = Clock.Now.AddSeconds(-secondsAgo) };
        var answer = await Get<SignalPipeline>().HandleAsync(signal, CancellationToken.None);
        Clock.Advance(TimeSpan.FromSeconds(2));
        return answer.IncidentId ?? "";
    }

    public Task<EndpointAnswer> HandleAsync(EndpointRequest request) =>
        Get<EndpointRouter>().HandleAsync(request, TestContext.Current.CancellationToken);

    /// <summary>A click as Slack sends it.</summary>
    public EndpointRequest Click(string action, string value, string user = "U07MAYA0001", string? trigger = null)
    {
        var now = Clock.Now;
        var payload = new JsonObject
        {
            ["type"] = "block_actions",
            ["user"] = new JsonObject
            {
                ["id"] = user,
                ["username"] = "maya.o",
                ["name"] = "maya.o",
            },
            ["trigger_id"] = trigger ?? $"{Interlocked.Increment(ref _triggers)}.1.x",
            ["response_url"] = new Uri(Vendor.Url, "/actions/T1/2/3").AbsoluteUri,
            ["actions"] = new JsonArray(
                new JsonObject
                {
                    ["action_id"] = action,
                    [action == "severity" ? "selected_option" : "value"] =
                        action == "severity" ? new JsonObject { ["value"] = value } : value,
                    ["action_ts"] = string.Create(
                        CultureInfo.InvariantCulture,
                        $"{now.ToUnixTimeMilliseconds() / 1000m:0.000000}"
                    ),
                }
            ),
        };
        return Signed("/slack/actions", $"payload={Uri.EscapeDataString(payload.ToJsonString())}");
    }

    /// <summary>A slash command as Slack sends it.</summary>
    public EndpointRequest Typed(string text, string user = "U07MAYA0001", string? trigger = null) =>
        Signed(
            "/slack/commands",
            $"command=%2Fincident&text={Uri.EscapeDataString(text)}&user_id={user}&user_name=maya.o&trigger_id={trigger ?? $"{Interlocked.Increment(ref _triggers)}.2.x"}"
        );

    /// <summary>What whoever typed it is answered.</summary>
    public async Task<string> TypeAsync(string text, string user = "U07MAYA0001")
    {
        var answer = await HandleAsync(Typed(text, user));
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((200, true), (answer.Status, answer.IsJson));
        var json = JsonNode.Parse(answer.Text)!;
        Assert.Equal("ephemeral", (string?)json["response_type"]);
        return (string)json["text"]!;
    }

    public EndpointRequest Signed(string path, string body, string secret = SigningSecret, DateTimeOffset? at = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var timestamp = (at ?? Clock.Now).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new EndpointRequest(
            "POST",
            path,
            new Dictionary<string, string>
            {
                ["x-slack-request-timestamp"] = timestamp,
                ["x-slack-signature"] = SlackSignature.Write(secret, timestamp, bytes),
            },
            bytes
        );
    }

    /// <summary>A post that is signed as docs/sources.md says.</summary>
    public EndpointRequest Post(
        string path,
        string body,
        string secret = WebhookSigningSecret,
        DateTimeOffset? at = null
    )
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var timestamp = (at ?? Clock.Now).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new EndpointRequest(
            "POST",
            path,
            new Dictionary<string, string>
            {
                ["x-roleferry-timestamp"] = timestamp,
                ["x-roleferry-signature"] = WebhookSignature.Write(secret, timestamp, bytes),
            },
            bytes
        );
    }

    /// <summary>A post that carries a token.</summary>
    public static EndpointRequest PostWithToken(string path, string body, string token) =>
        new(
            "POST",
            path,
            new Dictionary<string, string> { ["authorization"] = $"Bearer {token}" },
            Encoding.UTF8.GetBytes(body)
        );

    /// <summary>Hands to AlarmRouter's way what lies on the topic, as SNS does.</summary>
    public async Task<IReadOnlyList<SignalAnswer>> DeliverAsync()
    {
        var answers = new List<SignalAnswer>();
        while (Topic.Published.TryDequeue(out var signal))
            answers.Add(await Get<SignalPipeline>().HandleAsync(signal, CancellationToken.None));
        return answers;
    }

    /// <summary>What the minute's tick does with signals that were left in the outbox.</summary>
    public async Task<int> PublishLeftAsync() =>
        await Get<SignalSender>()
            .SendAsync(await Get<SignalOutbox>().DueAsync(Clock.Now, 100, Deadline.Never), Deadline.Never);

    /// <summary>A webhook as PagerDuty sends it.</summary>
    public EndpointRequest Webhook(
        string incidentId,
        string type,
        string agent = "user_reference",
        string? id = null,
        DateTimeOffset? at = null,
        JsonObject? data = null,
        string agentId = "PMAYA01"
    )
    {
        var about = new JsonObject
        {
            ["id"] = "Q1LOCAL",
            ["type"] = "incident",
            ["incident_key"] = incidentId,
        };
        foreach (var (name, value) in data ?? [])
            about[name] = value?.DeepClone();
        return Webhook(
            new JsonObject
            {
                ["event"] = new JsonObject
                {
                    ["id"] = id ?? $"01EVENT{Interlocked.Increment(ref _triggers)}",
                    ["event_type"] = type,
                    ["resource_type"] = "incident",
                    ["occurred_at"] = (at ?? Clock.Now).ToString(
                        "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
                        CultureInfo.InvariantCulture
                    ),
                    ["agent"] = new JsonObject
                    {
                        ["id"] = agentId,
                        ["type"] = agent,
                        ["summary"] = "Maya in PagerDuty",
                    },
                    ["data"] = about,
                },
            }.ToJsonString()
        );
    }

    public static EndpointRequest Webhook(string body, string secret = WebhookSecret)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return new EndpointRequest(
            "POST",
            "/pagerduty",
            new Dictionary<string, string> { ["X-PagerDuty-Signature"] = PagerDutySignature.Write(secret, bytes) },
            bytes
        );
    }

    public async Task<Incident> IncidentAsync(string id) =>
        (await Get<IncidentStore>().FindAsync(id, Deadline.Never))!.Incident;

    public async Task<IReadOnlyList<IncidentEvent>> TimelineAsync(string id) =>
        await Get<IncidentStore>().TimelineAsync(id, Deadline.Never);

    /// <summary>One run of the minute's tick, that much later.</summary>
    public async Task TickAsync(TimeSpan later)
    {
        Clock.Advance(later);
        await Get<OutboxTick>().RunAsync(Clock.Now, new Deadline(Clock.Now.AddSeconds(40), CancellationToken.None));
    }

    /// <summary>One look of the clock at incidents that are due, that much later.</summary>
    public async Task<int> LookAsync(TimeSpan later)
    {
        Clock.Advance(later);
        return await Get<EscalationTick>()
            .RunAsync(Clock.Now, new Deadline(Clock.Now.AddSeconds(40), CancellationToken.None));
    }

    /// <summary>Every item's text, so that a test can see that nothing changed.</summary>
    public async Task<string> SnapshotAsync()
    {
        var page = await _client.ScanAsync(new ScanRequest { TableName = _table, ConsistentRead = true });
        return OldItems.ItemJson.Write(
            page.Items.OrderBy(i => i["PK"].S + i["SK"].S, StringComparer.Ordinal)
                .Select(i => i.OrderBy(a => a.Key, StringComparer.Ordinal).ToDictionary(a => a.Key, a => a.Value))
        );
    }

    /// <summary>The on-call policy from now on is the built-in one, changed.</summary>
    public async Task ChangeOnCallAsync(Func<OnCallPolicy, OnCallPolicy> change)
    {
        var changed = change(EmbeddedOnCall.Value);
        changed = changed with { Version = OnCallJson.VersionOf(changed) };
        await _client.PutItemAsync(
            _table,
            new Dictionary<string, AttributeValue>
            {
                ["PK"] = new() { S = "ONCALL" },
                ["SK"] = new() { S = "CURRENT" },
                ["json"] = new() { S = Encoding.UTF8.GetString(OnCallJson.Write(changed)) },
            }
        );
        Get<OnCallSource>().Forget();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _client.Dispose();
        await Vendor.DisposeAsync();
        await Ssm.DisposeAsync();
    }

    /// <summary>https://docs.slack.dev/reference/methods/usergroups.users.list/</summary>
    private Answer GroupAnswer(string query) =>
        UserGroups.TryGetValue(query.Split('=')[^1], out var users)
            ? new Answer(200, new JsonObject { ["ok"] = true, ["users"] = new JsonArray([.. users]) }.ToJsonString())
            : new Answer(200, """{"ok":false,"error":"no_such_subteam"}""");

    private Answer Take(Request request) =>
        request.Path switch
        {
            "/v2/enqueue" => new Answer(202, """{"status":"success"}"""),
            "/api/chat.postMessage" => new Answer(
                200,
                $$"""{"ok":true,"channel":"C1","ts":"1.{{Interlocked.Increment(ref _posted)}}"}"""
            ),
            "/api/usergroups.users.list" => GroupAnswer(request.Query),
            "/api/chat.update" => new Answer(200, """{"ok":true,"channel":"C1","ts":"1.1"}"""),
            _ => new Answer(200, "ok"),
        };
}
