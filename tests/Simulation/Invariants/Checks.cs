using System.Text;
using Amazon.Runtime;
using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Outside;

namespace RoleFerry.Simulation.Invariants;

/// <summary>What always holds, looked at while a history runs and at its end.</summary>
internal sealed class Checks(World world)
{
    private readonly IncidentCheck _incidents = new(world);
    private readonly PageCheck _pages = new(world);
    private readonly DoubleCheck _doubles = new(world);
    private readonly EscalationCheck _escalations = new(world);
    private readonly EndCheck _end = new(world);
    private readonly RulesCheck _rules = new(world);
    private readonly CountCheck _counts = new(world);
    private readonly LogCheck _logs = new(world);
    private readonly CostCheck _costs = new(world);

    /// <summary>What did not hold.</summary>
    public List<Violation> Broken { get; } = [];

    public bool IsSound => Broken.Count == 0;

    /// <inheritdoc cref="EndCheck.NeverEnded"/>
    public int NeverEnded => _end.NeverEnded;

    /// <summary>What people did, by what they call it, with the incident.</summary>
    public HashSet<(string What, string Incident)> Done { get; } = [];

    private readonly Dictionary<(string What, string Incident), DateTimeOffset> _lastDone = [];
    private readonly HashSet<string> _spoilt = new(StringComparer.Ordinal);

    /// <summary>Invocations that ended with a fault or not in time.</summary>
    public int FailedInvocations { get; private set; }

    /// <summary>Something does not hold.</summary>
    public void Break(string invariant, string what)
    {
        Broken.Add(new Violation(invariant, what, world.Loop.Now));
        world.Say(null, $"VIOLATION of {invariant}: {what}");
    }

    /// <summary>An invocation failed; without a fault around it none does.</summary>
    public void InvocationFailed(Invocation invocation, FunctionProcess process, Exception? fault)
    {
        FailedInvocations++;
        if (world.Plan.IsClean || world.IsLongOver)
            Break("no failure without a fault", $"{process}: {invocation.What}: {Brief(fault)}");
    }

    /// <summary>A process calls something.</summary>
    public void Called(FunctionProcess process) => _costs.Called(process);

    /// <summary>An invocation has ended, well or not.</summary>
    public void InvocationEnded(Invocation invocation, FunctionProcess process) => _costs.Ended(invocation, process);

    private static string Brief(Exception? fault) =>
        fault is null ? "not in time" : string.Join('\n', fault.ToString().Split('\n').Take(8));

    /// <summary>The table carried out a call.</summary>
    public void TableAnswered(FunctionProcess process, AmazonWebServiceRequest request)
    {
        _incidents.Wrote(process, request);
        _rules.Wrote(process, request);
        _counts.Wrote(request);
    }

    /// <summary>People were told something.</summary>
    public void Told(Told told)
    {
        _doubles.Told(told);
        if (told.Headline.Contains(WebhookSender.Forged, StringComparison.Ordinal))
            Break("strangers are turned away", $"{told.Where} was told {told.Headline}");
    }

    /// <summary>Somebody asked for something.</summary>
    public void PeopleDid(string what, string incident)
    {
        Done.Add((what, incident));
        _lastDone[(what, incident)] = world.Loop.Now;
    }

    /// <summary>Whether somebody said of an incident at some time since that it is over.</summary>
    public bool IsResolvedByPerson(string incident, DateTimeOffset since) =>
        _lastDone.GetValueOrDefault(("resolve", incident)) >= since
        || _lastDone.GetValueOrDefault(("resolved", incident)) >= since;

    /// <summary>From now on a partition holds something that cannot be read, which nothing is asked of.</summary>
    public void Spoilt(string pk) => _spoilt.Add(pk);

    /// <summary>Whether a partition holds something that cannot be read.</summary>
    public bool IsSpoilt(string pk) => _spoilt.Contains(pk);

    /// <summary>A text leaves the house, and holds no secret.</summary>
    public void Leaves(string where, string text)
    {
        if (text.Contains(ParameterStore.Mark, StringComparison.Ordinal))
            Break("no secret leaves", $"{where}: {text}");
    }

    /// <summary>A request to a vendor; PagerDuty's body holds its own key once.</summary>
    public void LeavesWithKey(string host, ReadOnlySpan<byte> body)
    {
        var first = body.IndexOf("s3cr3t"u8);
        if (first < 0)
            return;
        var isPagerDutys =
            host.EndsWith("pagerduty.com", StringComparison.Ordinal)
            && body[..first].EndsWith("\"routing_key\":\""u8)
            && body[(first + 1)..].IndexOf("s3cr3t"u8) < 0;
        if (!isPagerDutys)
            Break("no secret leaves", $"{host}: {Encoding.UTF8.GetString(body)}");
    }

    /// <summary>Everything has come to rest.</summary>
    public void AtTheEnd()
    {
        var items = world.Table.Items().Where(i => !IsSpoilt(i["PK"].S)).ToList();
        _pages.AtTheEnd(items);
        _escalations.AtTheEnd();
        _end.AtTheEnd(items);
        _incidents.AtTheEnd(items);
        _counts.AtTheEnd(items);
        _logs.AtTheEnd(items);
    }
}
