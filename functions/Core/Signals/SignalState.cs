namespace RoleFerry.Core.Signals;

/// <summary>What a signal says of the thing that it watches. The names are CloudWatch's.</summary>
public enum SignalState
{
    /// <summary>All is well again.</summary>
    Ok,

    /// <summary>Something is wrong.</summary>
    Alarm,

    /// <summary>It cannot be told. The policy says what that means.</summary>
    InsufficientData,
}
