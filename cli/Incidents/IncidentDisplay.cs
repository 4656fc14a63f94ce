using RoleFerry.Cli.Display;
using RoleFerry.Core.Incidents.PostMortems;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.Incidents;

/// <summary>
/// Shows one incident to somebody who has just been woken: how it stands first, then what happened, then who was
/// told.
/// </summary>
internal static class IncidentDisplay
{
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Faint = new(decoration: Decoration.Dim);

    public static void Write(ShownIncident i, IAnsiConsole console)
    {
        Say(console, $"{i.Id}  {i.Severity}  {i.Status.ToString().ToLowerInvariant()}  {i.Title}", Strong);
        Say(console, $"  {i.Summary}");
        Say(console, $"  service {OrNone(i.Service)}, runbook {OrNone(i.Runbook)}");
        Say(console, $"  began {Words.Time(i.BeganAt)}, detected after {Words.Duration(i.ToDetect)}");
        Say(
            console,
            i.ToAcknowledge is { } taken
                ? $"  acknowledged {Words.Time(i.AcknowledgedAt!.Value)}, after {Words.Duration(taken)}"
                : "  nobody has acknowledged it"
        );
        if (i.ToResolve is { } lasted)
            Say(console, $"  resolved {Words.Time(i.ResolvedAt!.Value)}, after {Words.Duration(lasted)}");
        if (i.Reopened > 0)
            Say(console, $"  reopened {i.Reopened} times");
        if (i.PostMortem is { } state)
            Say(console, $"  post-mortem: {PostMortem(i, state)}");

        Heading(console, "What happened");
        foreach (var e in i.Timeline)
        {
            Say(console, $"  {Words.Time(e.At)}  {e.What} ({e.Who})");
            foreach (var reason in e.Reasons)
                Say(console, $"      {reason}", Faint);
        }

        Heading(console, "Alarms");
        foreach (var alarm in i.Alarms)
            Say(
                console,
                $"  {SignalStateName.Of(alarm.State)} since {Words.Time(alarm.At)}  {alarm.Name}",
                alarm.State == SignalState.Alarm ? Strong : Style.Plain
            );

        Heading(console, "Notifications");
        foreach (var message in i.Messages)
        {
            Say(
                console,
                $"  {Words.Time(message.DoneAt ?? message.CreatedAt)}  {Kind(message)} to {message.Channel}: "
                    + $"{Became(message)}"
            );
            Say(console, $"      why: {message.Why}", Faint);
            foreach (var line in message.Attempts > 1 || message.Became != "Sent" ? message.History : [])
                Say(console, $"      {line}", Faint);
        }
    }

    private static string PostMortem(ShownIncident i, PostMortemState state) =>
        state == PostMortemState.Published
            ? "published"
            : $"{state.ToString().ToLowerInvariant()}, due by {Words.Time(i.PostMortemDueBy!.Value)} (roleferry "
                + $"postmortem {i.Id})";

    private static string Kind(ShownMessage m) =>
        m.Kind.ToString().ToLowerInvariant() + (m.Broadcast ? ", to everybody there," : "");

    private static string Became(ShownMessage m) =>
        m switch
        {
            { Became: "Sent", Attempts: > 1 } => $"sent at attempt {m.Attempts}",
            { Became: "Sent" } => "sent",
            { Became: "Pending" } => $"waits, tried {m.Attempts} times",
            { Became: "HandedOver" } => "not accepted, handed over",
            { Became: "Undeliverable" } => "no channel accepted it; it is in the failure queue",
            _ => m.Became.ToLowerInvariant(),
        };

    private static void Heading(IAnsiConsole console, string text)
    {
        console.WriteLine();
        Say(console, text, Strong);
    }

    /// <summary>A terminal breaks long lines itself, and what is piped keeps one line for each thing.</summary>
    private static void Say(IAnsiConsole console, string text, Style? style = null)
    {
        var indent = text.Length - text.TrimStart(' ').Length;
        console.Write(
            new Padder(new Text(TerminalText.Line(text), style ?? Style.Plain), new Padding(indent, 0, 0, 0))
        );
    }

    private static string OrNone(string text) => text.Length == 0 ? "(none)" : text;
}
