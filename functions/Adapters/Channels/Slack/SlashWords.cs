using RoleFerry.Core.Channels.Slack;

namespace RoleFerry.Adapters.Channels.Slack;

/// <summary>What somebody typed.</summary>
/// <param name="Command">As it was understood.</param>
/// <param name="Who">Who typed it.</param>
/// <param name="At">When.</param>
/// <param name="Id">Names it.</param>
internal sealed record SlashWords(SlashCommand Command, string Who, DateTimeOffset At, string Id);
