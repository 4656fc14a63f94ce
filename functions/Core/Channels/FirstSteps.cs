using System.Collections.Immutable;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Channels;

/// <summary>What to do first: what the runbook says, else where to look.</summary>
internal static class FirstSteps
{
    /// <summary>
    /// At most <see cref="RunbookSteps.Shown"/>, numbered, one a line; empty for what wakes nobody and has no runbook
    /// of ours.
    /// </summary>
    public static string Of(Incident incident, RunbookSteps? runbooks)
    {
        var steps = runbooks?.For(incident.Runbook) ?? [];
        if (steps.IsEmpty)
            steps = Elsewhere(incident);
        return string.Join('\n', steps.Take(RunbookSteps.Shown).Select((step, i) => $"{i + 1}. {step}"));
    }

    private static ImmutableArray<string> Elsewhere(Incident incident)
    {
        var signal = incident.Signal;
        if (signal.Key.Source == SignalSource.Logs)
            return [$"See a sample, its counts and its trace: ./roleferry errors show {signal.Key.Id}"];
        if (incident.Severity == Severity.P3)
            return [];
        return
        [
            incident.Runbook.Length > 0 ? "Open the runbook." : Look(signal),
            "What changed shortly before? ./roleferry changes list",
            "Which errors are new, or more frequent? ./roleferry errors",
        ];
    }

    private static string Look(Signal signal) =>
        signal.Key.Source switch
        {
            SignalSource.CloudWatch => "Look at the alarm's graph: when did it begin, and does it get worse?",
            SignalSource.Metrics => "Look at the metric's trend: when did it begin, and does it get worse?",
            SignalSource.Unknown =>
                "Ask whoever sends it what it means: no mapping of monitoring/sources.yaml describes it.",
            SignalSource.Person => "Ask whoever opened it what they see.",
            _ when ConsoleLink.For(signal) is not null =>
                "Look at it in AWS's console: when did it begin, and does it get worse?",
            var other => $"Look at it in {other}: when did it begin, and does it get worse?",
        };
}
