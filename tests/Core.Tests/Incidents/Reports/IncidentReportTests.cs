using NodaTime;
using RoleFerry.Core.Incidents.History;
using RoleFerry.Core.Incidents.Reports;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Incidents.Reports;

public class IncidentReportTests
{
    private static readonly DateOnly November = new(2026, 11, 1);
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static readonly ReportSettings Settings = new(
        Berlin,
        severity =>
            severity == Severity.P0
                ? new Sla(TimeSpan.FromMinutes(5), TimeSpan.FromHours(1))
                : new Sla(TimeSpan.FromMinutes(15), TimeSpan.FromHours(4)),
        message => message.Notification.Channel == "pagerduty" ? "Maya Okafor" : null
    );

    [Fact]
    public void Means_are_of_those_that_got_so_far()
    {
        var report = Of(
            Past.Incident(began: 0, taken: 10.5, ended: 20),
            Past.Incident(began: 60, taken: null, ended: 100),
            Past.Incident(began: 200, taken: 206.5, ended: null)
        );

        var p1 = report.BySeverity[1];
        Assert.Equal((Severity.P1, 3, 1), (p1.Severity, p1.Incidents, p1.Open));
        Assert.Equal(new Measure(3, Minutes(0.5), Minutes(0.5), Minutes(5)), p1.ToDetect);
        Assert.Equal(new Measure(2, Minutes(8), Minutes(10), Minutes(15)), p1.ToAcknowledge);
        Assert.Equal(new Measure(2, Minutes(30), Minutes(40), Minutes(30)), p1.ToResolve);
    }

    [Theory]
    [InlineData(29.9, true)]
    [InlineData(30, false)]
    [InlineData(31, false)]
    public void A_mean_has_to_stay_below_its_target(double minutes, bool isMet)
    {
        Assert.Equal(isMet, Of(Past.Incident(ended: minutes)).BySeverity[1].ToResolve.IsMet);
    }

    [Fact]
    public void Without_incidents_nothing_was_met_or_missed()
    {
        var report = Of();

        Assert.Equal((0, 30), (report.Incidents, report.ByDay.Length));
        Assert.All(report.BySeverity, s => Assert.Null(s.ToDetect.IsMet));
        Assert.Empty(report.SlaMisses);
    }

    [Theory]
    [InlineData(null, 20.5, "")]
    [InlineData(5.0, 20.0, "")]
    [InlineData(5.6, 20.0, "Acknowledge 5")]
    [InlineData(5.4, 60.6, "Resolve 60")]
    [InlineData(7.5, 61.5, "Acknowledge 7,Resolve 61")]
    public void Deadlines_run_from_when_we_knew(double? taken, double ended, string missed)
    {
        // Without anybody taking it, it has to be over by then.
        var report = Of(
            taken is null
                ? Past.Incident(ended: 5, severity: Severity.P0)
                : Past.Incident(taken: taken, ended: ended, severity: Severity.P0)
        );

        Assert.Equal(missed, string.Join(',', report.SlaMisses.Select(m => $"{m.Kind} {(int)m.Took.TotalMinutes}")));
        Assert.All(report.SlaMisses, m => Assert.True(m.Happened));
    }

    [Fact]
    public void What_is_not_over_is_held_against_the_clock()
    {
        var report = IncidentReport.Of(
            November,
            [Past.Incident(ended: null, severity: Severity.P0)],
            Settings,
            Past.At(90.5)
        );

        Assert.Equal(
            [(SlaKind.Resolve, 90.0, false), (SlaKind.Acknowledge, 90.0, false)],
            report.SlaMisses.OrderBy(m => m.Took - m.Allowed).Select(m => (m.Kind, m.Took.TotalMinutes, m.Happened))
        );
    }

    [Fact]
    public void Pages_are_counted_by_who_they_rang_and_by_the_night_there()
    {
        // Noon of the story is 13:00 in Berlin; 21:00 UTC is 22:00 there, 06:00 UTC is 07:00.
        var record = Past.Incident() with
        {
            Messages =
            [
                Past.Message("pagerduty", 0),
                Past.Message("pagerduty", 539.9),
                Past.Message("pagerduty", 540),
                Past.Message("pagerduty", 1079.9),
                Past.Message("pagerduty", 1080),
                Past.Message("incidents", 540),
                Past.Message("pagerduty", 540, isSent: false),
                Past.Message("pagerduty", 540, kind: NotificationKind.Resolve),
            ],
        };

        Assert.Equal([new PersonPages("Maya Okafor", 5, 2)], Of(record).Pages);
    }

    [Fact]
    public void An_alarm_is_as_noisy_as_the_messages_that_it_causes()
    {
        var joined = Past.Incident(title: "api-down", taken: 1);
        joined = joined with { Alarms = joined.Alarms.With(new AlarmRecord("api-5xx", SignalState.Ok, Past.At(1))) };

        var report = Of(
            Past.Incident(),
            Past.Incident(began: 100, ended: 110),
            joined,
            Past.Incident(title: "disk", ended: null)
        );

        Assert.Equal(
            [
                new AlarmNoise("api-5xx", 2, 1, 4, 2),
                new AlarmNoise("api-down", 1, 0, 2, 0),
                new AlarmNoise("disk", 1, 0, 2, 0),
            ],
            report.NoisiestAlarms
        );
    }

    [Fact]
    public void Days_and_months_are_those_of_the_zone()
    {
        var (from, to) = IncidentReport.RangeOf(November, Berlin);
        Assert.Equal(
            (
                new DateTimeOffset(2026, 10, 31, 23, 0, 0, TimeSpan.Zero),
                new DateTimeOffset(2026, 11, 30, 23, 0, 0, TimeSpan.Zero)
            ),
            (from, to)
        );

        var report = Of(Past.Incident(began: 11 * 60), Past.Incident(began: 10.9 * 60, severity: Severity.P3));
        Assert.Equal(
            [(23, 1), (24, 1)],
            report.ByDay.Where(d => d.Incidents > 0).Select(d => (d.Day.Day, d.Incidents))
        );
        Assert.Equal(new DateOnly(2026, 11, 30), report.ByDay[^1].Day);
    }

    [Fact]
    public void Services_are_told_apart_without_regard_to_case()
    {
        var report = Of(
            Past.Incident(service: "web"),
            Past.Incident(service: "api"),
            Past.Incident(service: "API", severity: Severity.P0),
            Past.Incident(service: "")
        );

        Assert.Equal(["api 2", " 1", "web 1"], report.ByService.Select(s => $"{s.Service} {s.Incidents}"));
        Assert.Equal([1, 1, 0, 0], report.ByService[0].BySeverity);
    }

    private static IncidentReport Of(params IncidentRecord[] records) =>
        IncidentReport.Of(November, records, Settings, Past.At(2000));

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);
}
