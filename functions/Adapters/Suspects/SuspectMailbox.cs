using System.Collections.Concurrent;
using RoleFerry.Core.Incidents;

namespace RoleFerry.Adapters.Suspects;

/// <summary>
/// Incidents that the clock has just looked at, for whom suspects may be looked for afterwards. What is lost here is
/// looked at again with the next deadline.
/// </summary>
public sealed class SuspectMailbox
{
    private readonly ConcurrentQueue<Incident> _looked = new();

    /// <summary>The clock has looked at it.</summary>
    public void Put(Incident incident) => _looked.Enqueue(incident);

    /// <summary>The next one; false where there is none.</summary>
    public bool TryTake(out Incident incident) => _looked.TryDequeue(out incident!);
}
