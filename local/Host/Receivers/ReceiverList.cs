using System.Collections.Immutable;
using RoleFerry.Local.Receivers.PagerDuty;
using RoleFerry.Local.Receivers.Slack;
using RoleFerry.Local.Receivers.Teams;

namespace RoleFerry.Local.Receivers;

/// <summary>All receivers: the one place that names them. To add one, add its line.</summary>
internal static class ReceiverList
{
    public static ImmutableArray<IReceiver> Of(LocalStackOptions options, TimeProvider time) =>
        [new PagerDutyReceiver(time), new SlackReceiver(options.SlackToken, time), new TeamsReceiver(time)];
}
