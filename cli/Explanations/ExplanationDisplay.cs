using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.Explanations;

/// <summary>Shows an explanation to people, in the order in which things happen.</summary>
internal static class ExplanationDisplay
{
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Faint = new(decoration: Decoration.Dim);

    public static void Write(Explanation explanation, IAnsiConsole console)
    {
        console.WriteLine($"{explanation.File} by {explanation.Policy} ({explanation.PolicyVersion})");
        foreach (var signal in explanation.Signals)
            Write(signal, console);
        foreach (var what in explanation.Ignored)
            console.WriteLine($"Nothing to do: {what}");
        foreach (var part in explanation.Unreadable)
        {
            console.WriteLine();
            console.WriteLine($"Not understood; it would go to the failure queue: {part.Where}", Strong);
            console.WriteLine($"  {part.What}");
        }
    }

    private static void Write(ExplainedSignal signal, IAnsiConsole console)
    {
        console.WriteLine();
        console.WriteLine($"{signal.Name}: {signal.State} since {Words.Time(signal.At)}", Strong);
        console.WriteLine(
            $"  severity {signal.Severity}, service {OrNone(signal.Service)}, runbook {OrNone(signal.Runbook)}"
        );
        foreach (var reason in signal.Why.Where(r => r.Code != ReasonCode.RouteMatched))
            console.WriteLine($"    {reason.Text}", Faint);

        console.WriteLine("  Route evaluation:");
        var names = signal.Routes.Max(r => (2 * r.Depth) + r.Name.Length);
        foreach (var route in signal.Routes)
            console.WriteLine(
                $"    {(new string(' ', 2 * route.Depth) + route.Name).PadRight(names)}  {Result(route)}",
                route.Outcome == RoutingStepOutcome.NotMatched ? Faint : Style.Plain
            );

        console.WriteLine($"  Its incident: {signal.IncidentKey}");
        Write("With nothing open", signal.NothingOpen, console);
        if (signal.WhileOpen is { } open)
            Write("While its incident is open", open, console);
        if (signal.Tags is not { } tags)
            return;
        console.WriteLine($"  {tags.Text}");
        if (tags.Raised is { } raised)
            Write("By these tags", raised, console);
    }

    private static string Result(ExplainedRoute route) =>
        route.Outcome switch
        {
            RoutingStepOutcome.NotMatched => "no: "
                + string.Join(
                    "; ",
                    route.Matchers.Where(m => !m.Held).Select(m => $"{m.Matcher}, but it is \"{m.Value}\"")
                ),
            RoutingStepOutcome.Replaced => $"yes{Held(route)}; what matches below it is taken instead",
            _ => $"yes{Held(route)}: taken",
        };

    private static string Held(ExplainedRoute route) =>
        route.Matchers.IsEmpty ? "" : ", " + string.Join(", ", route.Matchers.Select(m => m.Matcher));

    private static void Write(string when, ExplainedDecision decision, IAnsiConsole console)
    {
        console.WriteLine($"  {when}: {decision.Outcome}{(decision.Incident is null ? "" : $" {decision.Incident}")}");
        foreach (var reason in decision.Why)
            console.WriteLine($"    {reason.Code}: {reason.Text}", Faint);
        if (decision.Messages.IsEmpty)
        {
            console.WriteLine("    Nobody is notified.");
            return;
        }

        foreach (var message in decision.Messages)
        {
            console.WriteLine(
                $"    {message.Kind} to {message.Channel} ({$"{message.Carrier} {message.Target}".TrimEnd()}): "
                    + $"{message.Preview}",
                Strong
            );
            if (message.Kind == NotificationKind.Page)
            {
                var next = message.Fallback.IsEmpty ? "the failure queue" : string.Join(", then ", message.Fallback);
                console.WriteLine($"      if it is not accepted: {next}", Faint);
            }
        }
    }

    private static string OrNone(string text) => text.Length == 0 ? "(none)" : text;
}
