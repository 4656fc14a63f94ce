using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Channels;

/// <summary>What a kind of channel brings along.</summary>
public sealed record ChannelModule
{
    /// <summary>What it can do.</summary>
    public required ChannelKind Kind { get; init; }

    /// <summary>Adds its <see cref="INotificationChannel"/>, and what that alone needs.</summary>
    public required Action<IServiceCollection> AddTransport { get; init; }

    /// <summary>The secrets that all its channels share, fetched at a function's start.</summary>
    public ImmutableArray<ChannelSecret> Secrets { get; init; } = [];

    /// <summary>Shows a message without sending it.</summary>
    public required Func<OutgoingMessage, MessageContext, MessagePreview> Preview { get; init; }

    /// <summary>Looks at what it needs to reach people; null where it reaches nobody.</summary>
    public ChannelCheck? Check { get; init; }
}
