namespace RoleFerry.Local.Receivers.Slack;

/// <summary>What one person alone is shown.</summary>
/// <param name="At">When.</param>
/// <param name="Text">What.</param>
public sealed record SlackWhisper(DateTimeOffset At, string Text);
