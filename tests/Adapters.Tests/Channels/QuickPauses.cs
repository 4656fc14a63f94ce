using Microsoft.Extensions.Time.Testing;
using RoleFerry.Adapters.Secrets;

namespace RoleFerry.Adapters.Tests.Channels;

/// <summary>A clock that tests set, and that goes on by itself while the first secrets are waited for.</summary>
internal sealed class QuickPauses(DateTimeOffset start) : FakeTimeProvider(start)
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == SecretStore.FirstPause)
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        return timer;
    }
}
