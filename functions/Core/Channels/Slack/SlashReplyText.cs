using System.Globalization;
using System.Text;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.PostMortems;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Silences;
using RoleFerry.Core.Suppression;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels.Slack;

/// <summary>What a slash command is answered, as Slack's <c>mrkdwn</c>. Text from outside is escaped.</summary>
public static class SlashReplyText
{
    /// <summary>
    /// Characters of an answer; Slack takes 40,000 and cuts what it shows.
    /// https://docs.slack.dev/reference/methods/chat.postMessage/#truncating
    /// </summary>
    private const int MaxLength = 3_500;

    private const int MaxListed = 30;

    /// <summary>How far ahead the next hand-off is looked for.</summary>
    private static readonly TimeSpan LookAhead = TimeSpan.FromDays(35);

    private const int MaxTitle = 120;
    private const int MaxLine = 400;

    /// <summary>Text from outside: no mention, no link, no format that breaks out of its line.</summary>
    public static string Plain(string text) => Plain(text, MaxLine);

    /// <summary>Text in a fixed width.</summary>
    public static string Preformatted(string text) =>
        $"```\n{SlackText.Escape(text.Replace('`', '\''), MaxLength)}\n```";

    /// <summary>What became of a command.</summary>
    public static string Of(string incidentId, CommandOutcome outcome, Reason reason) =>
        outcome switch
        {
            CommandOutcome.Done => $"Done. *{incidentId}*: {Plain(reason.Text)}",
            CommandOutcome.NoSuchIncident => NoSuch(incidentId),
            _ => $"Not done. *{incidentId}*: {Plain(reason.Text)}",
        };

    /// <summary>Somebody may not do what they asked for.</summary>
    public static string Refused(string why) => $"Not done. {Plain(why)}";

    /// <summary>An id that names nothing.</summary>
    public static string NoSuch(string incidentId) =>
        $"There is no incident {Plain(incidentId)}. `/incident list` shows what is open.";

    /// <summary>An id was left out, and not exactly one incident is open.</summary>
    public static string WhichOne(IReadOnlyList<Incident> open) =>
        open.Count == 0
            ? "No incident is open. To see a resolved one, name it: `/incident show INC-7F3K9Q2M`."
            : $"{open.Count} incidents are open. Name one:\n{string.Join('\n', open.Take(MaxListed).Select(Line))}";

    /// <summary>What is open.</summary>
    public static string List(IReadOnlyList<Incident> open, DateTimeOffset now)
    {
        if (open.Count == 0)
            return "No open incidents.";
        var lines = open.OrderBy(i => i.Severity)
            .ThenBy(i => i.OpenedAt)
            .Take(MaxListed)
            .Select(i =>
                $"{Line(i)}, for "
                + $"{Words.Duration(now - i.BeganAt)}{(i.Owner.Length == 0 ? "" : $", {Plain(i.Owner)}'s")}"
            );
        var more = open.Count > MaxListed ? $"\nand {open.Count - MaxListed} more" : "";
        return $"{open.Count} open:\n{string.Join('\n', lines)}{more}";
    }

    /// <summary>How one stands.</summary>
    public static string Show(
        Incident incident,
        IEnumerable<(string Name, SignalState State)> alarms,
        RunbookBases runbooks
    )
    {
        (string Name, string Value)[] rows =
        [
            ("Severity", IncidentText.Severity(incident.Severity)),
            ("Since", IncidentText.Since(incident, sentAt: null).Plain),
            ("Service", incident.Service),
            ("Who has it", incident.IsOpen ? incident.AcknowledgedBy : ""),
            ("Acknowledged", IncidentText.Acknowledged(incident).Plain),
            ("Owner", incident.Owner),
            ("Muted until", incident is { IsOpen: true, MutedUntil: { } until } ? Words.Time(until) : ""),
            ("Resolved by", incident.ResolvedBy),
            ("Told", string.Join(", ", incident.Channels)),
            (
                "Alarms",
                string.Join(", ", alarms.Take(MaxListed).Select(a => $"{a.Name} {SignalStateName.Of(a.State)}"))
            ),
            ("Runbook", RunbookLink.Named(incident.Runbook, runbooks)),
            ("Why", incident.Summary),
        ];
        var text = new StringBuilder($"{Line(incident)}\n");
        foreach (var (name, value) in rows.Where(r => r.Value.Length > 0))
            text.Append(CultureInfo.InvariantCulture, $"*{name}*: {Plain(value)}\n");
        return Cut(text.ToString());
    }

