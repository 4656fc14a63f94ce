using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Logs.Groups;

/// <summary>What a batch does to a group.</summary>
/// <param name="Tally">What the batch says of it.</param>
/// <param name="Before">Its state before; null: there was none.</param>
/// <param name="After">Its state after.</param>
/// <param name="Trigger">Why it raises a signal.</param>
/// <param name="Signal">The signal; null: it raises none, or a flood's stands for it.</param>
public sealed record GroupChange(
    GroupTally Tally,
    ErrorGroup? Before,
    ErrorGroup After,
    GroupTrigger Trigger,
    Signal? Signal
)
{
    /// <summary>The same without a signal, and so without an alarm that would have to end.</summary>
    internal GroupChange Untold() => this with { Signal = null, After = After with { AlarmSince = null } };
}
