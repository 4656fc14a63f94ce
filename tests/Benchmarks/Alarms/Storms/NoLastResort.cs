using RoleFerry.Adapters.Failures;
using RoleFerry.Core.Incidents;

namespace RoleFerry.Benchmarks.Alarms.Storms;

/// <summary>A storm has working channels: nothing may come here.</summary>
internal sealed class NoLastResort : ILastResort
{
    public Task<bool> TellAsync(Incident incident, string why, CancellationToken cancellation) =>
        throw new InvalidOperationException($"{incident.Id} reached nobody: {why}");
}
