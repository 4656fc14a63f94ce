using System.Collections.Immutable;
using RoleFerry.Adapters.Channels;
using RoleFerry.Adapters.Channels.Email;
using RoleFerry.Adapters.Channels.PagerDuty;
using RoleFerry.Adapters.Channels.Slack;
using RoleFerry.Adapters.Channels.Teams;
using RoleFerry.Adapters.Channels.Test;
using RoleFerry.Adapters.Secrets;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters;

/// <summary>All kinds of channel: the one place that names them. To add a kind, add its line.</summary>
public static class ChannelModules
{
    /// <summary>The modules.</summary>
    public static ImmutableArray<ChannelModule> All { get; } =
    [PagerDutyModule.Value, SlackModule.Value, EmailModule.Value, TeamsModule.Value, TestModule.Value];

    /// <summary>Their kinds.</summary>
    public static ChannelKinds Kinds { get; } = new(All.Select(m => m.Kind));

    /// <summary>What a function asks for of the secrets.</summary>
    /// <param name="prefix">They lie below it.</param>
    /// <param name="isDesk">Whether the function takes requests.</param>
    public static SecretSettings Secrets(string prefix, bool isDesk) =>
        new(
            prefix,
            isDesk,
            [.. All.SelectMany(m => m.Secrets).Where(s => s.Opens is null || isDesk).Select(s => s.Name)]
        );

    /// <summary>The module of a kind.</summary>
    public static ChannelModule Of(ChannelKind kind) => All.First(m => m.Kind == kind);
}
