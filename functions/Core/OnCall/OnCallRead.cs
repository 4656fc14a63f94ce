namespace RoleFerry.Core.OnCall;

/// <summary>What came of reading a compiled on-call policy.</summary>
public abstract record OnCallRead
{
    private OnCallRead() { }

    /// <summary>One that can be used.</summary>
    /// <param name="Policy">The policy.</param>
    public sealed record Good(OnCallPolicy Policy) : OnCallRead;

    /// <summary>None. Whoever has an older one goes on with that and says so.</summary>
    /// <param name="Why">What is wrong, in a sentence.</param>
    public sealed record Bad(string Why) : OnCallRead;
}
