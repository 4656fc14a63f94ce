using System.Collections.Immutable;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Incidents.Explanations;

/// <summary>
/// Why people were told of an incident, or were not: for somebody who reads it at night. The answer comes first.
/// </summary>
public static class ExplanationText
{
    /// <summary>Reasons that say who was told, rather than what the alarm is.</summary>
    private static readonly ImmutableHashSet<ReasonCode> AboutTheAlarm =
    [
        ReasonCode.ClassifiedByTag,
        ReasonCode.ClassifiedByDescription,
        ReasonCode.ClassifiedByRule,
        ReasonCode.Unclassified,
        ReasonCode.SeverityUnknown,
        ReasonCode.RouteMatched,
        ReasonCode.SignalOdd,
    ];

    /// <summary>In lines; those of a section after its heading are indented.</summary>
    public static ImmutableArray<string> Of(IncidentExplanation why)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var incident = why.Incident;
        lines.Add(
            $"{incident.Id}  {incident.Title}: {incident.Severity}, "
                + $"{incident.Status.ToString().ToLowerInvariant()}, opened {Words.Time(incident.OpenedAt)}"
        );
        lines.Add(Verdict(why));
        Section(
            lines,
            "On call when it was opened",
            why.OnCall.Select(d =>
                $"{d.Level}: {d.Person?.Name ?? $"nobody ({d.Gap})"}{(d.Override is null ? "" : ", standing in")}"
            )
        );
        Section(
            lines,
            "Severity, service and runbook",
            First(why)
                .Where(r => AboutTheAlarm.Contains(r.Code) && r.Code != ReasonCode.RouteMatched)
                .Select(r => r.Text)
        );
        var otherPolicy =
            why.WalkedVersion == incident.PolicyVersion
                ? ""
                : $" (decided by {incident.PolicyVersion}, which is not kept)";
        Section(lines, $"Route evaluation with policy {why.WalkedVersion}{otherPolicy}", why.Routes.Select(Step));
        Section(lines, "What happened", why.Timeline.SelectMany(Line));
        Section(lines, "Messages", why.Messages.SelectMany(Fate));
        Section(
            lines,
            "Held back",
            why.Held.Select(h =>
                $"{h.Signal.Name}: {string.Join(", ", h.Channels)} notified when nothing suppresses it any "
                + $"more; checked again at {Words.Time(h.LookAgainAt)}"
            )
        );
        return lines.DrainToImmutable();
    }

    /// <summary>The answer in a sentence or two.</summary>
    public static string Verdict(IncidentExplanation why)
    {
        var sent = why
            .Messages.Where(m => m is { State: "Sent", Kind: NotificationKind.Page, DoneAt: not null })
            .GroupBy(m => m.Channel, StringComparer.Ordinal)
            .Select(channel =>
                $"{channel.Key} at {Words.Time(channel.Min(m => m.DoneAt!.Value))}{Times(channel.Count())}"
            )
            .ToArray();
        var waiting = why
            .Messages.Where(m => m is { State: "Pending", Kind: NotificationKind.Page })
            .Select(m => m.Channel)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var holding = why
            .Timeline.SelectMany(e => e.Reasons)
            .Where(IsHolding)
            .Select(r => r.Text)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (why.Incident is { IsOpen: true, MutedUntil: not null })
            holding =
            [
                .. holding,
                .. why.Timeline.Last(e => e.Kind == IncidentAction.Mute.Kind).Reasons.Select(r => r.Text),
            ];
        var told = sent.Length > 0 ? $"Notified: {string.Join("; ", sent)}." : "Nobody has been notified.";
        var still =
            waiting.Length > 0 ? $" Not yet accepted by {string.Join(", ", waiting)}; retried every minute." : "";
        return $"{told}{still}{(holding.Length > 0 ? " Suppressed: " + string.Join(" ", holding) : "")}";
    }

    /// <summary>One route that was looked at, with each matcher's result.</summary>
    public static string Step(RoutingStep step)
    {
        var name = new string(' ', 2 * step.Depth) + step.Route.Name;
        var held = string.Join(", ", step.Matchers.Select(m => m.Matcher));
        var missed = step.Matchers.Where(m => !m.Held).Select(m => $"{m.Matcher} but it is \"{m.Value}\"");
        return step.Outcome switch
        {
            RoutingStepOutcome.NotMatched => $"{name}: no, {string.Join("; ", missed)}",
            RoutingStepOutcome.Replaced => $"{name}: yes{(held.Length == 0 ? "" : $", {held}")}; a route below matches",
            _ => $"{name}: taken{(held.Length == 0 ? "" : $", {held}")} -> {string.Join(", ", step.Route.Channels)}",
        };
    }

    private static ImmutableArray<Reason> First(IncidentExplanation why) =>
        why.Timeline.IsEmpty ? [] : why.Timeline[0].Reasons;

    private static bool IsHolding(Reason reason) =>
        reason.Code
            is ReasonCode.Silenced
                or ReasonCode.InMaintenance
                or ReasonCode.Inhibited
                or ReasonCode.OutsideTimeWindow
                or ReasonCode.SuppressedByCloudWatch;

    private static IEnumerable<string> Line(IncidentEvent line) =>
        line
            .Reasons.Where(r => !AboutTheAlarm.Contains(r.Code))
            .Select(r => $"    {r.Code}: {r.Text}")
            .Prepend($"{Words.Time(line.At)}  {line.What}");

    private static IEnumerable<string> Fate(MessageOutcome message)
    {
        yield return $"{Words.Time(message.CreatedAt)}  {message.Kind} to {message.Channel}: "
            + $"{message.State}{Times(message.Attempts)}. {message.Why.Text}";
        foreach (var what in message.History.Where(h => !h.EndsWith(" sent", StringComparison.Ordinal)))
            yield return $"    {what}";
    }

    private static string Times(int count) => count > 1 ? $" ({count} times)" : "";

    private static void Section(ImmutableArray<string>.Builder lines, string heading, IEnumerable<string> content)
    {
        var found = content.ToArray();
        if (found.Length == 0)
            return;
        lines.Add("");
        lines.Add(heading);
        foreach (var line in found)
            lines.Add("  " + line);
    }
}
