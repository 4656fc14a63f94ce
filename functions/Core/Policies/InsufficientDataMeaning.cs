namespace RoleFerry.Core.Policies;

/// <summary>What a policy takes missing data to mean: CloudWatch's INSUFFICIENT_DATA, Datadog's No Data.</summary>
public enum InsufficientDataMeaning
{
    /// <summary>Noted on an open incident; opens and closes nothing.</summary>
    Note,

    /// <summary>As ALARM.</summary>
    Alarm,

    /// <summary>As OK.</summary>
    Ok,
}
