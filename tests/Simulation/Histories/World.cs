using Amazon.DynamoDBv2;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Invariants;
using RoleFerry.Simulation.Mutants;
using RoleFerry.Simulation.Outside;
using RoleFerry.Simulation.Plans;
using RoleFerry.Simulation.Table;
using RoleFerry.Simulation.Time;

namespace RoleFerry.Simulation.Histories;

/// <summary>Everything that there is in one history. It belongs to the thread that runs it.</summary>
internal sealed class World
{
    /// <summary>Nothing has to be done any more by then, once all alarms have recovered.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromMinutes(150);

    /// <summary>More than any history takes: then something goes round in a circle.</summary>
    private const int MostSteps = 100_000;

    private readonly List<string>? _story;
    private bool _isEnding;
    private DateTimeOffset _endedAt;
    private bool _isOver;

    public World(HistoryPlan plan, bool isTold = false)
    {
        Plan = plan;
        _story = isTold ? [] : null;
        Chance = new Chance(plan.Seed);
        Loop = new EventLoop(plan.Start);
        Table = new SimulatedTable(Addresses.Table, Lag);
        Wire = new Wire(this);
        Faults = new FaultBook(this);
        Lambda = new LambdaService(this);
        Queue = new FailureQueueService(this);
        Ssm = new ParameterStore(this);
        Topics = new Topics(this);
        PagerDuty = new PagerDutyService(this);
        Slack = new SlackService(this);
        People = new People(this);
        Alarms = new AlarmSource(this);
        Minute = new MinuteRule(this);
        Desk = new Desk(this);
        Rules = new Rules(this);
        Senders = new WebhookSender(this);
        Logs = new LogSource(this);
        Checks = new Checks(this);
    }

    public HistoryPlan Plan { get; }

    public Chance Chance { get; }

    public EventLoop Loop { get; }

    public SimulatedTable Table { get; }

    public Wire Wire { get; }

    public FaultBook Faults { get; }

    public LambdaService Lambda { get; }

    public FailureQueueService Queue { get; }

    public ParameterStore Ssm { get; }

    public Topics Topics { get; }

    public PagerDutyService PagerDuty { get; }

    public SlackService Slack { get; }

    public People People { get; }

    public AlarmSource Alarms { get; }

    public MinuteRule Minute { get; }

    public Desk Desk { get; }

    public Rules Rules { get; }

    public WebhookSender Senders { get; }

    public LogSource Logs { get; }

    public Checks Checks { get; }

    /// <summary>Calls of each <see cref="Service"/>.</summary>
    public int[] Calls { get; } = new int[Enum.GetValues<Service>().Length];

    /// <summary>Whether the faults are over, and what followed from them too.</summary>
    public bool IsLongOver => _isEnding && Loop.Now - _endedAt > TimeSpan.FromMinutes(5);

    /// <summary>Whether somebody will read the story.</summary>
    public bool IsTold => _story is not null;

    /// <summary>Runs the history to its end.</summary>
    public HistoryResult Run()
    {
        foreach (var step in Plan.Steps)
            Loop.After(step.At, null, () => step.Do(this));
        Rules.Begin();
        Minute.Begin();
        Loop.After(Plan.Length, null, End);
        try
        {
            while (Checks.IsSound && !_isOver && Loop.Turn())
            {
                if (Loop.Steps > MostSteps)
                    Checks.Break(
                        "rest",
                        $"The history does not come to rest within {MostSteps} steps: {Minute.Waits()}"
                    );
            }

            if (Checks.IsSound)
                Checks.AtTheEnd();
        }
        catch (Exception e) when (e is ForeignThreadException or NotSupportedException or InvalidOperationException)
        {
            Checks.Break("simulation", e.ToString());
        }

        return new HistoryResult(Plan, Loop.Steps, Loop.Trace, [.. Checks.Broken], [.. _story ?? []], this);
    }

    /// <summary>Adds a line to the story.</summary>
    public void Say(FunctionProcess? who, string what)
    {
        _story?.Add($"{Loop.Now - Plan.Start:hh\\:mm\\:ss\\.fff}  {(who is null ? "" : $"{who}: ")}{what}");
    }

    /// <summary>A process wrote a line of its log.</summary>
    public void Logged(FunctionProcess who, string line, Exception? exception)
    {
        Checks.Leaves("a log line", line);
        if (!IsTold)
            return;
        Say(who, $"log: {line}{(exception is null ? "" : $" ({exception.GetType().Name}: {exception.Message})")}");
    }

    public IAmazonDynamoDB NewTableClient(FunctionProcess process)
    {
        ITableNetwork network = new TableNetwork(process);
        if (Plan.HasOlderVersion && process.Number % 2 == 0)
            network = new MutatedNetwork(process, network, OlderVersion.Write);
        if (Plan.Mutant is { } mutant && (mutant.Table ?? (object?)mutant.AsksTwice) is not null)
            network = new MutatedNetwork(process, network, r => mutant.Table is null ? r : mutant.Table(process, r));
        return new SimulatedDynamoDb(Table, network);
    }

    public TimeSpan SkewOf(FunctionKind kind, int number) =>
        number % 3 == 0 && Plan.Skews.Length > (int)kind ? Plan.Skews[(int)kind] : TimeSpan.Zero;

    /// <summary>The faults are over: all alarms recover, and everything has to come to rest.</summary>
    private void End()
    {
        Minute.Forgive();
        Lambda.Forgive();
        _isEnding = true;
        _endedAt = Loop.Now;
        Say(null, "the faults are over; every alarm recovers");
        Alarms.RecoverAll();
        Loop.After(TimeSpan.FromSeconds(20), null, Queue.Redrive);
    }

    /// <summary>
    /// Somebody resolves what people reopened, and what the system said of items that it cannot read.
    /// </summary>
    private void ResolveAll()
    {
        foreach (var item in Table.Items((pk, sk) => sk == "STATE" && !Checks.IsSpoilt(pk)))
        {
            if (item.GetValueOrDefault("openStatus")?.S != "OPEN")
                continue;
            var id = item["id"].S;
            if (
                Checks.Done.Contains(("reopened", id))
                || item["title"].S.Contains("cannot be read", StringComparison.Ordinal)
            )
                ClickStep.Click(this, id, SlackAction.Resolve, copies: 1);
        }
    }

    /// <summary>Asked every minute: where nothing waits any more, the history is over.</summary>
    public void LookWhetherOver()
    {
        var past = Loop.Now - _endedAt;
        if (_isEnding && past > TimeSpan.FromMinutes(1.5))
            ResolveAll();
        _isOver =
            _isEnding
            && Lambda.Pending == 0
            && Senders.Pending == 0
            && past > TimeSpan.FromMinutes(2.5)
            && (past > LongestEnd || Minute.Waits().Length == 0);
    }

    private void Lag(TableCopy copy)
    {
        if (copy.Pending > 0 && (Plan.LagPercent == 0 || _isEnding || !Chance.Percent(Plan.LagPercent)))
            copy.Apply();
        else if (copy.Pending > 1)
            copy.ApplyOne(Chance.Next(copy.Pending));
    }
}
