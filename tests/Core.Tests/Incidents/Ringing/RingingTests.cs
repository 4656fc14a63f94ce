using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Incidents.Ringing;

/// <summary>docs/ringing.md, line by line.</summary>
public class RingingTests
{
    private static readonly IncidentAction Acknowledge = new IncidentAction.Acknowledge();
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly Dictionary<string, Action<PhoneStory>> States = new(StringComparer.Ordinal)
    {
        ["nothing"] = _ => { },
        ["open"] = s => s.Fire(),
        ["open, muted"] = s =>
        {
            s.Fire();
            s.Pass(Minute);
            s.Say(new IncidentAction.Mute(TimeSpan.FromHours(2)));
        },
        ["escalated to all"] = EscalateToAll,
        ["acknowledged"] = s =>
        {
            s.Fire();
            s.Pass(Minute);
            s.Say(Acknowledge);
        },
        ["escalated to all, acknowledged"] = s =>
        {
            EscalateToAll(s);
            s.Say(Acknowledge);
        },
        ["over"] = s =>
        {
            s.Fire();
            s.Pass(Minute);
            s.Recover();
            s.Pass(Minute);
        },
        ["over after all were called"] = s =>
        {
            EscalateToAll(s);
            s.Recover();
            s.Pass(Minute);
        },
        ["flapping"] = s =>
        {
            for (var i = 0; i < PhoneStory.Routing.Flapping!.Times + 1; i++)
            {
                s.Fire();
                s.Pass(Minute);
                s.Recover();
                s.Pass(Minute);
            }
        },
    };

    private static readonly Dictionary<string, Action<PhoneStory>> Events = new(StringComparer.Ordinal)
    {
        ["an alarm fires"] = s => s.Fire(),
        ["it fires again"] = s => s.Fire(),
        ["it fires again at once"] = s => s.Fire(),
        ["it fires again and stays"] = s =>
        {
            s.Fire();
            s.Pass(PhoneStory.Routing.Flapping!.Stays + Minute);
        },
        ["it fires again, stays, and nobody acknowledges"] = s =>
        {
            s.Fire();
            s.Pass(PhoneStory.Routing.Flapping!.Stays + PhoneStory.Rules(s.Severity).AcknowledgeWithin + Minute);
        },
        ["another as bad joins"] = s => s.Fire("api-latency"),
        ["a worse one joins"] = s => s.Fire("api-down", isWorse: true),
        ["nobody acknowledges"] = s => PassLevels(s, 1),
        ["nobody acknowledges, for the whole first round"] = s => PassLevels(s, 2),
        ["nobody acknowledges, until the second round"] = s => PassLevels(s, 3),
        ["the repeat interval passes after the last round"] = s =>
        {
            s.PassAllRounds();
            s.Phones.Listen();
            s.Pass(TimeSpan.FromMinutes(15));
        },
        ["somebody escalates it"] = s => s.Escalate(),
        ["somebody pages the secondary by name"] = s => Page(s, isSecondary: true),
        ["somebody pages a person who is not on call"] = s => Page(s, isSecondary: false),
        ["somebody acknowledges it in Slack"] = s => s.Say(Acknowledge),
        ["somebody acknowledges it in PagerDuty"] = s => s.Say(Acknowledge, inPagerDuty: true),
        ["somebody adds a note"] = s => s.Say(new IncidentAction.Note("looking")),
        ["somebody takes it over"] = s => s.Say(new IncidentAction.Assign("Jonas Lind")),
        ["it is not resolved in time"] = s => s.Pass(PhoneStory.Rules(s.Severity).ResolveWithin + Minute),
        ["somebody makes it worse"] = s => s.Say(new IncidentAction.ChangeSeverity(Severity.P0)),
        ["somebody makes it a P2"] = s => s.Say(new IncidentAction.ChangeSeverity(Severity.P2)),
        ["somebody makes it a P1"] = s => s.Say(new IncidentAction.ChangeSeverity(Severity.P1)),
        ["somebody resolves it"] = s => s.Say(new IncidentAction.Resolve()),
        ["its alarm recovers"] = s =>
        {
            s.Pass(Minute);
            s.Recover();
        },
        ["PagerDuty resolves it by itself"] = s =>
        {
            s.Phones.EndByItself(PhoneStory.Primary);
            s.Say(
                new IncidentAction.CloseElsewhere("resolved it there by itself", CallsAgain: true),
                inPagerDuty: true
            );
        },
        ["PagerDuty merges it into another"] = s =>
        {
            s.Phones.EndByItself(PhoneStory.Primary);
            s.Say(new IncidentAction.CloseElsewhere("merged it", CallsAgain: false), inPagerDuty: true);
        },
        ["PagerDuty reassigns it"] = s => s.Say(new IncidentAction.Assign("Jonas Lind"), inPagerDuty: true),
        ["the question whether they are still on it"] = s =>
            s.Pass(PhoneStory.Rules(s.Severity).AskAfter!.Value + Minute),
        ["the question stays unanswered"] = PassQuestion,
        ["the question stays unanswered, and nobody acknowledges"] = s =>
        {
            PassQuestion(s);
            PassLevels(s, 1);
        },
        ["somebody withdraws it in Slack"] = s => s.Say(new IncidentAction.Unacknowledge()),
        ["it is withdrawn in PagerDuty, or its snooze ends"] = s =>
            s.Say(new IncidentAction.Unacknowledge(), inPagerDuty: true),
        ["somebody opens it again in Slack"] = s => s.Say(new IncidentAction.Reopen()),
        ["somebody opens it again in PagerDuty"] = s => s.Say(new IncidentAction.Reopen(), inPagerDuty: true),
    };

