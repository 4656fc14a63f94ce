using System.Collections.Frozen;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Sources.Unknown;

/// <summary>What monitoring systems call the states of their alarms.</summary>
internal static class StateWords
{
    private static readonly FrozenDictionary<string, SignalState> Known = new (SignalState State, string Words)[]
    {
        (
            SignalState.Alarm,
            "ALARM ALARMING ALERT ALERTING FIRING TRIGGERED TRIGGER OPEN OPENED ACTIVE ACTIVATED PROBLEM CRITICAL "
                + "WARNING WARN ERROR FAILED FAILING FAILURE DOWN BREACHED BREACHING UNHEALTHY DEGRADED INCIDENT"
        ),
        (
            SignalState.Ok,
            "OK OKAY RESOLVED RESOLVE RECOVERED RECOVERY CLOSED CLOSE CLEARED CLEAR NORMAL HEALTHY UP INACTIVE FIXED"
        ),
        (SignalState.InsufficientData, "INSUFFICIENT_DATA NODATA NO_DATA UNKNOWN"),
    }
        .SelectMany(row => row.Words.Split(' ').Select(word => (Word: word, row.State)))
        .ToFrozenDictionary(w => w.Word, w => w.State, StringComparer.OrdinalIgnoreCase);

    /// <summary>The state of a word, in any case; null where it is none.</summary>
    public static SignalState? Read(string? word) =>
        word is not null && Known.TryGetValue(word.Trim().Replace(' ', '_'), out var state) ? state : null;
}
