using System.Collections.Immutable;
using RoleFerry.Chaos.Plans;
using RoleFerry.Chaos.Reports;
using RoleFerry.Core.Signals;

namespace RoleFerry.Local.Tests.Chaos;

public class ChaosReportTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private static readonly PlannedAlarm Stays = new("chaos-0001-probe", Severity.P0, "api", TimeSpan.Zero, null);

    private static readonly PlannedAlarm Recovers = Stays with { Recovers = TimeSpan.FromSeconds(5) };

    [Fact]
    public void An_alarm_that_somebody_was_told_of_is_not_lost()
    {
        var report = Report(Stays, contact: Start.AddSeconds(3));

        Assert.True(report.IsWell);
        Assert.Equal(
            (1, 0, TimeSpan.FromSeconds(3)),
            (report.Rows[0].Reached, report.Rows[0].Lost, report.Rows[0].Slowest)
        );
    }

    [Fact]
    public void An_alarm_that_nobody_was_told_of_is_lost()
    {
        var report = Report(Stays);

        Assert.False(report.IsWell);
        Assert.Equal(1, report.Rows[0].Lost);
        Assert.Contains("chaos-0001-probe (P0", Assert.Single(report.Lost), StringComparison.Ordinal);
    }

    [Fact]
    public void So_is_one_that_recovered_but_had_an_incident() =>
        Assert.Equal(1, Report(Recovers, incident: "INC-1").Rows[0].Lost);

    [Fact]
    public void One_whose_ok_was_there_first_is_overtaken()
    {
        var report = Report(Recovers);

        Assert.True(report.IsWell);
        Assert.Equal((1, 0), (report.Rows[0].Overtaken, report.Rows[0].Lost));
    }

    [Fact]
    public void One_in_the_failure_queue_is_not_lost() =>
        Assert.Equal(
            (1, 0),
            (Report(Stays, hasFailed: true).Rows[0].Failed, Report(Stays, hasFailed: true).Rows[0].Lost)
        );

    [Fact]
    public void A_message_that_waits_in_the_end_is_not_well()
    {
        var report = Report(Stays, contact: Start, pending: "INC#INC-1 OUT#1#pagerduty");

        Assert.False(report.IsWell);
        Assert.Equal("INC#INC-1 OUT#1#pagerduty still waits", Assert.Single(report.Restless));
    }

    private static ChaosReport Report(
        PlannedAlarm alarm,
        DateTimeOffset? contact = null,
        string? incident = null,
        string? pending = null,
        bool hasFailed = false
    )
    {
        var none = Array.Empty<string>();
        return ChaosReport.Of(
            new([alarm], [], [], [1], default),
            new Dictionary<PlannedAlarm, DateTimeOffset> { [alarm] = Start },
            new(
                incident is null
                    ? ImmutableDictionary<string, string>.Empty
                    : ImmutableDictionary<string, string>.Empty.Add(alarm.Name, incident),
                [],
                pending is null ? [] : [pending],
                none.ToLookup(n => n)
            ),
            new((contact is { } at ? new[] { at } : []).ToLookup(_ => alarm.Name), new Dictionary<string, int>()),
            (hasFailed ? [alarm.Name] : none).ToLookup(n => n)
        );
    }
}
