namespace RoleFerry.Simulation.Outside;

/// <summary>Something that a vendor took for people to see.</summary>
/// <param name="At">When.</param>
/// <param name="Where">Which channel of which vendor.</param>
/// <param name="Reading">What people see of it.</param>
/// <param name="IncidentId">Which incident; empty where none.</param>
/// <param name="Headline">How it begins.</param>
/// <param name="IsAlone">Whether it is about no other incident.</param>
internal sealed record Told(
    DateTimeOffset At,
    string Where,
    Reading Reading,
    string IncidentId,
    string Headline,
    bool IsAlone
)
{
    /// <summary>Whether somebody gets to know of it.</summary>
    public bool ReachesPerson => Reading is not (Reading.Edit or Reading.Quiet);
}
