using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources;

/// <summary>What was read of a part of an event, and by whom.</summary>
/// <param name="Shape">One of <see cref="Shapes"/>, or the name of a mapping.</param>
/// <param name="Read">What came out.</param>
internal readonly record struct ShapedRead(string Shape, ReadSignal Read);
