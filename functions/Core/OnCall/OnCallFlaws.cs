using NodaTime;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.OnCall;

/// <summary>What the schedule and the clock rely on, so that no name in a policy leads nowhere.</summary>
internal static class OnCallFlaws
{
    /// <summary>The first flaw, in a sentence; null where there is none.</summary>
    public static string? First(OnCallPolicy policy)
    {
        var people = policy.People.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var levels = policy
            .Rotations.Select(r => r.Name)
            .Concat(policy.Fixed.Select(f => f.Name))
            .ToHashSet(StringComparer.Ordinal);
        var named = policy
            .Rotations.SelectMany(r => r.Members)
            .Select(m => m.Person)
            .Concat(policy.Fixed.Select(f => f.Person))
            .Concat(policy.Swaps.SelectMany(s => new[] { s.One, s.Other }))
            .Concat(policy.Overrides.Select(o => o.Person))
            .Concat(policy.Access?.Persons() ?? []);
        if (Zones.Find(policy.Zone) is null)
            return $"There is no time zone {policy.Zone}.";
        if (policy.Rotations.IsEmpty)
            return "There is no rotation.";
        if (named.FirstOrDefault(id => !people.Contains(id)) is { } stranger)
            return $"It names {stranger}, who is not listed under people.";
        if (policy.Rotations.FirstOrDefault(r => r.Starts.DayOfWeek != IsoDayOfWeek.Monday) is { } crooked)
            return $"The rotation {crooked.Name} does not start on a Monday.";
        if (
            policy.Access is { } access
            && (access.LongestSilence <= TimeSpan.Zero || access.LongestOverride <= TimeSpan.Zero)
        )
            return "A longest silence or override is no length of time.";
        foreach (var severity in Enum.GetValues<Severity>())
        {
            if (policy.Escalations.Count(e => e.Severity == severity) != 1)
                return $"There has to be one escalation for {severity}.";
        }

        foreach (var escalation in policy.Escalations)
        {
            if (escalation.Steps.FirstOrDefault(s => !s.Kind.Names(levels, people).Contains(s.Name)) is { } step)
                return Nowhere(escalation, step.Kind.Word, step.Name);
            if (escalation.Opens is { } opens && !levels.Contains(opens))
                return Nowhere(escalation, LevelStep.OfLevel.Word, opens);
            if (escalation.AcknowledgeWithin <= TimeSpan.Zero || escalation.ResolveWithin <= TimeSpan.Zero)
                return $"The escalation of {escalation.Severity} leaves no time.";
        }

        return null;
    }

    private static string Nowhere(EscalationPolicy escalation, string word, string name) =>
        $"The escalation of {escalation.Severity} names the {word} {name}, which does not exist.";
}
