namespace RoleFerry.Simulation.Time;

/// <summary>Something that waits for its time.</summary>
internal interface IHappening
{
    /// <summary>Whether it is to happen still.</summary>
    /// <param name="version">As it was given when it was asked for.</param>
    bool IsStillWanted(int version) => true;

    /// <summary>Does it.</summary>
    void Happen();
}
