using System.Collections.Immutable;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.Escalation;
using RoleFerry.Core.Incidents.Release;
using RoleFerry.Core.OnCall;
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
/// <param name="view">The policy, and what people hold back.</param>
/// <param name="schedule">
/// By whose hours what fires on is told again, as nobody acknowledges; null for once only.
/// </param>
public sealed class DryRun(RoutingView view, Schedule? schedule = null)
{
    private readonly Dictionary<SignalKey, SignalMemory> _memories = [];
    private readonly Dictionary<string, Incident> _incidents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<SignalKey, SignalState>> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Incident, SignalKey Alarm), SuppressedAlarm> _held = [];
    private readonly Dictionary<(string Key, string Alarm), FiringSource> _sources = [];
    private readonly Dictionary<string, DateTimeOffset> _repeats = new(StringComparer.Ordinal);
    private readonly Dictionary<SignalKey, string> _names = [];
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
            var decision = IncidentDecider.Decide(Known(triaged, now), triaged, _view, now, attempt);
            if (decision is { Before: null, After: { } opened } && _incidents.ContainsKey(opened.Id))
                continue;
            Take(decision, now);
            return decision;
        }
    }

    /// <summary>
    /// Time goes by until that moment: what is held back until then is looked at, and what fires on is told again.
    /// </summary>
    public void Pass(DateTimeOffset now)
    {
        while (true)
        {
            var held = _held
                .OrderBy(h => (h.Value.LookAgainAt, h.Key.Incident, h.Key.Alarm.ToString()))
                .Select(h => h.Value)
                .FirstOrDefault();
            var repeat = _repeats.OrderBy(r => (r.Value, r.Key)).Select(r => r.Key).FirstOrDefault();
            var (lookAt, repeatAt) = (
                held?.LookAgainAt ?? DateTimeOffset.MaxValue,
                repeat is null ? DateTimeOffset.MaxValue : _repeats[repeat]
            );
            if (lookAt > now && repeatAt > now)
                return;
            if (lookAt <= repeatAt)
                Look(held!);
            else
                Repeat(_incidents[repeat!], repeatAt);
        }
    }

    private void Look(SuppressedAlarm held)
    {
        var (key, at) = ((held.IncidentId, held.Signal.Key), held.LookAgainAt);
        switch (
            SuppressedAlarmDecider.Decide(
                held,
                _incidents.GetValueOrDefault(held.IncidentId),
                Fires(held.IncidentId, held.Signal.Key),
                _view,
                Sources(Triage.Of(held.Signal, _view.Policy), at),
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

    /// <summary>Has an incident told again where that is due; else says when to look again.</summary>
    private void Repeat(Incident incident, DateTimeOffset at)
    {
        var triaged = Triage.Of(incident.Signal, _view.Policy);
        var audience = IncidentAudience.Of(_view, incident, Sources(triaged, at), at);
        var known = new KnownIncident
        {
            Incident = incident,
            Firing =
            [
                .. _members[incident.Id]
                    .Where(m => m.Value == SignalState.Alarm)
                    .Select(m => new FiringAlarm(m.Key, _names[m.Key], at)),
            ],
        };
        var due = IncidentClock.RepeatOf(known, schedule!, _view.Policy, at, audience);
        if (audience is { Notified.IsEmpty: true, LookAgainAt: { } again })
            _repeats[incident.Id] = again;
        else if (due is not var (dueAt, command))
            _repeats.Remove(incident.Id);
        else if (dueAt > at)
            _repeats[incident.Id] = dueAt;
        else
            TakeRepeat(command, known, triaged, at);
    }

    private void TakeRepeat(IncidentCommand command, KnownIncident known, Triaged triaged, DateTimeOffset at)
    {
        var decided = command.Action.Decide(new CommandContext(known, command, _view.Policy, at));
        Take(
            new Decision
            {
                Outcome = DecisionOutcome.Repeated,
                Triaged = triaged,
                Before = decided.Before,
                After = decided.After,
                Event = decided.Event,
                Notifications = decided.Notifications,
                Reasons = [decided.Reason],
            },
            at
        );
    }

    private bool Fires(string incidentId, SignalKey alarm) =>
        _members.GetValueOrDefault(incidentId)?.GetValueOrDefault(alarm) == SignalState.Alarm;

    private KnownState Known(Triaged triaged, DateTimeOffset now)
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
            Sources = Sources(triaged, now),
        };
    }

    /// <summary>They stand here only while they fire.</summary>
    private ImmutableArray<FiringSource> Sources(Triaged triaged, DateTimeOffset now)
    {
        var keys = Inhibitor.KeysOfSources(_view.Policy, triaged.Labels);
        return keys.IsEmpty
            ? []
            :
            [
                .. _sources
                    .Values.Where(s => keys.Contains(s.Key))
                    .OrderBy(s => s.Alarm, StringComparer.Ordinal)
                    .Select(s => s.IsDoubtfulAt(now) ? s.SeenAt(now) : s),
            ];
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
            (members[signal.Key], _names[signal.Key]) = (m.State, signal.Name);
        if (!incident.IsOpen)
            _repeats.Remove(incident.Id);
        else if (schedule is not null)
            _repeats[incident.Id] = now; // Looked at once more: says when it is due.
    }
}
