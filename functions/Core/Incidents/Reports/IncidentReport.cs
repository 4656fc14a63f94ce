using System.Collections.Immutable;
using NodaTime;
using RoleFerry.Core.Incidents.History;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents.Reports;

/// <summary>
/// What the incidents of one month say about the alarms and about us. docs/incidents.md says how each is counted.
/// </summary>
public sealed record IncidentReport
{
    /// <summary>The month's first day.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Whose clock days and nights are told by: a name of the IANA time zones.</summary>
    public required string Zone { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Incidents opened in the month.</summary>
    public required int Incidents { get; init; }

    /// <summary>How many of them are not over.</summary>
    public required int Open { get; init; }

    /// <summary>Each severity, P0 first.</summary>
    public required ImmutableArray<SeverityMeasures> BySeverity { get; init; }

    /// <summary>The services, those with the most incidents first.</summary>
    public required ImmutableArray<ServiceCount> ByService { get; init; }

    /// <summary>Each day of the month.</summary>
    public required ImmutableArray<DayCount> ByDay { get; init; }

    /// <summary>Who was paged, the most often first.</summary>
    public required ImmutableArray<PersonPages> Pages { get; init; }

    /// <summary>The noisiest alarms first, at most <see cref="MaxAlarms"/>.</summary>
    public required ImmutableArray<AlarmNoise> NoisiestAlarms { get; init; }

    /// <summary>Deadlines that were missed, the worst severity first.</summary>
    public required ImmutableArray<SlaMiss> SlaMisses { get; init; }

    /// <summary>Alarms that a report names.</summary>
    public const int MaxAlarms = 10;

    private static readonly ImmutableArray<Severity> Severities = [.. Enum.GetValues<Severity>()];

    /// <summary>When a month begins and ends there.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) RangeOf(DateOnly month, DateTimeZone zone)
    {
        var first = new LocalDate(month.Year, month.Month, 1);
        return (
            first.AtStartOfDayInZone(zone).ToDateTimeOffset().ToUniversalTime(),
            first.PlusMonths(1).AtStartOfDayInZone(zone).ToDateTimeOffset().ToUniversalTime()
        );
    }

    /// <summary>Makes it.</summary>
    /// <param name="month">Any day of the month.</param>
    /// <param name="incidents">The incidents that were opened in it, each with all that is kept of it.</param>
    /// <param name="settings">What they are measured by.</param>
    /// <param name="now">The clock: what is not over is held against it.</param>
    public static IncidentReport Of(
        DateOnly month,
        IReadOnlyCollection<IncidentRecord> incidents,
        ReportSettings settings,
        DateTimeOffset now
    )
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        return new IncidentReport
        {
            Month = first,
            Zone = settings.Zone.Id,
            MadeAt = now,
            Incidents = incidents.Count,
            Open = incidents.Count(i => i.Incident.IsOpen),
            BySeverity =
            [
                .. Severities.Select(s => Measured(s, [.. incidents.Where(i => i.Incident.Severity == s)], settings)),
            ],
            ByService =
            [
                .. incidents
                    .GroupBy(i => i.Incident.Service, StringComparer.OrdinalIgnoreCase)
                    .Select(g => new ServiceCount(g.Key, Count(g)))
                    .OrderByDescending(s => s.Incidents)
                    .ThenBy(s => s.Service, StringComparer.Ordinal),
            ],
            ByDay =
            [
                .. Enumerable
                    .Range(0, DateTime.DaysInMonth(first.Year, first.Month))
                    .Select(first.AddDays)
                    .GroupJoin(
                        incidents,
                        day => day,
                        i => settings.DayOf(i.Incident.OpenedAt),
                        (day, those) => new DayCount(day, Count(those))
                    ),
            ],
            Pages = PagesOf(incidents, settings),
            NoisiestAlarms = NoiseOf(incidents),
            SlaMisses =
            [
                .. incidents
                    .SelectMany(i => MissesOf(i, settings.Sla(i.Incident.Severity), now))
                    .OrderBy(m => m.Severity)
                    .ThenByDescending(m => m.Took - m.Allowed)
                    .ThenBy(m => m.IncidentId, StringComparer.Ordinal),
            ],
        };
    }

