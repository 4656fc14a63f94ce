namespace RoleFerry.Core.OnCall;

/// <summary>Why nobody is on call.</summary>
public enum Gap
{
    /// <summary>The rotation had not begun.</summary>
    BeforeTheStart,

    /// <summary>Nobody in the rotation can take this week.</summary>
    NobodyInTheRotation,

    /// <summary>There is no such level.</summary>
    NoSuchLevel,
}
