using RoleFerry.Core.Incidents;

namespace RoleFerry.Adapters.Failures;

/// <summary>Whom a P0 is told to when none of its own channels takes it: whoever operates this system.</summary>
public interface ILastResort
{
    /// <summary>Tells them. Nothing is thrown: there is nobody left to tell of it.</summary>
    /// <param name="incident">The incident that has reached nobody.</param>
    /// <param name="why">Why, in a sentence.</param>
    /// <returns>Whether it was taken.</returns>
    Task<bool> TellAsync(Incident incident, string why, CancellationToken cancellation);
}
