using System.Collections.Immutable;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Silences;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Core.Incidents.DryRuns;

/// <summary>
/// Plays signals through the rules without a table, a clock or a message: what a policy would decide, and when. The
/// same deciders decide as for real ones. Signals come in the order of their handling; what is held back is looked at
/// in between, to the moment rather than to the minute.
/// </summary>
public sealed class DryRun(RoutingView view)
{
    private readonly Dictionary<SignalKey, SignalMemory> _memories = [];
    private readonly Dictionary<string, Incident> _incidents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<SignalKey, SignalState>> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Incident, SignalKey Alarm), SuppressedAlarm> _held = [];
    private readonly Dictionary<(string Key, string Alarm), FiringSource> _sources = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<DryRunStep> _steps = [];
    private RoutingView _view = view;

    /// <summary>Everything that was decided, in order.</summary>
    public IReadOnlyList<DryRunStep> Steps => _steps;

    /// <summary>The incidents as they stand.</summary>
    public IReadOnlyCollection<Incident> Incidents => _incidents.Values;

    /// <summary>From now on these silences count.</summary>
    public void Silence(IEnumerable<Silence> silences) => _view = _view with { Silences = SilenceSet.Of(silences) };

    /// <summary>A signal is handled.</summary>
    /// <returns>What is decided; null where it was handled before.</returns>
    public Decision? Handle(Signal signal, DateTimeOffset now)
    {
        Pass(now);
        if (!_seen.Add(signal.DedupId))
            return null;
        var triaged = Triage.Of(signal, _view.Policy);
        for (var attempt = 0; ; attempt++)
        {
            var decision = IncidentDecider.Decide(Known(triaged), triaged, _view, now, attempt);
            if (decision is { Before: null, After: { } opened } && _incidents.ContainsKey(opened.Id))
                continue;
            Take(decision, now);
            return decision;
        }
    }

    /// <summary>Time goes by until that moment: what is held back until then is looked at.</summary>
    public void Pass(DateTimeOffset now)
    {
        while (_held.Count > 0)
        {
            var (key, held) = _held.MinBy(h => (h.Value.LookAgainAt, h.Key.Incident, h.Key.Alarm.ToString()));
            if (held.LookAgainAt > now)
                return;
            var at = held.LookAgainAt;
            var triaged = Triage.Of(held.Signal, _view.Policy);
            var fires =
                _members.GetValueOrDefault(held.IncidentId)?.GetValueOrDefault(held.Signal.Key) == SignalState.Alarm;
            switch (
                SuppressedAlarmDecider.Decide(
                    held,
                    _incidents.GetValueOrDefault(held.IncidentId),
                    fires,
                    _view,
                    Sources(triaged),
                    at
                )
            )
            {
                case SuppressedAlarmVerdict.Wait wait:
                    _held[key] = held with { LookAgainAt = wait.LookAgainAt };
                    break;
                case SuppressedAlarmVerdict.Tell tell:
                    _held.Remove(key);
                    Take(tell.Decision, at);
                    break;
                default:
                    _held.Remove(key);
                    break;
            }
        }
    }

    private KnownState Known(Triaged triaged)
    {
        var memory = _memories.GetValueOrDefault(triaged.Signal.Key);
        var mine = memory?.IncidentId is { } id ? _incidents.GetValueOrDefault(id) : null;
        return new KnownState
        {
            Memory = memory,
            Mine = mine,
            Open = _open.GetValueOrDefault(triaged.Key) is { } open ? _incidents[open] : null,
            OthersFiring =
                mine is not null
                && _members[mine.Id].Any(m => m.Key != triaged.Signal.Key && m.Value == SignalState.Alarm),
            Sources = Sources(triaged),
        };
    }

    private ImmutableArray<FiringSource> Sources(Triaged triaged)
    {
        var keys = Inhibitor.KeysOfSources(_view.Policy, triaged.Labels);
        return keys.IsEmpty
            ? []
            : [.. _sources.Values.Where(s => keys.Contains(s.Key)).OrderBy(s => s.Alarm, StringComparer.Ordinal)];
    }

    private void Take(Decision decision, DateTimeOffset now)
    {
        var signal = decision.Triaged.Signal;
        _steps.Add(new DryRunStep(now, decision));
        if (decision.Memory is { } memory)
            _memories[signal.Key] = memory;
        foreach (var source in decision.AsSource)
        {
            if (decision.Memory!.State == SignalState.Alarm)
                _sources[(source.Key, source.Alarm)] = source;
            else
                _sources.Remove((source.Key, source.Alarm));
        }

        if (decision.Held is { } held)
            _held[(held.IncidentId, signal.Key)] = held;
        if (decision.After is not { } incident)
            return;
        _incidents[incident.Id] = incident;
        if (incident.IsOpen)
            _open[incident.Key] = incident.Id;
        else
            _open.Remove(incident.Key);
        if (!_members.TryGetValue(incident.Id, out var members))
            _members[incident.Id] = members = [];
        if (decision.Memory is { } m)
            members[signal.Key] = m.State;
    }
}
