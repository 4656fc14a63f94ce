namespace RoleFerry.Core.Policies;

/// <summary>What a policy takes INSUFFICIENT_DATA to mean.</summary>
public enum InsufficientDataMeaning
{
    /// <summary>Noted on an open incident; opens and closes nothing.</summary>
    Note,

    /// <summary>As ALARM.</summary>
    Alarm,

    /// <summary>As OK.</summary>
    Ok,
}
