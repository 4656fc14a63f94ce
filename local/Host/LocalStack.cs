using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using RoleFerry.Local.Dashboards;
using RoleFerry.Local.Desk;
using RoleFerry.Local.Endpoint;
using RoleFerry.Local.Faults;
using RoleFerry.Local.Lambda;
using RoleFerry.Local.Logs;
using RoleFerry.Local.Metrics;
using RoleFerry.Local.Page;
using RoleFerry.Local.Page.Incidents;
using RoleFerry.Local.Permissions;
using RoleFerry.Local.Receivers;
using RoleFerry.Local.Receivers.PagerDuty;
using RoleFerry.Local.Receivers.Slack;
using RoleFerry.Local.S3;
using RoleFerry.Local.Schedules;
using RoleFerry.Local.Sns;
using RoleFerry.Local.Sqs;
using RoleFerry.Local.Ssm;
using RoleFerry.Local.Stacks;
using RoleFerry.Local.Tables;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local;

/// <summary>
/// The whole system on this machine, at one address: what template.yaml declares, with each function as a process of
/// its own, and receivers in the place of PagerDuty, Slack and mail.
/// </summary>
public sealed class LocalStack : IAsyncDisposable
{
    private const int RememberedCalls = 20_000;

    private readonly DynamoDbLocal _database;
    private readonly bool _ownsDatabase;
    private readonly FunctionProcesses _processes = new();
    private readonly KillSwitch _killSwitch = new();
    private readonly Bounded<CallRecord> _calls = new(RememberedCalls);
    private readonly LogGroups _logs;
    private readonly LambdaHost _functions;
    private readonly SqsService _queues;
    private readonly AsynchronousInvoker _asynchronous;
    private readonly SnsService _topics;
    private readonly SsmService _secrets;
    private readonly DynamoDbService _tables;
    private readonly S3Service _buckets = new();
    private readonly Scheduler _scheduler;
    private readonly WebApplication _app;

    private LocalStack(
        LocalStackOptions options,
        LocalAccount account,
        SamTemplate template,
        ImmutableArray<IReceiver> receivers,
        DynamoDbLocal database
    )
    {
        var time = options.Time;
        Account = account;
        TableNames = [.. TableSchema.Of(template).Select(t => t.Name)];
        _database = database;
        _ownsDatabase = options.Database is null;

        var definitions = template.OfType("AWS::Serverless::Function").Select(FunctionDefinition.Read).ToArray();
        var monitoring = Path.Combine(Path.GetDirectoryName(TemplateFile(options))!, "monitoring");
        var subscriptions = LogSubscription.Read(template, Path.Combine(monitoring, "logs.compiled.json"), account);
        _logs = new(
            template,
            subscriptions,
            options.GatherLogs,
            (function, payload) => AcceptEvent(function, payload),
            time
        );
        var starter = new FunctionStarter(
            account,
            _processes,
            options.Programs ?? (name => FunctionProgram.FindBuilt(RepositoryRoot.Find(), name)),
            key => Addresses(options, account, key)
        );
        _functions = new(
            definitions.Select(d => new FunctionPool(
                d,
                options.ProcessesPerFunction,
                options.LongestStart,
                starter.Prepare,
                _processes,
                (stream, line) =>
                {
                    EmbeddedMetricFormat.Take(line, Metrics);
                    _logs.Append(d.LogGroup, stream, line);
                },
                time
            )),
            time
        );
        _queues = new(template, account, time);
        _asynchronous = new(_functions, _queues, account, options.RetryDelays, time);
        _topics = new(template, _functions, _asynchronous, account, time);
        _secrets = new(account, time);
        Receivers = receivers;
        foreach (
            var prefix in definitions
                .Select(d => d.Environment.GetValueOrDefault("SECRETS_PREFIX"))
                .OfType<string>()
                .Distinct()
        )
        foreach (var (name, value) in Receivers.SelectMany(r => r.Secrets).Concat(options.Secrets))
            _secrets.Put(prefix + name, value);
        Desk = new(account.Endpoint, options, Path.Combine(monitoring, "oncall.compiled.json"));
        Permissions = new(template, account);
        _tables = new(database);
        IService[] services =
        [
            _tables,
            _secrets,
            _queues,
            _buckets,
            new LogsService(_logs),
            new LambdaService(_functions, _asynchronous, account),
            new MetricsService(Metrics, AlarmTags, time),
            new FunctionUrlService(_functions, time),
            .. Receivers,
            new CloudFormationService(account, template, ReceiverParameters(account), time.GetUtcNow()),
            _topics,
        ];
        Faults = new(services.Select(s => s.Name));
        _scheduler = new(
            [.. definitions.SelectMany(ScheduleDefinition.Of)],
            (schedule, moment) => AcceptEvent(schedule.Function, schedule.Event(moment, account)),
            time
        );
        var dashboards = DashboardFile.Read(
            Path.Combine(monitoring, "dashboards.yaml"),
            account,
            definitions
                .Select(d => d.Environment.GetValueOrDefault("POWERTOOLS_METRICS_NAMESPACE"))
                .OfType<string>()
                .FirstOrDefault()
                ?? ""
        );
        _app = Build(
            new Gateway(services, Faults, _killSwitch, _processes, Permissions, _calls, time),
            new LocalRoutes(
                this,
                new TableIncidentReader(database, TableNames[0]),
                new DashboardPage(this, dashboards, time),
                time
            )
        );
    }

