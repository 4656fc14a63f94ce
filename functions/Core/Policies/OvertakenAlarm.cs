namespace RoleFerry.Core.Policies;

/// <summary>What becomes of a P0 or P1 whose OK is handled before its ALARM, so that it opens no incident.</summary>
public enum OvertakenAlarm
{
    /// <summary>People are told, quietly, that it was down and is not any more.</summary>
    Tell,

    /// <summary>It is only noted that it came late.</summary>
    Note,
}
