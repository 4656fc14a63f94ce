using System.Collections.Immutable;
using RoleFerry.Adapters.Channels.Email;
using RoleFerry.Adapters.Channels.PagerDuty;
using RoleFerry.Adapters.Channels.Slack;
using RoleFerry.Adapters.Channels.Test;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Channels;

/// <summary>All kinds of channel: the one place that names them. To add a kind, add its line.</summary>
public static class ChannelModules
{
    /// <summary>The modules.</summary>
    public static ImmutableArray<ChannelModule> All { get; } =
    [PagerDutyModule.Value, SlackModule.Value, EmailModule.Value, TestModule.Value];

    /// <summary>Their kinds.</summary>
    public static ChannelKinds Kinds { get; } = new(All.Select(m => m.Kind));

    /// <summary>The module of a kind.</summary>
    public static ChannelModule Of(ChannelKind kind) => All.First(m => m.Kind == kind);
}
