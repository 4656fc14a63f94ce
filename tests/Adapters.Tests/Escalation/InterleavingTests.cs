using System.Globalization;
using RoleFerry.Adapters.Escalation;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.Escalation;

/// <summary>
/// Somebody acknowledges in Slack, somebody resolves in PagerDuty and the clock escalates, at the same moment. How many
/// interleavings: INTERLEAVINGS of the environment, 120 without it; from which seed on: INTERLEAVINGS_SEED.
/// </summary>
public class InterleavingTests(DynamoDbLocalFixture dynamo)
{
    private const int SideBySide = 8;

    private static readonly int Many = Number("INTERLEAVINGS", 120);
    private static readonly int Seed = Number("INTERLEAVINGS_SEED", 1);

    /// <summary>
    /// As for a P0, but all by mail: what is sent costs most of the time, and none of it is at stake here.
    /// </summary>
    private static readonly Schedule ByMail = new(
        EmbeddedOnCall.Value with
        {
            Escalations =
            [
                .. Enum.GetValues<Severity>()
                    .Select(severity =>
                        EmbeddedOnCall.Value.Of(Severity.P0) with
                        {
                            Severity = severity,
                            Steps =
                            [
                                .. EmbeddedOnCall
                                    .Value.Of(Severity.P0)
                                    .Steps.Select(s => s with { Channels = ["email"] }),
                            ],
                        }
                    ),
            ],
        }
    );

    [Fact]
    public async Task From_three_sides_at_once_all_is_linear_nothing_escalates_after_the_end_and_each_level_once()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        // A call takes a millisecond, however busy the machine is.
        house.Clock.StandStill();
        house.Wire.Gate = async () =>
        {
            await Interleaving.Gate();
            house.Clock.Advance(TimeSpan.FromMilliseconds(1));
        };
        var view = await house.Get<PolicySource>().ViewAsync(CancellationToken.None);
        var stories = new List<string>();

        for (var first = 0; first < Many; first += SideBySide)
        {
            var numbers = Enumerable.Range(first, Math.Min(SideBySide, Many - first)).ToArray();
            var ids = await Task.WhenAll(numbers.Select(n => OpenAsync(house, n)));
            house.Clock.Advance(TimeSpan.FromMinutes(6));
            // Who waits for what another has asked makes no call of its own, and the others would wait for it.
            await house.Get<PolicySource>().GetAsync(CancellationToken.None);
            await Task.WhenAll(
                numbers.Zip(ids, (n, id) =>
                    new Interleaving(Seed + n).RunAsync(
                        () => house.SayAsync(id, "ack", new IncidentAction.Acknowledge()),
                        () =>
                            house.SayAsync(
                                id,
                                "resolve",
                                new IncidentAction.Resolve(),
                                "Jonas Lind",
                                CommandWay.In(PagerDutyKind.Value)
                            ),
                        () => house.Get<EscalationTick>().LookAsync(id, ByMail, view, TimeSpan.Zero, Deadline.Never)
                    )
                )
            );
            stories.AddRange(await Task.WhenAll(ids.Select(id => CheckAsync(house, id))));
        }

        // What can happen did: an escalation before the others and one that came too late, with and without an
        // acknowledgement.
        Assert.Equal(Many, stories.Count);
        Assert.Contains("Opened Escalated Acknowledged Resolved", stories);
        Assert.Contains("Opened Acknowledged Resolved", stories);
        Assert.Contains("Opened Escalated Resolved", stories);
        Assert.Contains("Opened Resolved", stories);
        TestContext.Current.SendDiagnosticMessage(
            "{0}",
            string.Join("; ", stories.CountBy(s => s).Select(s => $"{s.Value} x {s.Key}"))
        );
    }

    private static async Task<string> OpenAsync(TestHouse house, int number)
    {
        var minute = (house.Clock.Now - new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)).TotalMinutes;
        return (
            await house.AlarmAsync(minute, string.Create(CultureInfo.InvariantCulture, $"down-{number}"), "P3")
        ).IncidentId!;
    }

    private static async Task<string> CheckAsync(TestHouse house, string id)
    {
        var incident = (await house.IncidentAsync(id)).Incident;
        var events = (await house.TimelineAsync(id)).OrderBy(e => e.At).ToArray();
        var story = string.Join(' ', events.Select(e => e.Kind));

        // Each event was decided on the state that the one before it left: together they are the state that is stored.
        var opened = incident with
        {
            Version = 1,
            Status = IncidentStatus.Open,
            Generation = 0,
            Level = 0,
            AcknowledgedBy = "",
            ResolvedBy = "",
            Owner = "",
        };
        var replayed = events.Skip(1).Aggregate(opened, (state, e) => state.Apply(e));
        Assert.Equal(
            (
                replayed.Version,
                replayed.Status,
                replayed.Generation,
                replayed.Level,
                replayed.AcknowledgedBy,
                replayed.ResolvedBy
            ),
            (
                incident.Version,
                incident.Status,
                incident.Generation,
                incident.Level,
                incident.AcknowledgedBy,
                incident.ResolvedBy
            )
        );

        Assert.True(events[^1].Kind == IncidentEventKind.Resolved, story);
        Assert.Null(incident.LookAt);
        var levels = events.Where(e => e.Kind == IncidentAction.Escalate.Kind).Select(e => e.Level).ToArray();
        Assert.Equal(levels.Distinct(), levels);
        Assert.True(
            Array.FindIndex(events, e => e.Kind == IncidentAction.Acknowledge.Kind) is var ack
                && (ack < 0 || events.Skip(ack).All(e => e.Kind != IncidentAction.Escalate.Kind)),
            story
        );
        return story;
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;
}
