using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.History;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Incidents;

public class HistoryTests
{
    [Fact]
    public void Times_are_told_from_what_happened()
    {
        var times = Past.Incident(began: 0, taken: 3, ended: 20).Times;

        Assert.Equal(
            (30, 150, 1200),
            (times.ToDetect.TotalSeconds, times.ToAcknowledge!.Value.TotalSeconds, times.ToResolve!.Value.TotalSeconds)
        );
    }

    [Fact]
    public void What_has_not_happened_took_no_time_at_all()
    {
        var times = Past.Incident(ended: null).Times;

        Assert.Null(times.ToAcknowledge);
        Assert.Null(times.ToResolve);
    }

    [Fact]
    public void The_first_opening_counts_however_often_it_came_back()
    {
        var record = Past.Incident();
        var again = record with
        {
            Incident = record.Incident with { OpenedAt = Past.At(100), Reopened = 1, ResolvedAt = Past.At(110) },
        };

        Assert.Equal((30, 6600), (again.Times.ToDetect.TotalSeconds, again.Times.ToResolve!.Value.TotalSeconds));
    }

    [Fact]
    public void A_clock_that_is_behind_makes_nothing_quicker_than_at_once()
    {
        var record = Past.Incident();

        Assert.Equal(
            TimeSpan.Zero,
            (record with { Incident = record.Incident with { BeganAt = Past.At(5) } }).Times.ToDetect
        );
    }

    [Theory]
    [InlineData(true, 0, 60, null, null, null)]
    [InlineData(false, 1, 60, null, null, null)]
    [InlineData(true, 0.5, 60, null, null, null)]
    [InlineData(false, 0, 0.5, null, null, null)]
    [InlineData(true, 0, 60, Severity.P1, "API", IncidentStatus.Resolved)]
    [InlineData(false, 0, 60, Severity.P0, null, null)]
    [InlineData(false, 0, 60, null, "web", null)]
    [InlineData(false, 0, 60, null, null, IncidentStatus.Open)]
    public void A_filter_takes_what_it_says(
        bool takes,
        double from,
        double to,
        Severity? severity,
        string? service,
        IncidentStatus? status
    )
    {
        var filter = new IncidentFilter(Past.At(from), Past.At(to), severity, service, status);

        Assert.Equal(takes, filter.Takes(Past.Incident().Incident));
    }
}
