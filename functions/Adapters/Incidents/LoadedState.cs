using RoleFerry.Core.Incidents;

namespace RoleFerry.Adapters.Incidents;

/// <summary>What the store knows that matters to one signal.</summary>
/// <param name="Known">For the decider.</param>
/// <param name="Seen">Whether this very transition was handled before.</param>
public sealed record LoadedState(KnownState Known, bool Seen);
