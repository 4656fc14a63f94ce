using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;

namespace RoleFerry.Core.Tests.Incidents;

public class PrecedenceTests
{
    private static readonly CommandWay[] Ways = [CommandWay.In(SlackKind.Value), CommandWay.In(PagerDutyKind.Value)];

    private static readonly string[] Words =
    [
        "acknowledge",
        "unacknowledge",
        "resolve",
        "reopen",
        "escalate",
        "alarm",
        "worse",
        "ok",
    ];

    public static TheoryData<string, string, string, string> Table()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var (older, newer, inOrder, newerFirst) in PrecedenceTable.Read())
            data.Add(older, newer, inOrder, newerFirst);
        return data;
    }

    [Fact]
    public void The_table_has_every_pair() =>
        Assert.Equal(
            Words.SelectMany(older => Words.Select(newer => (older, newer))).ToHashSet(),
            PrecedenceTable.Read().Select(row => (row.Older, row.Newer)).ToHashSet()
        );

    [Theory]
    [MemberData(nameof(Table))]
    public void Every_pair_ends_as_the_table_says_in_either_order_whichever_way_it_came(
        string older,
        string newer,
        string inOrder,
        string newerFirst
    )
    {
        foreach (var first in Ways)
        {
            foreach (var second in Ways)
            {
                Assert.Equal(inOrder, Play((older, 1, 1, first), (newer, 2, 2, second)));
                Assert.Equal(newerFirst, Play((newer, 2, 2, second), (older, 1, 3, first)));
            }
        }
    }

    private static string Play(params (string Word, double At, double Arrives, CommandWay Way)[] words)
    {
        var story = new Story();
        story.Alarm(0);
        foreach (var (word, at, arrives, way) in words)
        {
            switch (word)
            {
                case "alarm":
                    story.Alarm(at, arrives: arrives);
                    break;
                case "worse":
                    story.Alarm(at, severity: "P0", arrives: arrives);
                    break;
                case "ok":
                    story.Ok(at, arrives: arrives);
                    break;
                default:
                    story.Say(Action(word), at, way, arrives: arrives);
                    break;
            }
        }

        return story.Only.Status.ToString();
    }

    private static IncidentAction Action(string word) =>
        word switch
        {
            "acknowledge" => new IncidentAction.Acknowledge(),
            "unacknowledge" => new IncidentAction.Unacknowledge(),
            "resolve" => new IncidentAction.Resolve(),
            "reopen" => new IncidentAction.Reopen(),
            "escalate" => IncidentAction.Escalate.Next,
            _ => throw new ArgumentOutOfRangeException(nameof(word), word, "No such word."),
        };
}
