using NodaTime;
using RoleFerry.Core.Incidents.History;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents.Reports;

/// <summary>What a report is measured by.</summary>
/// <param name="Zone">Whose clock days and nights are told by.</param>
/// <param name="Sla">How long incidents of a severity may take.</param>
/// <param name="PagedPerson">Who a message rang up; null where it rang nobody.</param>
public sealed record ReportSettings(
    DateTimeZone Zone,
    Func<Severity, Sla> Sla,
    Func<MessageRecord, string?> PagedPerson
)
{
    /// <summary>From this hour on it is night.</summary>
    public const int NightFrom = 22;

    /// <summary>From this hour on it is day.</summary>
    public const int NightUntil = 7;

    /// <summary>What the mean time to detect has to stay below.</summary>
    public static readonly TimeSpan DetectTarget = TimeSpan.FromMinutes(5);

    /// <summary>What the mean time to resolve a P1 has to stay below.</summary>
    public static readonly TimeSpan ResolveTarget = TimeSpan.FromMinutes(30);

    /// <summary>Whether it was night there.</summary>
    public bool IsNight(DateTimeOffset at) => Local(at).Hour is >= NightFrom or < NightUntil;

    /// <summary>The day there.</summary>
    public DateOnly DayOf(DateTimeOffset at) => Local(at).Date.ToDateOnly();

    private LocalDateTime Local(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(Zone).LocalDateTime;
}
