using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Channels.Test;
using RoleFerry.Core.Policies;

namespace RoleFerry.Core.Tests.Channels;

/// <summary>The kinds that tests of policies name.</summary>
internal static class Known
{
    public static ChannelKinds Kinds { get; } =
        new([PagerDutyKind.Value, SlackKind.Value, EmailKind.Value, TestKind.Value]);
}
