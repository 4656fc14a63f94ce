using RoleFerry.Cli.Firedrills;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Tests.Firedrills;

public class FiredrillTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_drill_takes_the_way_of_its_severity_and_every_message_says_what_it_is()
    {
        var id = Firedrill.Id(Severity.P0, Now);
        var policy = PolicyFile.Read(Clone.Path(PolicyFile.Place.Source)).Policy!;
        var triaged = Triage.Of(Firedrill.Signal(id, Severity.P0, "roleferry", SignalState.Alarm, Now), policy);
        var decision = IncidentDecider.Decide(KnownState.Nothing, triaged, policy, Now);

        Assert.Equal(["pagerduty"], triaged.Routing.Channels);
        Assert.StartsWith("FIRE DRILL", decision.After!.Title, StringComparison.Ordinal);
        var message = new OutgoingMessage(
            decision.Notifications[0],
            decision.After,
            new Channel("x", SlackKind.Value, "#x"),
            null
        );
        var context = new MessageContext("RoleFerry");
        Assert.All(
            new[]
            {
                EmailMessage.Of(message, context).Subject,
                System.Text.Encoding.UTF8.GetString(
                    SlackMessage.Reply(message, new PostedMessage("C1", "1"), context).Span
                ),
                System.Text.Encoding.UTF8.GetString(PagerDutyMessage.Write(message, context, "key").Span),
            },
            text => Assert.Contains("FIRE DRILL", text, StringComparison.Ordinal)
        );
        Assert.Equal(Severity.P0, Firedrill.SeverityOf(id));
    }

    [Theory]
    [InlineData("firedrill")]
    [InlineData("firedrill", "P9", "--topic", "arn:aws:sns:eu-west-1:123456789012:alarms", "--yes")]
    [InlineData("firedrill", "P0", "--topic", "arn:aws:sns:eu-west-1:123456789012:alarms")]
    public void Nothing_is_sent_by_mistake(params string[] arguments) => Assert.Equal(1, Answer.Of(arguments).ExitCode);
}
