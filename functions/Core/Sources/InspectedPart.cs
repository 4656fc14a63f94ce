using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources;

/// <summary>An innermost part of an event, who read it, and what came out.</summary>
/// <param name="Where">A path into the event; <c>$</c> for all of it.</param>
/// <param name="Shape">One of <see cref="Shapes"/>, or the name of a mapping; empty where nobody could read it.</param>
/// <param name="Signal">The signal; null where there is none.</param>
/// <param name="What">Why there is no signal, in a sentence; empty where there is one.</param>
/// <param name="IsFine">Whether there is nothing wrong where there is no signal.</param>
/// <param name="Text">The part itself: JSON, or a text for people; empty where it is neither.</param>
public sealed record InspectedPart(string Where, string Shape, Signal? Signal, string What, bool IsFine, string Text)
{
    /// <summary>What is around it.</summary>
    internal Envelope Around { get; init; }
}
