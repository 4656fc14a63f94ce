namespace RoleFerry.Simulation.Outside;

/// <summary>What becomes of a call.</summary>
internal enum FaultKind
{
    /// <summary>It is carried out and answered.</summary>
    None,

    /// <summary>It takes seconds.</summary>
    Slow,

    /// <summary>It is answered with a fault of the service's, and is not carried out.</summary>
    Error,

    /// <summary>It is refused because there are too many.</summary>
    Throttle,

    /// <summary>It is refused for good: trying again does not help.</summary>
    Reject,

    /// <summary>It is carried out, and the answer is a fault.</summary>
    LostAnswer,

    /// <summary>It is never answered, and not carried out.</summary>
    Hang,

    /// <summary>It is carried out and never answered.</summary>
    CarriedOutAndHang,

    /// <summary>It is carried out twice, and answered once.</summary>
    Twice,
}
