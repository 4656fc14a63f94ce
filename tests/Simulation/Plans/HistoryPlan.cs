using System.Collections.Immutable;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Simulation.Mutants;
using RoleFerry.Simulation.Outside;

namespace RoleFerry.Simulation.Plans;

/// <summary>All that is decided about a history before it begins.</summary>
internal sealed record HistoryPlan
{
    /// <summary>A lease, less what a message is under way.</summary>
    private static readonly TimeSpan Lease = OutboxEntries.Lease - TimeSpan.FromSeconds(5);

    /// <summary>What is left to chance follows from it.</summary>
    public required int Seed { get; init; }

    /// <summary>The true time at its beginning, UTC.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>After that the faults are over and every alarm recovers.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>What happens.</summary>
    public required ImmutableArray<Step> Steps { get; init; }

    /// <summary>Which policy is in force at the beginning.</summary>
    public PlannedPolicy Policy { get; init; }

    /// <summary>How far the clocks of some processes are off, by function; empty: all are right.</summary>
    public ImmutableArray<TimeSpan> Skews { get; init; } = [];

    /// <summary>Whether every other process is of an earlier version.</summary>
    public bool HasOlderVersion { get; init; }

    /// <summary>How many reads of an index see an older state.</summary>
    public int LagPercent { get; init; }

    /// <summary>Whether nothing goes wrong in it that the product could not bear at once.</summary>
    public bool IsClean => LagPercent == 0 && Skews.IsEmpty && Steps.All(s => s.IsHarmless);

    /// <summary>Whether clocks differ so much that a lease that runs looks to another as if it had ended.</summary>
    public bool HasFarClocks => ClockSpread > Lease;

    /// <summary>How far apart the clocks of two processes may be.</summary>
    public TimeSpan ClockSpread => Skews.Append(TimeSpan.Zero).Max() - Skews.Append(TimeSpan.Zero).Min();

    /// <summary>Whether the table answers every call, at once, and no process stands still meanwhile.</summary>
    public bool IsTableSound => !HasTroubles && Faults.All(f => f.Service != Service.Table);

    /// <summary>Whether a policy is in force at some time.</summary>
    public bool Uses(PlannedPolicy policy) =>
        Policy == policy || Steps.Any(s => s is PolicyStep { Policy: var later } && later == policy);

    /// <summary>By when a page has to have reached somebody that was accepted at a moment.</summary>
    public DateTimeOffset BoundOf(DateTimeOffset accepted)
    {
        if (IsClean)
            return accepted.AddSeconds(Uses(PlannedPolicy.Limited) ? 450 : 10);
        if (Faults.All(f => f.Service == Service.Table) && !HasTroubles)
            return accepted.AddSeconds(Uses(PlannedPolicy.Limited) ? 450 : 45);
        return EndOf(accepted);
    }

    /// <summary>By when all that went wrong is made good.</summary>
    public DateTimeOffset EndOf(DateTimeOffset accepted)
    {
        var over = Start + Length;
        return (accepted > over ? accepted : over).AddMinutes(15);
    }

    private IEnumerable<NetworkFault> Faults => Steps.OfType<NetworkFault>();

    private bool HasTroubles => !Skews.IsEmpty || Steps.Any(s => s is TroubleStep);

    /// <summary>The bug that is planted; null: none.</summary>
    public Mutant? Mutant { get; init; }
}
