using Amazon.DynamoDBv2.Model;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Outside;
using RoleFerry.Simulation.Plans;

namespace RoleFerry.Simulation.Invariants;

/// <summary>
/// Each P0 and P1 alarm that was accepted reached a person or the failure queue, in time. What the table says of a
/// transition is believed only as far as it fits what the alarms really did.
/// </summary>
internal sealed class PageCheck(World world)
{
    private const int FlappingFrom = 4;

    /// <summary>What people in histories ask for, and the minutes until what it held back is told.</summary>
    private static readonly TimeSpan UntilTheMinute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(3 + 5);

    public void AtTheEnd(IReadOnlyList<Dictionary<string, AttributeValue>> items)
    {
        var marks = items.Where(i => i["SK"].S == "SEEN").ToDictionary(i => i["PK"].S);
        foreach (var transition in world.Alarms.Transitions)
        {
            if (transition is { IsAlarm: true, Alarm.IsUrgent: true, AcceptedAt: { } accepted })
                Check(transition, accepted, marks.GetValueOrDefault(transition.Mark));
        }
    }

    private void Check(Transition fired, DateTimeOffset accepted, Dictionary<string, AttributeValue>? mark)
    {
        if (mark is null)
        {
            if (!world.Queue.GivenUp.Contains(fired.Id))
                Lost(fired, "it has no mark in the table, and its event is not in the failure queue");
            return;
        }

        var outcome = mark["outcome"].S;
        var incident = mark.GetValueOrDefault("incidentId")?.S ?? "";
        switch (outcome)
        {
            case "Late":
                if (!HasNewer(fired) && !world.Checks.IsResolvedByPerson(incident, fired.At))
                    Lost(fired, "it counts as late, and nothing newer had come");
                return;
            case "Opened" or "Reopened" or "Raised" or "Released":
                Reached(fired, accepted, incident, fired.CameAt!.Value, mark);
                return;
            case "StillFiring" or "Joined" or "Repeated":
                Reached(fired, accepted, incident, DateTimeOffset.MinValue, mark);
                return;
            default:
                Lost(fired, $"what it led to is {outcome}");
                return;
        }
    }

    /// <summary>Whether it tells of a transition: without the table, it may do so under another id.</summary>
    private static bool IsAbout(Told told, Transition fired, string incident) =>
        told.IncidentId == incident || told.Headline.Contains(fired.Alarm.Name, StringComparison.Ordinal);

    private bool HasNewer(Transition fired) =>
        world.Alarms.Transitions.Exists(t => t.Alarm == fired.Alarm && t.At > fired.At && t.AcceptedAt is not null);

    private void Reached(
        Transition fired,
        DateTimeOffset accepted,
        string incident,
        DateTimeOffset since,
        Dictionary<string, AttributeValue> mark
    )
    {
        var told = world.People.All.Find(t => IsAbout(t, fired, incident) && t.At >= since && t.ReachesPerson);
        if (told is null)
        {
            // Whoever said since that it is over has seen it elsewhere: what waits for others is not told any more.
            if (
                world.Queue.HasPage(incident)
                || IsSuppressed(fired, mark)
                || world.Checks.IsResolvedByPerson(incident, accepted)
            )
                return;
            Lost(fired, $"{incident} was told to nobody ({mark["outcome"].S})");
            return;
        }

        // Who cannot ask the table whether a silence has ended believes what was known last.
        var bound =
            MustBeReleased(fired) ? world.Plan.BoundOf(SilencesEnd() is var end && end > accepted ? end : accepted)
            : WasSilenced(fired, accepted) ? world.Plan.EndOf(accepted)
            : world.Plan.BoundOf(accepted);
        if (IsKnown(incident, bound))
            bound += UntilTheMinute * (2 + world.Plan.Steps.OfType<MinuteStep>().Sum(s => s.Missed));
        if (told.At > bound && !IsSuppressed(fired, mark) && !world.Queue.HasPage(incident))
            world.Checks.Break(
                "reached in time",
                $"{fired.Id} was accepted at {Time(accepted)} and reached {told.Where} at {Time(told.At)}, "
                    + $"after {Time(bound)}"
            );
    }

    /// <summary>
    /// Whether people were told of an incident by then, though not of every alarm in it. What follows in a channel that
    /// takes one message a second, while it takes another, waits for the next minute that is not missed, or for the one
    /// after where the answer to the lease is lost; PagerDuty rings for it already.
    /// </summary>
    private bool IsKnown(string incident, DateTimeOffset bound) =>
        world.People.All.Exists(t => t.IncidentId == incident && t.At <= bound && t.ReachesPerson);

    private bool WasSilenced(Transition fired, DateTimeOffset at) =>
        fired.Alarm.Severity != "P0"
        && world
            .Plan.Steps.OfType<TypedStep>()
            .Any(s =>
                s.Words.StartsWith("mute", StringComparison.Ordinal)
                && world.Plan.Start + s.At <= at
                && at < world.Plan.Start + s.At + LongestSilence
            );

    /// <summary>Whether the product says that it was suppressed, and may have been.</summary>
    private bool IsSuppressed(Transition fired, Dictionary<string, AttributeValue> mark)
    {
        foreach (var reason in mark.GetValueOrDefault("reasons")?.L ?? [])
        {
            var isTrue = reason.S[..reason.S.IndexOf(':')] switch
            {
                "Silenced" => fired.Alarm.Severity != "P0"
                    && world.Checks.Done.Contains(("mute", ""))
                    && !MustBeReleased(fired),
                "Flapping" => world.Alarms.Transitions.Count(t => t.Alarm == fired.Alarm && t.IsAlarm) >= FlappingFrom,
                "Inhibited" => world.Plan.Uses(PlannedPolicy.Inhibiting) && HasWorse(fired),
                _ => false,
            };
            if (isTrue)
                return true;
        }

        return false;
    }

    private bool HasWorse(Transition fired) =>
        fired.Alarm.Severity == "P1"
        && (
            world.Alarms.Transitions.Exists(t =>
                t.Alarm.Severity == "P0" && t.Alarm.Service == fired.Alarm.Service && t.IsAlarm
            ) || (fired.Alarm.Service == "api" && world.Logs.Batches.Exists(b => b.Error == LogSource.Named))
        );

    /// <summary>Whether it fired on after every silence, so that people had to be told then.</summary>
    private bool MustBeReleased(Transition fired)
    {
        var over = SilencesEnd();
        var ends = world.Alarms.Transitions.Find(t => t.Alarm == fired.Alarm && !t.IsAlarm && t.At >= fired.At)?.At;
        var isInhibited = world.Plan.Uses(PlannedPolicy.Inhibiting) && HasWorse(fired);
        return !isInhibited
            && over > DateTimeOffset.MinValue
            && ends > over
            && ends >= world.Plan.Start + world.Plan.Length;
    }

    /// <summary>By when it was seen that no silence holds any more; the beginning of time where there was none.</summary>
    private DateTimeOffset SilencesEnd() =>
        world
            .Plan.Steps.OfType<TypedStep>()
            .Where(s => s.Words.StartsWith("mute", StringComparison.Ordinal))
            .Select(s => world.Plan.Start + s.At + LongestSilence)
            .DefaultIfEmpty()
            .Max();

    private void Lost(Transition fired, string why) => world.Checks.Break("no page lost", $"{fired.Id}: {why}");

    private string Time(DateTimeOffset at) => $"{at - world.Plan.Start:hh\\:mm\\:ss}";
}
