using NodaTime;
using NodaTime.TimeZones;

namespace RoleFerry.Core.OnCall;

/// <summary>Calendar and clock of a place, by NodaTime's own IANA data: provided.al2023 may have none.</summary>
internal static class Zones
{
    /// <summary>The zone of an IANA name such as <c>Europe/London</c>; null where there is none.</summary>
    public static DateTimeZone? Find(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);

    /// <summary>
    /// The moment at which a clock there shows this. A time that the clocks leave out comes as much later as they are
    /// put forward; of one that they show twice the first counts.
    /// </summary>
    public static DateTimeOffset Moment(this DateTimeZone zone, LocalDate date, LocalTime time) =>
        zone.ResolveLocal(date + time, Resolvers.LenientResolver).ToInstant().ToDateTimeOffset();
}
