using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.Escalation;
using RoleFerry.Core.Services;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Adapters.Suspects;

/// <summary>
/// Tells in an incident's thread what probably caused it, in the minute in which its clock first looks at it. No page
/// waits for it: it has its own share of the minute, after all deadlines.
/// </summary>
public sealed partial class SuspectTick(
    SuspectMailbox mailbox,
    SuspectFinder finder,
    CommandPipeline commands,
    Lazy<ServiceMap> map,
    StackValues values,
    TimeProvider time,
    ILogger<SuspectTick> log
) : ITick
{
    /// <summary>Incidents of one minute: CloudWatch's answer costs, and a storm is one cause.</summary>
    private const int MostAtOnce = 3;

    /// <summary>How long the command may take to be written, and again to be told.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <inheritdoc/>
    public string Name => "suspects";

    /// <inheritdoc/>
    public int Order => 75;

    /// <inheritdoc/>
    public double Share => 0.04;

    /// <inheritdoc/>
    public string Counts => "suspects";

    /// <inheritdoc/>
    public async Task<int> RunAsync(DateTimeOffset scheduled, Deadline deadline)
    {
        var clock = time.GetUtcNow();
        var ahead = scheduled > clock ? scheduled - clock : TimeSpan.Zero;
        var waiting = new Dictionary<string, Incident>(StringComparer.Ordinal);
        while (mailbox.TryTake(out var incident))
        {
            if (ClockAction.TellSuspects.IsDue(incident, clock + ahead))
                waiting[incident.Id] = incident;
        }

        var told = 0;
        foreach (var incident in waiting.Values.OrderBy(i => i.Severity).ThenBy(i => i.BeganAt).Take(MostAtOnce))
        {
            if (time.GetUtcNow() >= deadline.At)
                break;
            if (await GuardedAsync(incident, ahead, deadline))
                told++;
        }

        return told;
    }

    private async Task<bool> GuardedAsync(Incident incident, TimeSpan ahead, Deadline deadline)
    {
        try
        {
            return await TellAsync(incident, ahead, deadline);
        }
#pragma warning disable CA1031 // Whatever is the matter with one incident, the others are looked for too.
        catch (Exception e) when (!deadline.Cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(incident.Id, e);
            return false;
        }
    }

    private async Task<bool> TellAsync(Incident incident, TimeSpan ahead, Deadline deadline)
    {
        var now = time.GetUtcNow() + ahead;
        var found = await finder.FindAsync(incident, map.Value, values, now, deadline);
        LogFound(
            incident.Id,
            string.Join("; ", found.Suspects.Select(s => $"{s.Node} {s.Score:0.00}")),
            string.Join("; ", found.Unseen.Select(u => $"{u.Service} {u.Metric}: {u.Why}"))
        );
        if (SuspectText.Of(found.Suspects, [.. found.Quiet.Select(q => q.Service)]) is not { } text)
            return false;
        var answer = await commands.HandleAsync(
            new IncidentCommand
            {
                IncidentId = incident.Id,
                Id = $"{nameof(ClockAction.TellSuspects)}#{incident.Version}",
                Way = CommandWay.Clock,
                Who = IncidentClock.Name,
                At = now,
                Action = new ClockAction.TellSuspects(text),
                Generation = incident.Generation,
            },
            Patience,
            deadline.Cancellation,
            ahead
        );
        return answer.Outcome == CommandOutcome.Done;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{IncidentId}: suspects could not be looked for")]
    private partial void LogFailed(string incidentId, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "{IncidentId}: suspects {Suspects}. Not seen: {Unseen}")]
    private partial void LogFound(string incidentId, string suspects, string unseen);
}
