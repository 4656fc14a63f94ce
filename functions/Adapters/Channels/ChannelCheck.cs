using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Channels;

/// <summary>How a kind's channels are looked at.</summary>
/// <param name="Title">What is looked at, for people. Channels with the same title are looked at once.</param>
/// <param name="Secrets">The secrets that it looks at, below the prefix.</param>
/// <param name="LookAsync">Looks; faults of vendors are findings.</param>
public sealed record ChannelCheck(
    Func<Channel, string> Title,
    Func<Channel, IReadOnlyList<string>> Secrets,
    Func<ChannelProbe, Channel, CancellationToken, Task<ChannelFinding>> LookAsync
);
