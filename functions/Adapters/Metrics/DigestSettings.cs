using NodaTime;
using RoleFerry.Adapters.Settings;

namespace RoleFerry.Adapters.Metrics;

/// <summary>Where digests go, and whose days they tell of.</summary>
/// <param name="Channel">The channel's name in the policy.</param>
/// <param name="Zone">The zone of the schedule.</param>
public sealed record DigestSettings(string Channel, DateTimeZone Zone)
{
    /// <summary>As the process's environment says.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing, or the zone is unknown.</exception>
    public static DigestSettings FromEnvironment()
    {
        string zone = EnvironmentVariables.Required("DIGEST_TIME_ZONE");
        return new DigestSettings(
            EnvironmentVariables.Required("DIGEST_CHANNEL"),
            DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)
                ?? throw new InvalidOperationException($"DIGEST_TIME_ZONE is {zone}, which is no IANA time zone.")
        );
    }
}
