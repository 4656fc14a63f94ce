using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Time;

namespace RoleFerry.Simulation.Outside;

/// <summary>One call under way: first it arrives, whatever has become of its caller; then its answer does.</summary>
internal sealed class Flight<T>(
    FunctionProcess caller,
    Func<T> execute,
    Func<FaultKind, Answer<T>> refuse,
    FaultKind fault
) : TaskCompletionSource<T>, IHappening
{
    private Answer<T> _answer;
    private bool _hasArrived;
    private CancellationTokenRegistration _givingUp;

    public void GiveUpOn(CancellationToken cancellation) =>
        _givingUp = cancellation.UnsafeRegister(
            static (state, token) => ((Flight<T>)state!).TrySetCanceled(token),
            this
        );

    public void Happen()
    {
        if (!_hasArrived)
        {
            _hasArrived = true;
            Arrive();
            if (fault is FaultKind.Hang or FaultKind.CarriedOutAndHang)
                return;
            if (!caller.LetsIn(new Happening(this, caller, 0)))
                return;
        }

        _givingUp.Dispose();
        if (_answer.Fault is null)
            TrySetResult(_answer.Value!);
        else
            TrySetException(_answer.Fault);
    }

    private void Arrive()
    {
        try
        {
            if (fault is not (FaultKind.Error or FaultKind.Throttle or FaultKind.Reject or FaultKind.Hang))
                _answer = execute();
            if (fault == FaultKind.Twice)
                execute();
        }
#pragma warning disable CA1031 // It is the caller's.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _answer = e;
        }

        if (fault is FaultKind.Error or FaultKind.Throttle or FaultKind.Reject or FaultKind.LostAnswer)
            _answer = refuse(fault);
    }
}
