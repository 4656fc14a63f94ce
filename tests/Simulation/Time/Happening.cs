using RoleFerry.Simulation.Functions;

namespace RoleFerry.Simulation.Time;

/// <summary>Something that was asked for.</summary>
/// <param name="What">What happens.</param>
/// <param name="Owner">The process that it happens in; null: the world.</param>
/// <param name="Version">Tells the newest wish of a timer from older ones.</param>
internal readonly record struct Happening(IHappening What, FunctionProcess? Owner, int Version);
