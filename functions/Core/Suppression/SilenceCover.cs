using System.Collections.Immutable;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Silences;

namespace RoleFerry.Core.Suppression;

/// <summary>What a silence would cover: one that covers nothing is probably mistyped.</summary>
/// <param name="Incidents">Open incidents whose first alarm it is about.</param>
/// <param name="OpenIncidents">All open incidents that were looked at.</param>
/// <param name="Alarms">
/// Alarms that it is about, of those that fired lately; null where those were not looked at.
/// </param>
/// <param name="Times">How often those fired.</param>
/// <param name="Hints">Labels that are probably mistyped, a sentence each.</param>
public sealed record SilenceCover(
    int Incidents,
    int OpenIncidents,
    int? Alarms,
    int Times,
    ImmutableArray<string> Hints
)
{
    /// <summary>Works it out.</summary>
    /// <param name="silence">The silence; its times do not matter.</param>
    /// <param name="policy">The policy in force.</param>
    /// <param name="open">Open incidents, by id, each with its first alarm.</param>
    /// <param name="fired">Signals of the last weeks; null where they were not looked at.</param>
    public static SilenceCover Of(
        Silence silence,
        RoutingPolicy policy,
        IReadOnlyCollection<(string Id, Signal Alarm)> open,
        IReadOnlyCollection<Signal>? fired
    )
    {
        var now = open.Select(i => (i.Id, Triage.Of(i.Alarm, policy).Labels)).ToArray();
        var lately = (fired ?? [])
            .Where(s => s.State != SignalState.Ok)
            .Select(s => (s.Key, Triage.Of(s, policy).Labels))
            .ToArray();
        var covered = lately.Where(s => silence.IsAbout(s.Labels, null)).ToArray();
        var seen = now.Select(i => i.Labels).Concat(lately.Select(s => s.Labels)).SelectMany(l => l.Keys).ToHashSet();
        return new SilenceCover(
            now.Count(i => silence.IsAbout(i.Labels, i.Id)),
            now.Length,
            fired is null ? null : covered.Select(s => s.Key).Distinct().Count(),
            covered.Length,
            [
                .. silence
                    .Matchers.Select(m => LabelHint.Of(m.Label, fired is null || seen.Count == 0 ? null : seen))
                    .OfType<string>()
                    .Distinct(),
            ]
        );
    }

    /// <summary>In a sentence.</summary>
    /// <param name="weeks">Of how many weeks the signals are.</param>
    public string Sentence(int weeks)
    {
        var open = $"It covers {(Incidents == 0 ? "none" : $"{Incidents}")} of {OpenIncidents} open incidents";
        return Alarms switch
        {
            null => $"{open}.",
            0 => $"{open}, and no alarm of the last {weeks} weeks.",
            _ => $"{open}, and {Alarms} {(Alarms == 1 ? "alarm" : "alarms")} of the last {weeks} weeks, "
                + $"{Times} {(Times == 1 ? "time" : "times")}.",
        };
    }
}
