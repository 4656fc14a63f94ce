using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Metrics.Windows;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.Metrics;

/// <summary>The daily digest names alarms whose severity is a word that nobody knows.</summary>
public class UnknownSeverityTests(DynamoDbLocalFixture dynamo)
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_day_before_is_told_of_and_no_other()
    {
        using var house = await RollupHouse.OpenAsync(dynamo);
        await HandleAsync(house, Noon.AddDays(-1), "api", ReasonCode.SeverityUnknown);
        await HandleAsync(house, Noon.AddHours(-20), "api", ReasonCode.SeverityUnknown);
        await HandleAsync(house, Noon.AddDays(-1), "known", ReasonCode.ClassifiedByTag);
        await HandleAsync(house, Noon, "later", ReasonCode.SeverityUnknown);

        Assert.Contains("nobody knows: 1, in 2 events: api (2). ", await DigestAsync(house), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_signals_the_digest_is_written_all_the_same()
    {
        using var house = await RollupHouse.OpenAsync(dynamo);
        await HandleAsync(house, Noon.AddDays(-1), "api", ReasonCode.SeverityUnknown);
        house.Wire.Before = _ => house.Wire.Calls[^1] == "Query" ? Fault.NotCarriedOut : Fault.None;

        Assert.DoesNotContain("nobody knows", await DigestAsync(house), StringComparison.Ordinal);
    }

    private static async Task<string> DigestAsync(RollupHouse house)
    {
        var written = await house
            .Get<DigestWriter>()
            .WriteAsync(
                WindowLength.Day,
                Noon.AddMinutes(4),
                new Deadline(house.Clock.Now.AddSeconds(10.5), TestContext.Current.CancellationToken)
            );
        house.Wire.Before = _ => Fault.None;
        var entry = await house.Get<AnnouncementOutbox>().FindAsync(written!, Deadline.Never);
        return string.Join(' ', entry!.Announcement.Parts.OfType<AnnouncementPart.Paragraph>().Select(p => p.Text));
    }

    private static Task<PutItemResponse> HandleAsync(
        RollupHouse house,
        DateTimeOffset at,
        string alarm,
        ReasonCode code
    )
    {
        var signal = new Signal
        {
            Key = new SignalKey("cloudwatch", alarm),
            State = SignalState.Alarm,
            At = at,
            Name = alarm,
        };
        var handled = new HandledSignal(
            at,
            signal,
            Severity.P2,
            DecisionOutcome.Opened,
            null,
            "1",
            [new Reason(code, "Said.")]
        );
        return house.Client.PutItemAsync(house.Table, SignalLogItem.Write(handled));
    }
}
