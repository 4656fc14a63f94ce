namespace RoleFerry.Adapters.Channels;

/// <summary>What was found of a channel by looking, without a message to anybody.</summary>
/// <param name="IsReady">Whether it reaches somebody; null where that could not be asked.</param>
/// <param name="Text">What was seen; holds no secret.</param>
/// <param name="Next">What to do; null where nothing is left to do.</param>
public sealed record ChannelFinding(bool? IsReady, string Text, string? Next = null);
