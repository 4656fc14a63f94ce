namespace RoleFerry.Simulation.Functions;

/// <summary>The functions of a history.</summary>
internal enum FunctionKind
{
    /// <summary>Takes alarms.</summary>
    AlarmRouter,

    /// <summary>Looks every minute at what waits.</summary>
    Escalations,

    /// <summary>Takes requests.</summary>
    IncidentDesk,

    /// <summary>Takes log lines.</summary>
    LogErrors,
}
