using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Failures;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Tests.Logs;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.Ticks;

/// <summary>What is broken beside a page does not stop it.</summary>
public sealed class IsolationTests(DynamoDbLocalFixture dynamo)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly Delivery Busy = new Delivery.Retry("HTTP 429", TimeSpan.FromSeconds(40));

    private readonly ScriptedTopic _topic = new();

    /// <summary>Items that are due and that nobody can read, and the words by which people are told of each.</summary>
    public static TheoryData<string, string> Unreadable =>
        new()
        {
            { "an alarm held back without its state", "INC-00000000 cannot be read" },
            { "an incident without its alarm", "INC-00000001 cannot be read: x" },
            { "a message of a kind that is not known", "INC-00000002 cannot be read" },
            { "a message of another incident", "INC-00000003 cannot be read" },
            { "a time that is none", "INC-00000004 cannot be read: x" },
        };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task An_item_that_nobody_can_read_keeps_no_page_and_is_told_and_put_aside(string item, string said)
    {
        using var house = await OpenAsync();
        house.PagerDuty.Answer = _ => house.PagerDuty.Asked.Count == 1 ? Busy : null;
        await house.AlarmAsync(0, severity: "P0");
        Assert.Empty(house.PagerDuty.Taken);
        var stored = Stored(item);
        await house.PutAsync(stored);

        await house.MinuteAsync(Minute);

        Assert.Single(house.PagerDuty.Taken);

        // Messages are read beside the steps, so a fault of one may count only in the next minute.
        for (var minute = 0; minute < QuarantineTick.MostFaults + 2; minute++)
            await house.MinuteAsync(Minute);

        var told = Assert.Single(_topic.Published.DistinctBy(s => s.DedupId));
        Assert.Contains(said, told.Name, StringComparison.Ordinal);
        var entry = Assert.Single(await house.Get<QuarantineStore>().ListAsync(Deadline.Never));
        Assert.Equal((stored["PK"].S, stored["SK"].S), (entry.Pk, entry.Sk));
        Assert.NotNull(entry.TakenAt);
        Assert.DoesNotContain($"{entry.Pk} / {entry.Sk}", (await house.ItemsAsync()).Keys);

        await house.HandleAsync(told);
        Assert.Contains(house.PagerDuty.Taken, m => m.Incident.Title == told.Name);
    }

    [Fact]
    public async Task What_was_put_aside_comes_back_as_it_was_and_its_alarm_ends()
    {
        using var house = await OpenAsync();
        var stored = Stored("an incident without its alarm");
        await house.PutAsync(stored);
        for (var minute = 0; minute < QuarantineTick.MostFaults; minute++)
            await house.MinuteAsync(Minute);
        var entry = Assert.Single(await house.Get<QuarantineStore>().ListAsync(Deadline.Never));

        var isReleased = await house
            .Get<QuarantineStore>()
            .ReleaseAsync(entry.Id, e => QuarantineSignal.Ok(e, house.Clock.Now), house.Clock.Now, Deadline.Never);

        Assert.True(isReleased);
        var back = (await house.ItemsAsync())[$"{entry.Pk} / {entry.Sk}"];
        Assert.Equal(stored.Keys.Order(), back.Keys.Order());
        Assert.Equal(stored["signal"].S, back["signal"].S);
        var left = await house.Get<SignalOutbox>().DueAsync(house.Clock.Now, 10, Deadline.Never);
        Assert.Contains(left, s => s.Json.Contains(entry.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_queue_that_is_down_keeps_no_other_page_and_loses_none()
    {
        var queue = new ScriptedQueue { IsDown = true };
        using var house = await OpenAsync(services => services.AddSingleton<IFailureQueue>(queue));
        house.PagerDuty.Answer = m => m.Incident.Title == "lost" ? new Delivery.Rejected("HTTP 400") : Busy;
        house.Slack.Answer = _ => new Delivery.Rejected("channel_not_found");
        house.Mail.Answer = _ => new Delivery.Rejected("nobody");
        await house.AlarmAsync(0, "lost", "P0");
        await house.AlarmAsync(0, "healthy", "P0");
        house.PagerDuty.Answer = m => m.Incident.Title == "lost" ? new Delivery.Rejected("HTTP 400") : null;

        await house.MinuteAsync(Minute);

        Assert.Contains(house.PagerDuty.Taken, m => m.Incident.Title == "healthy");
        Assert.Contains(house.LastResort.Told, t => t.Title == "lost");

        queue.IsDown = false;
        await house.MinuteAsync(TimeSpan.FromMinutes(2));

        Assert.Contains(queue.Kept, k => k.Kind == FailedInput.UndeliverablePage);
        Assert.Single(house.LastResort.Told);
    }

    [Fact]
    public async Task A_message_whose_incident_was_deleted_is_sent_from_what_is_left()
    {
        using var house = await OpenAsync();
        house.PagerDuty.Answer = _ => house.PagerDuty.Asked.Count == 1 ? Busy : null;
        var answer = await house.AlarmAsync(0, severity: "P0");
        await house.DeleteAsync($"INC#{answer.IncidentId}", "STATE");

        await house.MinuteAsync(Minute);

        var page = Assert.Single(house.PagerDuty.Taken);
        Assert.Equal((answer.IncidentId, Severity.P0), (page.Incident.Id, page.Incident.Severity));
    }

    [Fact]
    public async Task The_end_of_an_incident_that_was_deleted_is_told_to_what_would_ring_on()
    {
        using var house = await OpenAsync();
        var answer = await house.AlarmAsync(0, severity: "P0");
        house.PagerDuty.Answer = _ => Busy;
        await house.OkAsync(1);
        await house.DeleteAsync($"INC#{answer.IncidentId}", "STATE");
        house.PagerDuty.Answer = _ => null;

        await house.MinuteAsync(Minute);

        var end = house.PagerDuty.Taken.Last();
        Assert.Equal((answer.IncidentId, NotificationKind.Resolve), (end.Incident.Id, end.Notification.Kind));
        Assert.False(end.Incident.IsOpen);
    }

    private Task<TestHouse> OpenAsync(Action<IServiceCollection>? more = null) =>
        TestHouse.OpenAsync(dynamo, OtherPolicies.WithoutFallback, services =>
        {
            services.AddSingleton<ISignalPublisher>(_topic).AddSignals().AddQuarantineTick().AddMinuteTick();
            more?.Invoke(services);
        });

    private static Dictionary<string, AttributeValue> Stored(string item) =>
        item switch
        {
            "an alarm held back without its state" => new()
            {
                ["PK"] = new() { S = "INC#INC-00000000" },
                ["SK"] = new() { S = "HOLD#x" },
                ["type"] = new() { S = "held" },
                ["incidentId"] = new() { S = "INC-00000000" },
                ["signal"] = new() { S = """{"schema":"roleferry.signal/2","alarm":"x"}""" },
                ["channels"] = new() { L = [], IsLSet = true },
                ["dueShard"] = new() { S = "HOLD#0" },
                ["dueAt"] = new() { N = "1764300000000" },
            },
            "an incident without its alarm" => Incident("INC-00000001", "signal", new() { S = "{}" }),
            "a time that is none" => Incident("INC-00000004", "openedAt", new() { N = "9223372036854775807" }),
            "a message of a kind that is not known" => Message("INC-00000002", "INC-00000002", "Shout"),
            _ => Message("INC-00000003", "INC-12345678", "Page"),
        };

    private static Dictionary<string, AttributeValue> Incident(string id, string spoiled, AttributeValue by) =>
        new()
        {
            ["PK"] = new() { S = $"INC#{id}" },
            ["SK"] = new() { S = "STATE" },
            ["id"] = new() { S = id },
            ["key"] = new() { S = "alarm=x" },
            ["version"] = new() { N = "1" },
            ["status"] = new() { S = "Open" },
            ["severity"] = new() { S = "P1" },
            ["title"] = new() { S = "x" },
            ["signal"] = new() { S = SignalJson },
            ["openedAt"] = new() { N = "1764300000000" },
            ["openStatus"] = new() { S = "OPEN" },
            ["dueShard"] = new() { S = "CLOCK#1" },
            ["dueAt"] = new() { N = "1764300000000" },
            [spoiled] = by,
        };

    private static Dictionary<string, AttributeValue> Message(string under, string incident, string kind) =>
        new()
        {
            ["PK"] = new() { S = $"INC#{under}" },
            ["SK"] = new() { S = "OUT#000001#pagerduty" },
            ["incidentId"] = new() { S = incident },
            ["id"] = new() { S = "000001#pagerduty" },
            ["channel"] = new() { S = "pagerduty" },
            ["kind"] = new() { S = kind },
            ["severity"] = new() { S = "P0" },
            ["state"] = new() { S = "Pending" },
            ["attempts"] = new() { N = "1" },
            ["dueShard"] = new() { S = "OUT#P0#0" },
            ["dueAt"] = new() { N = "1764300000000" },
        };

    private static string SignalJson =>
        Core.Signals.Reading.SignalDocument.Write(TestHouse.Signal(SignalState.Alarm, 0));
}
