namespace RoleFerry.Core.Signals.Reading;

/// <summary>What came out of one piece of an event: a signal, or where and why there is none.</summary>
/// <param name="Signal">The signal; null where there is none.</param>
/// <param name="Where">A path into the piece; empty for all of it.</param>
/// <param name="What">A sentence without its subject: "is missing".</param>
/// <param name="IsFine">Whether there is nothing wrong where there is no signal.</param>
internal readonly record struct ReadSignal(Signal? Signal, string Where, string What, bool IsFine = false)
{
    public static implicit operator ReadSignal(Signal signal) => new(signal, "", "");

    /// <summary>A piece that cannot be understood.</summary>
    public static ReadSignal Fault(string where, string what) => new(null, where, what);

    /// <summary>A piece that is understood and says nothing of an alarm.</summary>
    public static ReadSignal Nothing(string what) => new(null, "", what, IsFine: true);
}
