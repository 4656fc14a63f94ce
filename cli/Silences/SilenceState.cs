namespace RoleFerry.Cli.Silences;

/// <summary>Where a silence stands.</summary>
internal enum SilenceState
{
    /// <summary>It has not begun.</summary>
    Waiting,

    /// <summary>It is on; one with time windows only within them.</summary>
    On,

    /// <summary>It has ended.</summary>
    Over,
}
