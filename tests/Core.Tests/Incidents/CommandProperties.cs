using CsCheck;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Incidents;

public class CommandProperties
{
    [Fact]
    public void Any_words_in_any_order_change_one_version_at_a_time_and_page_nobody_about_what_is_over()
    {
        var words = Gen.Select(Gen.Int[0, 10], Gen.Int[1, 400], Gen.Int[0, 1]).List[1, 15];
        Gen.Select(words, Gen.Int)
            .Sample(
                (list, seed) =>
                {
                    var story = new Story();
                    story.Alarm(0);
                    var arrives = 400.0;
                    foreach (var (word, minute, way) in list.OrderBy(w => HashCode.Combine(w.Item1, w.Item2, seed)))
                    {
                        var before = story.Incidents;
                        arrives++;
                        var (told, after) = Say(
                            story,
                            word,
                            minute,
                            CommandWay.In(way == 0 ? SlackKind.Value : PagerDutyKind.Value),
                            arrives
                        );
                        if (after is null)
                            continue;
                        var was = before.FirstOrDefault(i => i.Id == after.Id);
                        Assert.InRange(after.Version - (was?.Version ?? 0), 0, 1);
                        Assert.True(after.Generation >= (was?.Generation ?? 0));
                        Assert.True(after.IsOpen == (after.ResolvedAt is null));
                        Assert.Equal(
                            after.Status == IncidentStatus.Acknowledged,
                            after is { IsOpen: true, AcknowledgedBy.Length: > 0 }
                        );
                        Assert.True(after.IsOpen || !told.Contains(NotificationKind.Page));
                        Assert.True(told.Length == 0 || after.Version == (was?.Version ?? 0) + 1);
                    }
                },
                iter: 200
            );
    }

    private static (NotificationKind[] Told, Incident? After) Say(
        Story story,
        int word,
        int minute,
        CommandWay way,
        double arrives
    )
    {
        if (word >= 8)
        {
            var decision = word switch
            {
                8 => story.Ok(minute, arrives: arrives),
                9 => story.Alarm(minute, arrives: arrives),
                _ => story.Alarm(minute, severity: "P0", arrives: arrives),
            };
            return ([.. decision.Notifications.Select(n => n.Kind)], decision.After);
        }

        IncidentAction action = word switch
        {
            0 => new IncidentAction.Acknowledge(),
            1 => new IncidentAction.Unacknowledge(),
            2 => new IncidentAction.Resolve(),
            3 => new IncidentAction.Reopen(),
            4 => IncidentAction.Escalate.Next,
            5 => new IncidentAction.ChangeSeverity((Severity)(minute % 4)),
            6 => new IncidentAction.Note("words"),
            _ => new IncidentAction.Mute(TimeSpan.FromHours(1)),
        };
        var said = story.Say(action, minute, way, arrives: arrives, about: story.Incidents[0]);
        return ([.. said.Notifications.Select(n => n.Kind)], said.After);
    }
}
