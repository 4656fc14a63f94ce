using System.Collections.Immutable;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.Escalation;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Incidents;

/// <summary>
/// One incident under the clock, in minutes from noon on Monday 23 November 2026: BEN is primary, CEM secondary, FAY
/// the CTO.
/// </summary>
internal sealed class ClockStory
{
    private readonly RoutingPolicy _policy = Story.Policy();
    private readonly List<CommandDecision> _done = [];

    public ClockStory(OnCallPolicy? policy = null, string severity = "P0", bool isReadable = true)
    {
        Schedule = isReadable ? new Schedule(policy ?? OnCall.Some.Policy()) : null;
        Known = new KnownIncident
        {
            Incident = new Story().Alarm(0, severity: severity, arrives: 0).After!,
            Firing = [new FiringAlarm(new SignalKey("cloudwatch", "api-5xx"), "api-5xx", Story.Noon)],
        };
    }

    public Schedule? Schedule { get; set; }

    public KnownIncident Known { get; set; }

    public Incident Incident => Known.Incident;

    /// <summary>Everything that was done, in order.</summary>
    public IReadOnlyList<CommandDecision> Done => _done;

    /// <summary>What the clock had done: the kind of event, and the code of its reason.</summary>
    public IEnumerable<string> Timeline =>
        _done.Select(d => $"{(d.Event!.At - Story.Noon).TotalMinutes} {d.Event.Kind} {d.Reason.Code}");

    /// <summary>The minute's tick, once.</summary>
    public ImmutableArray<CommandDecision> Tick(double minute)
    {
        var before = _done.Count;
        var now = Story.Noon.AddMinutes(minute);
        while (true)
        {
            var reading = IncidentClock.Read(Known, Schedule, _policy, now);
            if (reading.Due is not { } command)
            {
                Known = Known with
                {
                    Incident = Incident with
                    {
                        LookAt = reading.Next,
                        AcknowledgeBy = reading.AcknowledgeBy,
                        ResolveBy = reading.ResolveBy,
                    },
                };
                return [.. _done.Skip(before)];
            }

            Assert.Equal(CommandOutcome.Done, Do(command, now).Outcome);
            Assert.InRange(_done.Count - before, 0, 20);
        }
    }

    /// <summary>The tick of every minute, but only when the clock said to look again.</summary>
    public void Run(int fromMinute, int untilMinute)
    {
        for (var minute = fromMinute; minute <= untilMinute; minute++)
        {
            if (Incident.LookAt <= Story.Noon.AddMinutes(minute))
                Tick(minute);
        }
    }

    public CommandDecision Say(double minute, IncidentAction action, string who = "BEN 1") =>
        Do(
            new IncidentCommand
            {
                IncidentId = Incident.Id,
                Id = $"{minute}",
                Way = CommandWay.In(SlackKind.Value),
                Who = who,
                At = Story.Noon.AddMinutes(minute),
                Action = action,
            },
            Story.Noon.AddMinutes(minute)
        );

    public CommandDecision Do(IncidentCommand command, DateTimeOffset now)
    {
        var decision = IncidentCommandDecider.Decide(Known, command, _policy, now);
        if (decision.Outcome != CommandOutcome.Done)
            return decision;
        Assert.Equal(Incident.Version + 1, decision.After.Version);
        Known = Known with { Incident = decision.After };
        _done.Add(decision);
        return decision;
    }
}
