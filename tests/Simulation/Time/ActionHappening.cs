namespace RoleFerry.Simulation.Time;

/// <summary>Any action that waits for its time.</summary>
internal sealed class ActionHappening(Action what) : IHappening
{
    public void Happen() => what();
}
