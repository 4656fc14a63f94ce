namespace RoleFerry.Core.Policies.Compiled;

/// <summary>What came of reading a compiled policy.</summary>
public abstract record PolicyRead
{
    private PolicyRead() { }

    /// <summary>A policy that can be used.</summary>
    /// <param name="Policy">The policy.</param>
    public sealed record Good(RoutingPolicy Policy) : PolicyRead;

    /// <summary>None. Whoever has an older one goes on with that and says so.</summary>
    /// <param name="Why">What is wrong and where, in a sentence.</param>
    public sealed record Bad(string Why) : PolicyRead;
}