    /// <summary>What happened to one, the newest lines.</summary>
    public static string Timeline(Incident incident, IReadOnlyList<IncidentEvent> timeline, int shown)
    {
        var left = timeline.Count - shown;
        var lines = timeline.TakeLast(shown).Select(e => $"{Words.Time(e.At)}  *{Plain(e.Who)}*  {Plain(e.What)}");
        return Cut(
            $"{Line(incident)}\n{(left > 0 ? $"({left} earlier lines are left out)\n" : "")}{string.Join('\n', lines)}"
        );
    }

    /// <summary>Where one's post-mortem stands.</summary>
    public static string PostMortem(Incident incident, PostMortem? it, DateTimeOffset now) =>
        (incident.IsOpen, it) switch
        {
            (true, _) => $"{Line(incident)}\nIt is open. Its post-mortem begins when it is resolved.",
            (_, null) => $"{Line(incident)}\nIt needs no post-mortem.",
            (_, { } begun) => $"{Line(incident)}\nPost-mortem: *{begun.StateAt(now)}*, "
                + $"{(begun.IsPublished ? "" : $"due {Words.Time(begun.DueBy)}, ")}"
                + $"{begun.Actions.Count(a => a.IsDone)} of {begun.Actions.Length} action items done. "
                + $"`./roleferry postmortem {incident.Id}` shows it.",
        };

    /// <summary>What is silenced, or will be.</summary>
    public static string Silences(IReadOnlyList<Silence> silences, DateTimeOffset now)
    {
        if (silences.Count == 0)
            return "There are no silences.";
        var lines = silences
            .OrderBy(s => s.Until ?? DateTimeOffset.MaxValue)
            .ThenBy(s => s.Id, StringComparer.Ordinal)
            .Take(MaxListed)
            .Select(s => Silence(s, now));
        var more = silences.Count > MaxListed ? $"\nand {silences.Count - MaxListed} more" : "";
        return Cut($"{string.Join('\n', lines)}{more}");
    }

    /// <summary>A silence on one line.</summary>
    public static string Silence(Silence silence, DateTimeOffset now)
    {
        var from = silence.From > now ? $"from {Words.Time(silence.From)} " : "";
        var until = silence.Until is { } end ? $"until {Words.Time(end)}" : "until the incident is resolved";
        var during = silence.During.IsEmpty ? "" : $", during {string.Join(", ", silence.During)} only";
        return $"*{silence.Id}* {Plain(silence.About())}, "
            + $"{from}{until}{Plain(during)}{(silence.CoversP0 ? ", P0 too" : "")}. {Plain(silence.Author)}: "
            + $"{Plain(silence.Reason)}";
    }

    /// <summary>What a silence covers of what is open.</summary>
    public static string Covers(SilenceCover covers) =>
        string.Join('\n', covers.Hints.Select(hint => $"Warning: {Plain(hint)}").Prepend(covers.Sentence(weeks: 0)));

    /// <summary>Who is on call.</summary>
    public static string OnCall(Schedule schedule, DateTimeOffset now) =>
        string.Join(
            '\n',
            schedule
                .WhoIsOnCall(now)
                .Select(duty => $"*{Plain(duty.Level)}*: {(duty.Person is { } person ? Plain(person.Name) : "nobody")}")
                .Append(
                    $"Next hand-off: {Words.Time(schedule.ChangeAfter(now, LookAhead) ?? schedule.HandOverAfter(now))}."
                )
        );

    private static string Line(Incident incident) =>
        $"*{incident.Id}* {Plain(IncidentText.Headline(incident), MaxTitle)}";

    private static string Plain(string text, int limit) =>
        SlackText.Escape(PlainText.OneLine(text).Replace('`', '\'').Replace('*', '∗'), limit);

    private static string Cut(string text) => text.Length <= MaxLength ? text : $"{text.AsSpan(0, MaxLength)}…";
}
