using System.Collections.Immutable;
using RoleFerry.Core.Notifications;

namespace RoleFerry.Cli.Explanations;

/// <summary>A message that would be sent.</summary>
/// <param name="Channel">The channel's name in the policy.</param>
/// <param name="Carrier">What carries it.</param>
/// <param name="Target">As the policy writes it; empty where the deployment says where it leads.</param>
/// <param name="Kind">What it asks.</param>
/// <param name="Why">Why the channel is told.</param>
/// <param name="Fallback">Who is told instead if the channel does not take it, in order.</param>
/// <param name="Preview">One line of it.</param>
/// <param name="Body">All of it, as the vendor gets it, without secrets.</param>
internal sealed record ExplainedMessage(
    string Channel,
    string Carrier,
    string Target,
    NotificationKind Kind,
    string Why,
    ImmutableArray<string> Fallback,
    string Preview,
    string Body
);
