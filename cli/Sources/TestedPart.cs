using System.Collections.Immutable;

namespace RoleFerry.Cli.Sources;

/// <summary>What becomes of a part of an event.</summary>
/// <param name="Where">Its place in the event.</param>
/// <param name="Reader">Who read it; empty where nobody could.</param>
/// <param name="Signal">What came out; null where nothing did.</param>
/// <param name="What">Why nothing did.</param>
/// <param name="IsUnreadable">Whether it goes to the failure queue.</param>
/// <param name="Unasked">Fields that the mapping does not ask for.</param>
/// <param name="Incomplete">A mapping that it fits, and for which it says too little.</param>
internal sealed record TestedPart(
    string Where,
    string Reader,
    TestedSignal? Signal,
    string What,
    bool IsUnreadable,
    ImmutableArray<string> Unasked,
    string? Incomplete
);