    /// <summary>The address at which everything answers; in a browser, the page.</summary>
    public Uri Endpoint => Account.Endpoint;

    /// <summary>The account that the system pretends to be.</summary>
    public LocalAccount Account { get; }

    /// <summary>The database.</summary>
    public DynamoDbLocal Database => _database;

    /// <summary>The functions of the template.</summary>
    public IReadOnlyList<string> FunctionNames => [.. _functions.Functions.Select(f => f.Definition.Name)];

    /// <summary>The tables of the template.</summary>
    public IReadOnlyList<string> TableNames { get; }

    /// <summary>
    /// The switches that make services fail: dynamodb, ssm, sqs, logs, lambda, cloudwatch, desk, pagerduty, slack,
    /// cloudformation and sns.
    /// </summary>
    public FaultBoard Faults { get; }

    /// <summary>What the functions' roles allow, and what they needed.</summary>
    public PermissionBook Permissions { get; }

    /// <summary>CloudWatch's metrics.</summary>
    public MetricStore Metrics { get; } = new();

    /// <summary>The tags of CloudWatch's alarms.</summary>
    public AlarmTagStore AlarmTags { get; } = new();

    /// <summary>What PagerDuty got.</summary>
    public PagerDutyReceiver PagerDuty => Receiver<PagerDutyReceiver>();

    /// <summary>What Slack got.</summary>
    public SlackReceiver Slack => Receiver<SlackReceiver>();

    /// <summary>What a vendor got.</summary>
    public T Receiver<T>()
        where T : class => Receivers.OfType<T>().Single();

    internal ImmutableArray<IReceiver> Receivers { get; }

    /// <summary>Calls the desk as Slack and PagerDuty do.</summary>
    public DeskCaller Desk { get; }

    /// <summary>The mails that people got, oldest first.</summary>
    public IReadOnlyList<Mail> Mails => _topics.Mails;

    /// <summary>What lies in buckets, as <c>BUCKET/KEY</c>, oldest first.</summary>
    public IReadOnlyList<string> Objects => _buckets.Objects;

    /// <summary>The newest calls that services answered, oldest first.</summary>
    public IReadOnlyList<CallRecord> Calls => _calls.ToList();

