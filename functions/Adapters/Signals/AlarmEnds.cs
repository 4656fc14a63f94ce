using System.Security.Cryptography;
using System.Text;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Adapters.Signals;

/// <summary>
/// The ends of alarms whose source never says that they end: signals in the outbox that are due only when the alarm is
/// over, one for each alarm. A later event of the alarm puts its end off.
/// </summary>
public sealed class AlarmEnds(SignalOutbox outbox, TimeProvider time)
{
    /// <summary>
    /// Puts the end of an alarm into the outbox before the alarm is handled: who dies in between leaves an end of
    /// nothing, and the event comes again. Does nothing for an alarm that says itself when it is over.
    /// </summary>
    /// <exception cref="StoreUnavailableException">No answer in time: give the signal again.</exception>
    public async Task PutAsync(Signal signal, Deadline deadline)
    {
        if (signal is not { State: SignalState.Alarm, EndsAfter: { } after })
            return;
        var now = time.GetUtcNow();
        var end = (signal.At > now ? signal.At : now) + after;
        await outbox.PostponeAsync(Id(signal.Key), SignalDocument.Write(EndOf(signal, end)), end, deadline);
    }

    private static Signal EndOf(Signal signal, DateTimeOffset at) =>
        signal with
        {
            State = SignalState.Ok,
            PreviousState = SignalState.Alarm,
            At = at,
            SaidAt = null,
            Reason = "Nothing more was heard of it.",
            EndsAfter = null,
            End = SignalEnd.Elapsed,
            Oddities = [],
        };

    /// <summary>One for each alarm, and none of a transition's.</summary>
    private static string Id(SignalKey key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"end\u001f{key}")).AsSpan(0, 16));
}
