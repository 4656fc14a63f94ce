using RoleFerry.Adapters.Failures;
using RoleFerry.Core.Incidents;

namespace RoleFerry.Adapters.Tests.House;

/// <summary>Remembers what it was told.</summary>
internal sealed class ToldLastResort : ILastResort
{
    public List<(string IncidentId, string Title, string Why)> Told { get; } = [];

    public Task<bool> TellAsync(Incident incident, string why, CancellationToken cancellation)
    {
        Told.Add((incident.Id, incident.Title, why));
        return Task.FromResult(true);
    }
}