    /// <summary>Starts the system and waits until it answers.</summary>
    /// <exception cref="LocalSetupException">
    /// Something it needs is missing; the message says what brings it.
    /// </exception>
    /// <exception cref="TemplateException">template.yaml says something that it cannot follow.</exception>
    public static async Task<LocalStack> StartAsync(
        LocalStackOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        options ??= new();
        var port = options.Port == 0 ? FreePort.Find() : options.Port;
        var account = new LocalAccount(new Uri($"http://127.0.0.1:{port}/"), StackName: options.StackName);
        var receivers = ReceiverList.Of(options, options.Time);
        var parameters = new Dictionary<string, string>(receivers.SelectMany(r => r.Parameters));
        foreach (var (name, value) in options.Parameters)
            parameters[name] = value;
        var template = SamTemplate.Load(TemplateFile(options), account, parameters);
        var database = options.Database ?? await DynamoDbLocal.StartAsync(cancellation: cancellation);
        LocalStack? stack = null;
        try
        {
            stack = new LocalStack(options, account, template, receivers, database);
            foreach (var table in TableSchema.Of(template))
                await database.CreateTableAsync(table, cancellation: cancellation);
            await stack._app.StartAsync(cancellation);
        }
        catch (Exception e)
        {
            if (stack is not null)
                await stack.DisposeAsync();
            else if (options.Database is null)
                await database.DisposeAsync();
            if (e is IOException)
                throw new LocalSetupException($"Port {port} is taken: {e.Message}", e);
            throw;
        }
        if (options.RunSchedules)
            stack._scheduler.Start();
        return stack;
    }

    /// <summary>Gives an event to a function and waits for its answer.</summary>
    /// <exception cref="ArgumentException">There is no such function.</exception>
    public async Task<InvocationResult> InvokeAsync(string function, string json)
    {
        var invocation = await _functions.InvokeAsync(
            Function(function),
            Encoding.UTF8.GetBytes(json),
            InvocationKind.RequestResponse
        );
        return invocation.Result!;
    }

    /// <summary>Fires a function's schedules for a moment, and waits until it is done.</summary>
    /// <exception cref="ArgumentException">There is no such function, or it has no schedule.</exception>
    public async Task<IReadOnlyList<InvocationResult>> TickAsync(string function, DateTimeOffset moment)
    {
        var target = Function(function);
        var results = new List<InvocationResult>();
        foreach (var schedule in _scheduler.Schedules.Where(s => s.Function == target.Definition.Name))
        {
            var invocation = await _functions.InvokeAsync(
                target,
                schedule.Event(moment, Account),
                InvocationKind.Event
            );
            results.Add(invocation.Result!);
        }
        return results.Count > 0
            ? results
            : throw new ArgumentException($"{function} has no schedule", nameof(function));
    }

    /// <summary>
    /// Gives an event to a function as AWS's services do: nobody waits, and a failed attempt is repeated.
    /// </summary>
    /// <returns>The request id.</returns>
    /// <exception cref="ArgumentException">There is no such function.</exception>
    public string Accept(string function, string json) => AcceptEvent(function, Encoding.UTF8.GetBytes(json));

    /// <summary>Waits until every asynchronous event has succeeded or been set aside.</summary>
    public Task WhenIdleAsync() => _asynchronous.WhenIdleAsync();

    /// <summary>
    /// Kills a function's process with <c>kill -9</c> at its n-th call from now to DynamoDB, SSM, PagerDuty, Slack or
    /// any other service here, when that call has been carried out. Goes off once.
    /// </summary>
    /// <param name="function">Its logical id.</param>
    /// <param name="call">1 for the next call.</param>
    /// <param name="beforeAnswer">Whether it dies without hearing the answer, or right after.</param>
    /// <exception cref="ArgumentException">There is no such function.</exception>
    public void KillAfter(string function, int call, bool beforeAnswer) =>
        _killSwitch.Arm(Function(function).Definition.Name, call, beforeAnswer);

    /// <summary>Kills every process of a function with <c>kill -9</c>, whatever it is doing.</summary>
    /// <param name="function">Its logical id.</param>
    /// <returns>How many processes there were.</returns>
    /// <exception cref="ArgumentException">There is no such function.</exception>
    public Task<int> KillAsync(string function) => Function(function).KillAsync();

    /// <summary>Takes back what <see cref="KillAfter"/> set, where it has not gone off.</summary>
    public void DoNotKill(string function) => _killSwitch.Disarm(function);

    /// <summary>What lies in a queue, hidden messages too.</summary>
    /// <param name="queue">Its name, address or ARN.</param>
    /// <exception cref="ArgumentException">There is no such queue.</exception>
    public IReadOnlyList<Message> Messages(string queue) =>
        _queues.Find(queue)?.Messages ?? throw new ArgumentException($"there is no queue {queue}", nameof(queue));

