namespace RoleFerry.Adapters.Channels;

/// <summary>A secret that a kind's channels share: a SecureString parameter of SSM.</summary>
/// <param name="Name">Below the secrets' prefix, such as <c>slack/bot-token</c>.</param>
/// <param name="Opens">
/// What it lets in at the desk, which alone may read it; null where it lets us in and all that send need it.
/// </param>
public sealed record ChannelSecret(string Name, string? Opens = null);
