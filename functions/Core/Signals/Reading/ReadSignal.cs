namespace RoleFerry.Core.Signals.Reading;

/// <summary>What came out of one piece of an event: a signal, or where and why there is none.</summary>
internal readonly record struct ReadSignal(Signal? Signal, string Where, string What)
{
    public static implicit operator ReadSignal(Signal signal) => new(signal, "", "");

    /// <param name="where">A path into the piece; empty for all of it.</param>
    /// <param name="what">A sentence without its subject: "is missing".</param>
    public static ReadSignal Fault(string where, string what) => new(null, where, what);
}
