using System.Text.RegularExpressions;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Channels.Situations;

/// <summary>Something that whoever is woken asks.</summary>
/// <param name="Text">The question, as the head of its column.</param>
/// <param name="Applies">Whether a situation has an answer to it.</param>
/// <param name="IsAnswered">Whether a message, as it is shown, answers it.</param>
internal sealed partial record Question(
    string Text,
    Func<Situation, bool> Applies,
    Func<Situation, string, bool> IsAnswered
)
{
    /// <summary>All ten.</summary>
    public static IReadOnlyList<Question> All { get; } =
    [
        new("what", _ => true, (s, text) => Has(text, s.What)),
        new("where", s => s.Incident?.Service.Length > 0, (s, text) => Has(text, $"Service: {s.Incident!.Service}")),
        new("how bad", _ => true, (_, text) => Severity().IsMatch(text)),
        new(
            "since when",
            _ => true,
            (_, text) => Has(text, "Since: ") || Has(text, "Lasted: ") || Has(text, "since ") || Has(text, "From ")
        ),
        new(
            "now or over",
            s => s.Incident is not null,
            (s, text) => Has(text, s.Incident!.IsOpen ? "Who has it: " : "Resolved after ")
        ),
        new(
            "who has it",
            s => s.Incident is not null,
            (s, text) => Has(text, s.Incident!.IsOpen ? "Who has it: " : "Resolved by: ")
        ),
        new("what first", HasSteps, (_, text) => Has(text, "1. ")),
        new("link", HasLink, (_, text) => Has(text, "https://")),
        new(
            "why me",
            s => s.Notification is not null,
            (s, text) => Has(text, AlarmTitle.In(s.Notification!.Reason.Text, s.Incident!, "shop-prod-"))
        ),
        new("if I do nothing", s => s.Incident is { IsOpen: true }, (_, text) => Has(text, "If you do nothing: ")),
    ];

    /// <summary>
    /// <c>yes</c>; <c>-</c> where there is nothing to say; else the channels that do not answer it.
    /// </summary>
    public string Answer(Situation situation)
    {
        if (!Applies(situation))
            return "-";
        var silent = Shown
            .Of(situation)
            .Where(shown => !IsAnswered(situation, OneLined(shown.Text)))
            .Select(shown => shown.Channel)
            .ToArray();
        return silent.Length == 0 ? "yes" : $"not in {string.Join(", ", silent)}";
    }

    /// <summary>Columns of a mail are as wide as their names.</summary>
    private static string OneLined(string text) => Blanks().Replace(text, " ");

    private static bool Has(string text, string what) => text.Contains(what, StringComparison.Ordinal);

    /// <summary>
    /// News in a thread leads to the steps of the message above it; mails and cards of news have none. A P3 wakes
    /// nobody.
    /// </summary>
    private static bool HasSteps(Situation situation) =>
        situation is { IsPage: true, Incident: { IsOpen: true } incident }
        && (incident.Severity < Core.Signals.Severity.P3 || incident.Runbook is "api-errors" or "db-connections");

    private static bool HasLink(Situation situation) =>
        situation.Incident is { } incident
        && (
            incident.Signal.Key.Source == SignalSource.CloudWatch
            || incident.Runbook is "api-errors" or "db-connections"
            || incident.Signal.Tags.ContainsKey("link")
        );

    [GeneratedRegex(@"\bP[0-3]\b")]
    private static partial Regex Severity();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();
}
