using RoleFerry.Core.Changes;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Core.Tests.Suspects;

public class EventEvidenceTests
{
    private static readonly DateTimeOffset Onset = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);
    private static readonly Symptom Seen = new("api", SeriesRole.Failures, Onset);

    [Fact]
    public void A_change_speaks_the_stronger_the_nearer_it_is_and_not_at_all_once_it_broke()
    {
        var near = EventEvidence.Of(Deployed(-2), Seen)!;
        var far = EventEvidence.Of(Deployed(-60), Seen)!;

        Assert.Equal("1.42.1 deployed 2 min before, by maya: new cache", near.Text);
        Assert.Equal(("workers", Onset.AddMinutes(-2)), (near.Node, near.Since));
        Assert.True(near.Score > 3 * far.Score && far.Score > 0, $"{near.Score} {far.Score}");
        Assert.Null(EventEvidence.Of(Deployed(-121), Seen));
        Assert.Null(EventEvidence.Of(Deployed(3), Seen));
        // The clock of whoever deploys is a little ahead.
        Assert.Equal(EventEvidence.Of(Deployed(0), Seen)!.Score, EventEvidence.Of(Deployed(1), Seen)!.Score);
    }

    /// <summary>An alarm fires minutes after the onset that is assumed of it.</summary>
    [Fact]
    public void What_happened_between_the_onset_and_the_alarm_happened_before_it()
    {
        var fired = Seen with { SeenAt = Onset.AddMinutes(5) };

        Assert.Equal("1.42.1 deployed 1 min before, by maya: new cache", EventEvidence.Of(Deployed(4), fired)?.Text);
        Assert.Null(EventEvidence.Of(Deployed(8), fired));
        Assert.Equal(
            EventEvidence.OfAlarm("database", "CPU", "INC-A", Onset, fired).Score,
            EventEvidence.OfAlarm("database", "CPU", "INC-A", Onset.AddMinutes(4), fired).Score
        );
    }

    [Fact]
    public void A_change_of_nothing_in_particular_counts_where_the_symptom_is() =>
        Assert.Equal(
            ("api", "deployed as it began: flag on"),
            EventEvidence.Of(
                new Change
                {
                    Service = "",
                    At = Onset,
                    Summary = "flag on.",
                },
                Seen
            )
                is { } e
                ? (e.Node, e.Text)
                : default
        );

    [Fact]
    public void New_errors_of_one_service_are_one_line_that_names_three()
    {
        var one = EventEvidence.OfErrors("workers", ["a"], Onset.AddMinutes(-1), Seen);
        var many = EventEvidence.OfErrors("workers", [.. Enumerable.Range(0, 40).Select(n => $"e{n}")], Onset, Seen);

        var whole = EventEvidence.OfErrors("workers", ["first\nsecond " + new string('x', 100)], Onset, Seen);

        Assert.StartsWith("1 new kind of error as it began: `first second xxx", whole.Text, StringComparison.Ordinal);
        Assert.InRange(whole.Text.Length, 80, 120);
        Assert.Equal("1 new kind of error 1 min before: `a`", one.Text);
        Assert.Equal("40 new kinds of errors as it began: `e0`; `e1`; `e2`; …", many.Text);
        Assert.InRange(many.Score, one.Score, 0.7);
    }

    [Fact]
    public void Another_alarm_speaks_more_strongly_where_it_fired_first()
    {
        var earlier = EventEvidence.OfAlarm("database", "orders-db CPU", "INC-A", Onset.AddMinutes(-6), Seen);
        var later = EventEvidence.OfAlarm("database", "orders-db CPU", "INC-A", Onset.AddMinutes(4), Seen);

        Assert.Equal("orders-db CPU 6 min before (INC-A)", earlier.Text);
        Assert.True(earlier.Score > later.Score);
    }

    private static Change Deployed(double minute) =>
        new()
        {
            Service = "workers",
            Version = "1.42.1",
            At = Onset.AddMinutes(minute),
            By = "maya",
            Summary = "new cache.",
        };
}
