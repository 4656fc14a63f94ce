using System.Collections.Immutable;

namespace RoleFerry.Core.Signals;

/// <summary>What came out of one event: the signals in it, and what could not be understood.</summary>
/// <param name="Signals">In the event's order.</param>
/// <param name="Unreadable">Each part that is no signal; its neighbours are not affected.</param>
public sealed record SignalsRead(ImmutableArray<Signal> Signals, ImmutableArray<UnreadableInput> Unreadable)
{
    /// <summary>A sentence for each part that is understood and calls for nothing.</summary>
    public ImmutableArray<string> Ignored { get; init; } = [];
}