    public static TheoryData<string, string, string, string> Lines()
    {
        var lines = new TheoryData<string, string, string, string>();
        foreach (var cells in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "ringing.md")).Select(Cells))
        {
            if (cells is [var state, var what, ['P', _] severity, .. var phones])
                lines.Add(state, what, severity, string.Join(", ", phones));
        }

        return lines;
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Phones_do_what_the_table_says(string state, string what, string severity, string phones)
    {
        var story = new PhoneStory(Enum.Parse<Severity>(severity));
        States[state](story);
        story.Phones.Listen();

        Events[what](story);

        Assert.Equal(
            phones,
            string.Join(
                ", ",
                new[] { PhoneStory.Primary, PhoneStory.Secondary, PhoneStory.Cto }.Select(story.Phones.Of)
            )
        );
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_service_has_one_alert_of_an_incident_at_most_and_none_once_it_is_over(
        string state,
        string what,
        string severity,
        string phones
    )
    {
        Assert.NotEmpty(phones);
        var story = new PhoneStory(Enum.Parse<Severity>(severity));
        States[state](story);
        Events[what](story);

        string[] all = [PhoneStory.Primary, PhoneStory.Secondary, PhoneStory.Cto];
        Assert.All(all, channel => Assert.InRange(story.Phones.OpenIn(channel), 0, 1));

        if (story.Incident.IsOpen)
            story.Say(new IncidentAction.Resolve());
        Assert.All(all, channel => Assert.Equal(0, story.Phones.OpenIn(channel)));
    }

    [Fact]
    public void The_table_has_every_state_and_every_event()
    {
        var lines = Lines().Select(line => line.Data).ToArray();

        Assert.Equal(States.Keys.Order(), lines.Select(l => l.Item1).Distinct().Order());
        Assert.Equal(Events.Keys.Order(), lines.Select(l => l.Item2).Distinct().Order());
    }

    private static string[] Cells(string line) =>
        line is ['|', .., '|'] ? [.. line[1..^1].Split('|').Select(cell => cell.Trim())] : [];

    private static void EscalateToAll(PhoneStory story)
    {
        story.Fire();
        PassLevels(story, 2);
    }

    private static void PassLevels(PhoneStory story, int levels) =>
        story.Pass((PhoneStory.Rules(story.Severity).AcknowledgeWithin * levels) + Minute);

    private static void PassQuestion(PhoneStory story)
    {
        var rules = PhoneStory.Rules(story.Severity);
        story.Pass(rules.AskAfter!.Value + rules.AnswerWithin + Minute);
    }

    private static void Page(PhoneStory story, bool isSecondary)
    {
        var person = PhoneStory.Person(isSecondary);
        story.Say(new IncidentAction.Page(person.Name, [], PhoneStory.ChannelsOf(person)));
    }
}
