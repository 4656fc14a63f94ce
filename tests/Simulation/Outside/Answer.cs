namespace RoleFerry.Simulation.Outside;

/// <summary>
/// What a caller gets to see: an answer, or an exception that was never thrown until its call ends. A throw costs as
/// much as a call, and most of a history's faults are refusals.
/// </summary>
internal readonly record struct Answer<T>(T? Value, Exception? Fault)
{
    public static implicit operator Answer<T>(T value) => new(value, null);

    public static implicit operator Answer<T>(Exception fault) => new(default, fault);
}
