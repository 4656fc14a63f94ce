using System.Text.Json;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Channels.PagerDuty;

public class PagerDutyMessageTests
{
    private const string RoutingKey = "0123456789abcdef0123456789abcdef";

    [Fact]
    public void A_page_triggers_under_the_incidents_id() =>
        Golden.AssertJson("pagerduty/trigger", Write(Sample.Message()));

    [Fact]
    public void A_ring_for_several_says_how_many_they_are_and_names_them()
    {
        var message = Sample.Message() with
        {
            Also =
            [
                Sample.Incident with
                {
                    Id = "INC-00000001",
                    Title = "Another",
                },
                Sample.Incident with
                {
                    Id = "INC-00000002",
                },
            ],
        };
        using var body = JsonDocument.Parse(PagerDutyMessage.Write(message, Sample.Context, RoutingKey));
        var payload = body.RootElement.GetProperty("payload");

        Assert.Contains(
            "And 2 more incidents, acknowledge them in Slack",
            payload.GetProperty("summary").GetString(),
            StringComparison.Ordinal
        );
        Assert.Matches(
            "INC-00000001 Another, since .*\nP.* INC-00000002 ",
            payload.GetProperty("custom_details").GetProperty("Also").GetString()
        );
    }

    [Fact]
    public void A_resolved_incident_resolves_under_the_same_id() =>
        Golden.AssertJson("pagerduty/resolve", Write(Sample.Message(Sample.Resolved, NotificationKind.Resolve)));

    [Fact]
    public void News_of_an_acknowledged_incident_acknowledges() =>
        Golden.AssertJson(
            "pagerduty/acknowledge",
            Write(
                Sample.Message(Sample.Incident with { Status = IncidentStatus.Acknowledged }, NotificationKind.Update)
            )
        );

    [Fact]
    public void A_page_for_an_acknowledged_incident_still_triggers() =>
        Assert.Equal("trigger", Action(Sample.Message(Sample.Incident with { Status = IncidentStatus.Acknowledged })));

    [Fact]
    public void A_later_page_has_a_key_of_its_own_so_that_it_rings() =>
        Assert.Equal(
            ["trigger INC-7F3K9Q2M#5"],
            Events(Sample.Message(Sample.Incident with { Version = 5, Status = IncidentStatus.Acknowledged }))
        );

    [Fact]
    public void An_end_that_comes_late_ends_what_rang_before_it_and_not_what_rings_now() =>
        Assert.Equal(
            ["resolve INC-7F3K9Q2M", "resolve INC-7F3K9Q2M#3"],
            Events(Sample.Message(Sample.Incident, NotificationKind.Resolve) with { Rings = [1, 3] })
        );

    [Fact]
    public void News_of_an_incident_that_nobody_has_acknowledged_rings_nobody() =>
        Assert.Empty(Events(Sample.Message(Sample.Incident, NotificationKind.Update)));

    [Fact]
    public void A_late_page_reaches_somebody_though_it_is_over_and_its_end_follows_it() =>
        Assert.Equal("trigger", Action(Sample.Message(Sample.Resolved)));

    [Fact]
    public void Hostile_text_stays_text() =>
        Golden.AssertJson("pagerduty/hostile", Write(Sample.Message(Sample.With(Hostile.Text))));

    [Fact]
    public void What_is_too_large_is_sent_without_its_details()
    {
        var huge = Sample.Incident with
        {
            Signal = Sample.Incident.Signal with { Description = new string('ü', 300_000) },
        };

        var body = Write(Sample.Message(huge));

        Assert.InRange(body.Length, 1, PagerDutyMessage.MaxBytes);
        Golden.AssertJson("pagerduty/too-large", body);
    }

    [Fact]
    public void A_description_that_just_fits_is_sent_whole()
    {
        const int Some = 1_000;
        var empty = Sample.Incident with
        {
            Signal = Sample.Incident.Signal with { Description = new string('x', Some) },
        };
        var room = PagerDutyMessage.MaxBytes - Write(Sample.Message(empty)).Length + Some;
        OutgoingMessage With(int length) =>
            Sample.Message(empty with { Signal = empty.Signal with { Description = new string('x', length) } });

        Assert.Equal(PagerDutyMessage.MaxBytes, Write(With(room)).Length);
        Assert.InRange(Write(With(room + 1)).Length, 1, 10_000);
    }

    [Theory]
    [InlineData(Severity.P0, "critical")]
    [InlineData(Severity.P1, "error")]
    [InlineData(Severity.P2, "warning")]
    [InlineData(Severity.P3, "info")]
    public void Severities_are_PagerDutys(Severity severity, string expected)
    {
        using var body = JsonDocument.Parse(Write(Sample.Message(Sample.Incident with { Severity = severity })));

        Assert.Equal(expected, body.RootElement.GetProperty("payload").GetProperty("severity").GetString());
    }

    private static ReadOnlyMemory<byte> Write(OutgoingMessage message) =>
        PagerDutyMessage.Write(message, Sample.Context, RoutingKey);

    private static IEnumerable<string> Events(OutgoingMessage message)
    {
        foreach (var text in PagerDutyMessage.WriteAll(message, Sample.Context, RoutingKey))
        {
            using var body = JsonDocument.Parse(text);
            yield return $"{body.RootElement.GetProperty("event_action")} {body.RootElement.GetProperty("dedup_key")}";
        }
    }

    private static string? Action(OutgoingMessage message)
    {
        using var body = JsonDocument.Parse(Write(message));
        return body.RootElement.GetProperty("event_action").GetString();
    }
}