    private static SeverityMeasures Measured(
        Severity severity,
        ImmutableArray<IncidentRecord> incidents,
        ReportSettings settings
    ) =>
        new(
            severity,
            incidents.Length,
            incidents.Count(i => i.Incident.IsOpen),
            Measure.Of(incidents.Select(i => (TimeSpan?)i.Times.ToDetect), ReportSettings.DetectTarget),
            Measure.Of(incidents.Select(i => i.Times.ToAcknowledge), settings.Sla(severity).Acknowledge),
            Measure.Of(
                incidents.Select(i => i.Times.ToResolve),
                severity == Severity.P1 ? ReportSettings.ResolveTarget : null
            )
        );

    private static ImmutableArray<int> Count(IEnumerable<IncidentRecord> incidents)
    {
        var those = incidents.ToLookup(i => i.Incident.Severity);
        return [.. Severities.Select(s => those[s].Count())];
    }

    private static ImmutableArray<PersonPages> PagesOf(
        IEnumerable<IncidentRecord> incidents,
        ReportSettings settings
    ) =>
        [
            .. incidents
                .SelectMany(i => i.Messages)
                .Where(m => m.IsPage)
                .Select(m => (Person: settings.PagedPerson(m), IsNight: settings.IsNight(m.DoneAt ?? m.CreatedAt)))
                .Where(p => p.Person is not null)
                .GroupBy(p => p.Person!, StringComparer.Ordinal)
                .Select(g => new PersonPages(g.Key, g.Count(), g.Count(p => p.IsNight)))
                .OrderByDescending(p => p.Pages)
                .ThenBy(p => p.Person, StringComparer.Ordinal),
        ];

    private static ImmutableArray<AlarmNoise> NoiseOf(IReadOnlyCollection<IncidentRecord> incidents)
    {
        var opened = incidents.ToLookup(i => i.Incident.Title, StringComparer.Ordinal);
        var joined = incidents
            .SelectMany(i =>
                i.Alarms.Select(a => a.Name).Distinct(StringComparer.Ordinal).Where(name => name != i.Incident.Title)
            )
            .CountBy(name => name, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        return
        [
            .. opened
                .Select(o => o.Key)
                .Union(joined.Keys, StringComparer.Ordinal)
                .Select(alarm => new AlarmNoise(
                    alarm,
                    opened[alarm].Count(),
                    joined.GetValueOrDefault(alarm),
                    opened[alarm].Sum(i => i.Messages.Count(m => m.IsSent)),
                    opened[alarm].Count(i => !i.Incident.IsOpen && i.Times.Acknowledged is null)
                ))
                .OrderByDescending(a => a.Messages)
                .ThenByDescending(a => a.Opened + a.Joined)
                .ThenBy(a => a.Alarm, StringComparer.Ordinal)
                .Take(MaxAlarms),
        ];
    }

    /// <summary>
    /// Deadlines run from when we opened it. Nobody has to take what is over: without an acknowledgement the end
    /// counts.
    /// </summary>
    private static IEnumerable<SlaMiss> MissesOf(IncidentRecord record, Sla sla, DateTimeOffset now)
    {
        var times = record.Times;
        DateTimeOffset?[] taken = [times.Acknowledged, times.Resolved];
        if (Miss(SlaKind.Acknowledge, taken.Min(), sla.Acknowledge) is { } late)
            yield return late;
        if (Miss(SlaKind.Resolve, times.Resolved, sla.Resolve) is { } overlong)
            yield return overlong;

        SlaMiss? Miss(SlaKind kind, DateTimeOffset? at, TimeSpan allowed)
        {
            var took = (at ?? now) - times.Opened;
            return took <= allowed
                ? null
                : new SlaMiss(
                    record.Incident.Id,
                    record.Incident.Title,
                    record.Incident.Severity,
                    kind,
                    allowed,
                    took,
                    at is not null
                );
        }
    }
}
