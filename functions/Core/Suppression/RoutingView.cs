using RoleFerry.Core.Policies;
using RoleFerry.Core.Silences;

namespace RoleFerry.Core.Suppression;

/// <summary>
/// All by which it is decided who is told: the policy, and what people hold back at the moment. Immutable.
/// </summary>
/// <param name="Policy">The policy.</param>
/// <param name="Silences">The silences that there are, also those that are not on yet.</param>
public sealed record RoutingView(RoutingPolicy Policy, SilenceSet Silences)
{
    /// <summary>The policy without silences.</summary>
    public static RoutingView Of(RoutingPolicy policy) => new(policy, SilenceSet.Empty);
}
