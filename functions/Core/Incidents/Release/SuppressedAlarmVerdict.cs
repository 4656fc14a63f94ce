namespace RoleFerry.Core.Incidents.Release;

/// <summary>What becomes of an alarm that had been held back.</summary>
public abstract record SuppressedAlarmVerdict
{
    private SuppressedAlarmVerdict() { }

    /// <summary>It fires no more, or everybody knows: nothing is left to tell.</summary>
    public sealed record Over : SuppressedAlarmVerdict;

    /// <summary>Something holds it back still.</summary>
    /// <param name="LookAgainAt">When to look again.</param>
    public sealed record Wait(DateTimeOffset LookAgainAt) : SuppressedAlarmVerdict;

    /// <summary>Nothing holds it back any more.</summary>
    /// <param name="Decision">Tells.</param>
    public sealed record Tell(Decision Decision) : SuppressedAlarmVerdict;
}
