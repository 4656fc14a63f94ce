namespace RoleFerry.Local.Faults;

/// <summary>
/// Decides when a function's process is to be killed: at its n-th call out, when that call has been carried out,
/// before or after the function hears of it.
/// </summary>
internal sealed class KillSwitch
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Armed> _armed = [];

    public void Arm(string function, int call, bool beforeAnswer)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(call, 1);
        lock (_lock)
            _armed[function] = new(call, beforeAnswer);
    }

    public void Disarm(string function)
    {
        lock (_lock)
            _armed.Remove(function);
    }

    /// <summary>Counts a call that has just been carried out. The switch goes off once.</summary>
    public Verdict Count(string function)
    {
        lock (_lock)
        {
            if (!_armed.TryGetValue(function, out var armed))
                return Verdict.Live;
            if (armed.CallsLeft > 1)
            {
                _armed[function] = armed with { CallsLeft = armed.CallsLeft - 1 };
                return Verdict.Live;
            }
            _armed.Remove(function);
            return armed.BeforeAnswer ? Verdict.DieBeforeTheAnswer : Verdict.DieAfterTheAnswer;
        }
    }

    public enum Verdict
    {
        Live,
        DieBeforeTheAnswer,
        DieAfterTheAnswer,
    }

    private readonly record struct Armed(int CallsLeft, bool BeforeAnswer);
}
