namespace RoleFerry.Simulation.Time;

/// <summary>Something of a history ran on another thread than the history's own.</summary>
internal sealed class ForeignThreadException()
    : Exception("Something ran on a foreign thread: what is awaited has to end in the simulated clock or network.");
