namespace RoleFerry.Local.Faults;

/// <summary>A way for a service to fail.</summary>
public enum FaultKind
{
    /// <summary>It is asked too often: 429 with <c>Retry-After</c>, or the service's own word for it.</summary>
    Throttle,

    /// <summary>It answers 500.</summary>
    ServerError,

    /// <summary>It never answers; the connection stays open.</summary>
    Hang,

    /// <summary>It says no to this very request: Slack's <c>ok:false</c>, elsewhere 400.</summary>
    Reject,

    /// <summary>It resets the connection and has done nothing.</summary>
    Reset,

    /// <summary>It does what it was asked and resets the connection instead of answering.</summary>
    DropAnswer,

    /// <summary>It does what it was asked and answers late, whether or not the caller still waits.</summary>
    Slow,
}
