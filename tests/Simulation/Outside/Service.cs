namespace RoleFerry.Simulation.Outside;

/// <summary>What functions call.</summary>
internal enum Service
{
    Table,
    PagerDuty,
    Slack,
    Mail,
    Signals,
    Parameters,
    Queue,
    Metrics,
}