    /// <summary>Writes a secret, as an operator would who changes it.</summary>
    /// <param name="name">The parameter's full name.</param>
    /// <param name="value">Its new value.</param>
    public void PutSecret(string name, string value) => _secrets.Put(name, value);

    /// <summary>Sets who subscribed to a topic by mail; until then, each that mails people has one reader.</summary>
    /// <param name="topic">Its name, or its logical id.</param>
    /// <param name="confirmed">How many get its mails.</param>
    /// <param name="pending">How many more have not followed SNS's link.</param>
    /// <exception cref="ArgumentException">There is no such topic.</exception>
    public void SetMailSubscribers(string topic, int confirmed, int pending = 0) =>
        _topics.SetMailSubscribers(topic, confirmed, pending);

    /// <summary>Writes lines into a log group, as CloudWatch agents would.</summary>
    public void AppendLog(string group, string stream, IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        foreach (var line in lines)
            _logs.Append(group, stream, line);
    }

    /// <summary>
    /// Hands log entries over that are still being gathered, and waits until subscribers and whom they told are done.
    /// </summary>
    public Task LogsDeliveredAsync()
    {
        _logs.Deliver();
        return WhenIdleAsync();
    }

    /// <summary>
    /// Hands the newest batches of log entries over once more, as CloudWatch Logs may, and waits as
    /// <see cref="LogsDeliveredAsync"/> does.
    /// </summary>
    public Task LogsDeliveredAgainAsync()
    {
        _logs.DeliverAgain();
        return WhenIdleAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _scheduler.DisposeAsync();
        _asynchronous.Dispose();
        await _functions.DisposeAsync();
        await _logs.DisposeAsync();
        await _app.DisposeAsync();
        _tables.Dispose();
        Desk.Dispose();
        if (_ownsDatabase)
            await _database.DisposeAsync();
    }

    internal bool HasLogGroup(string group) => _logs.Exists(group);

    internal LambdaHost Functions => _functions;

    internal SqsService Queues => _queues;

    /// <summary>Gives an event to a function without waiting.</summary>
    /// <returns>The request id.</returns>
    internal string AcceptEvent(string function, byte[] payload) => _asynchronous.Accept(Function(function), payload);

    private static string TemplateFile(LocalStackOptions options) =>
        options.Template ?? Path.Combine(RepositoryRoot.Find(), "template.yaml");

    private FunctionPool Function(string name) =>
        _functions.Find(name)
        ?? throw new ArgumentException(
            $"there is no function {name}; there are "
                + $"{string.Join(", ", _functions.Functions.Select(f => f.Definition.Name))}",
            nameof(name)
        );

    /// <summary>
    /// Where a process finds the receivers: each at an address of its own, so that its calls can be told from
    /// others'.
    /// </summary>
    private static Dictionary<string, string> Addresses(LocalStackOptions options, LocalAccount account, string key) =>
        new(options.Environment)
        {
            ["PAGERDUTY_EVENTS_URL"] = Call.AddressFor(key, account.Endpoint, "/pagerduty/v2/enqueue").ToString(),
            ["SLACK_API_URL"] = Call.AddressFor(key, account.Endpoint, "/slack/api/").ToString(),
            ["DESK_URL"] = new Uri(account.Endpoint, FunctionUrlService.Prefix + "/").ToString(),
        };

    /// <summary>The template's parameters that say where the receivers are.</summary>
    private static Dictionary<string, string> ReceiverParameters(LocalAccount account) =>
        new()
        {
            ["PagerDutyEventsUrl"] = new Uri(account.Endpoint, "/pagerduty/v2/enqueue").ToString(),
            ["SlackApiUrl"] = new Uri(account.Endpoint, "/slack/api/").ToString(),
        };

    private WebApplication Build(Gateway gateway, LocalRoutes routes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenLocalhost(Account.Endpoint.Port, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        app.Use(SameOrigin.CheckAsync);
        new RuntimeApi(_functions, _processes, Account).Map(app);
        routes.Map(app);
        app.MapFallback("{**path}", gateway.HandleAsync);
        return app;
    }
}
