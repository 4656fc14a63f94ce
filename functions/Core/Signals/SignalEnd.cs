namespace RoleFerry.Core.Signals;

/// <summary>How an alarm ends, where nobody says that all is well.</summary>
public enum SignalEnd
{
    /// <summary>Its source says that all is well.</summary>
    Ok,

    /// <summary>The alarm is no more: it was deleted.</summary>
    Deleted,

    /// <summary>Its source never says that it ends, and nothing was heard of it for as long as it lasts.</summary>
    Elapsed,
}
