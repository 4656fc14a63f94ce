using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Signals;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Adapters.Tests.Logs;

public class GroupLifeTests(DynamoDbLocalFixture dynamo)
{
    private static int _events;

    private static string Batch(LogHouse house, params string[] messages) =>
        Sent.Payload(
            Sent.Envelope(messages.Select(m => Sent.Event(m, Interlocked.Increment(ref _events), house.Clock.Now)))
        );

    [Fact]
    public async Task A_new_error_raises_one_signal_and_a_known_one_none()
    {
        using var house = await LogHouse.OpenAsync(dynamo);

        await house.SendAsync(Batch(house, "ERROR:app:Mail server gone after 5 s"));
        await house.SendAsync(Batch(house, "ERROR:app:Mail server gone after 7 s"));

        var signal = Assert.Single(house.Topic.Published);
        Assert.Equal(SignalState.Alarm, signal.State);
        Assert.Equal("P2", signal.Tags["severity"]);
        Assert.Equal("api", signal.Tags["service"]);
        var group = Assert.Single(await house.GroupsAsync());
        Assert.Equal(2, group.Total);
        Assert.Equal(GroupStatus.New, group.Group.Status);
    }

    [Theory]
    [InlineData("CRITICAL:app:The sky fell", "P1")]
    [InlineData("ERROR:app:Database connection pool exhausted", "P0")]
    public async Task Severity_is_by_level_and_by_rule(string message, string severity)
    {
        using var house = await LogHouse.OpenAsync(dynamo);

        await house.SendAsync(Batch(house, message));

        Assert.Equal(severity, Assert.Single(house.Topic.Published).Tags["severity"]);
    }

    [Fact]
    public async Task A_quiet_groups_alarm_ends_once_and_not_while_it_is_seen()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        await house.SendAsync(Batch(house, "ERROR:app:Mail server gone"));
        house.Clock.Advance(TimeSpan.FromMinutes(20));
        await house.SendAsync(Batch(house, "ERROR:app:Mail server gone"));

        await house.TickAsync(TimeSpan.FromMinutes(20));
        Assert.Single(house.Topic.Published);
        await house.TickAsync(TimeSpan.FromMinutes(11));
        await house.TickAsync(TimeSpan.FromMinutes(1));

        var ok = house.Topic.Published.Last();
        Assert.Equal(2, house.Topic.Published.Count);
        Assert.Equal(SignalState.Ok, ok.State);
        Assert.Equal(house.Topic.Published.First().Key, ok.Key);
        Assert.True(ok.At > house.Topic.Published.First().At);
        Assert.Equal(GroupStatus.Ongoing, Assert.Single(await house.GroupsAsync()).Group.Status);
    }

    [Fact]
    public async Task A_resolved_group_that_is_seen_again_has_regressed_and_a_late_copy_of_old_errors_has_not()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        var late = Batch(house, "ERROR:app:Mail server gone");
        await house.SendAsync(Batch(house, "ERROR:app:Mail server gone"));
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        var fingerprint = await OnlyAsync(house);
        var ok = await house
            .Get<ErrorGroupStore>()
            .SetStatusAsync(
                fingerprint,
                GroupStatus.Resolved,
                TimeSpan.FromMinutes(30),
                house.Clock.Now,
                Deadline.Never.EndedBy(TestContext.Current.CancellationToken)
            );
        Assert.Equal(SignalState.Ok, ok!.State);
        house.Clock.Advance(TimeSpan.FromMinutes(5));

        await house.SendAsync(late);
        Assert.Equal(GroupStatus.Resolved, Assert.Single(await house.GroupsAsync()).Group.Status);
        await house.SendAsync(Batch(house, "ERROR:app:Mail server gone"));

        Assert.Equal(GroupStatus.Regressed, Assert.Single(await house.GroupsAsync()).Group.Status);
        Assert.Equal("Regressed", house.Topic.Published.Last().Tags["kind"]);
    }

    [Fact]
    public async Task A_muted_group_is_counted_and_says_nothing()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        await house.SendAsync(Batch(house, "ERROR:app:Mail server gone"));
        await house
            .Get<ErrorGroupStore>()
            .SetStatusAsync(
                await OnlyAsync(house),
                GroupStatus.Muted,
                TimeSpan.FromMinutes(30),
                house.Clock.Now,
                Deadline.Never.EndedBy(TestContext.Current.CancellationToken)
            );

        await house.SendAsync(Batch(house, [.. Enumerable.Repeat("ERROR:app:Mail server gone", 500)]));

        Assert.Single(house.Topic.Published);
        Assert.Equal(501, Assert.Single(await house.GroupsAsync()).Total);
    }

    [Fact]
    public async Task A_group_that_is_seen_far_more_than_usual_is_spiking()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        for (int hour = 0; hour < 6; hour++)
        {
            await house.SendAsync(Batch(house, [.. Enumerable.Repeat("ERROR:app:Mail server gone", 5 + (hour % 2))]));
            await house.TickAsync(TimeSpan.FromHours(1));
        }

        await house.SendAsync(Batch(house, [.. Enumerable.Repeat("ERROR:app:Mail server gone", 15)]));
        Assert.Equal(SignalState.Ok, house.Topic.Published.Last().State);
        await house.SendAsync(Batch(house, [.. Enumerable.Repeat("ERROR:app:Mail server gone", 60)]));

        Assert.Equal("Spiking", house.Topic.Published.Last().Tags["kind"]);
    }

    [Fact]
    public async Task A_named_error_speaks_each_time_that_it_comes_back()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        for (int i = 0; i < 3; i++)
        {
            await house.SendAsync(Batch(house, "ERROR:app:connection pool exhausted"));
            await house.TickAsync(TimeSpan.FromHours(1));
        }

        Assert.Equal(3, house.Topic.Published.Count(s => s.State == SignalState.Alarm));
        Assert.Equal(3, house.Topic.Published.Count(s => s.State == SignalState.Ok));
    }

    [Fact]
    public async Task A_flood_of_different_errors_is_one_signal_however_many_batches_it_takes()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        for (int batch = 0; batch < 4; batch++)
            await house.SendAsync(
                Batch(
                    house,
                    [.. Enumerable.Range(0, 300).Select(i => $"ERROR:app:{Word((batch * 300) + i)} went wrong")]
                )
            );

        var signal = Assert.Single(house.Topic.Published);
        Assert.Equal("Flood", signal.Tags["kind"]);
        Assert.Equal(
            1200,
            (await house.CountsAsync())
                .Where(c => c.Key.StartsWith("CNT#errors.api.ERROR", StringComparison.Ordinal))
                .Sum(c => c.Value)
        );
    }

    [Fact]
    public async Task A_signal_that_could_not_be_published_goes_out_with_the_next_tick()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        house.Topic.Before = _ => Fault.NotCarriedOut;
        await house.SendAsync(Batch(house, "ERROR:app:Mail server gone"));
        Assert.Empty(house.Topic.Published);

        house.Topic.Before = _ => Fault.None;
        await house.TickAsync(TimeSpan.FromMinutes(1));
        await house.TickAsync(TimeSpan.FromMinutes(1));

        Assert.Single(house.Topic.Published);
    }

    [Fact]
    public async Task Bad_parts_land_in_the_failure_queue_and_the_rest_is_counted()
    {
        using var house = await LogHouse.OpenAsync(dynamo);

        var answer = await house.SendAsync(
            Sent.Payload(Sent.Envelope([Sent.Event("ERROR:app:Mail server gone", 1), """{"id":"x","message":5}"""]))
        );

        Assert.Equal(1, answer.Errors);
        Assert.Equal(["BadEvent: 1"], answer.Bad);
        Assert.Equal(
            """{"id":"x","message":5}""",
            System.Text.Encoding.UTF8.GetString(Assert.Single(house.Failures.Kept).Payload.Span)
        );
    }

    [Fact]
    public async Task A_failed_trace_can_be_read_again()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        await house.SendAsync(
            Batch(
                house,
                """{"trace_id":"t1","span_id":"b","parent_id":"a","kind":"http","name":"Apollo API","duration_ms":800,"status":503}""",
                """{"trace_id":"t1","span_id":"a","kind":"request","name":"POST /api/applications","duration_ms":850}"""
            )
        );

        var spans = await house
            .Get<ErrorGroupStore>()
            .TraceAsync("t1", Deadline.Never.EndedBy(TestContext.Current.CancellationToken));

        Assert.Equal(["Apollo API", "POST /api/applications"], spans.Select(s => s.Name).Order());
    }

    [Fact]
    public async Task Metrics_are_told_once_and_apart_by_service_and_level()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        var payload = Batch(
            house,
            "ERROR:app:Mail server gone",
            "CRITICAL:app:The sky fell",
            "ERROR:app:Mail server gone",
            """{"event":"request_completed","duration_ms":12.5}"""
        );

        await house.SendAsync(payload);
        await house.SendAsync(payload);

        Assert.Single(house.Metrics.Written, "Errors{Level=ERROR,LogService=api} 2");
        Assert.Single(house.Metrics.Written, "Errors{Level=CRITICAL,LogService=api} 1");
        Assert.Single(house.Metrics.Written, "RequestDuration{} 12.5");
        Assert.Single(house.Metrics.Written, "DuplicateBatches{} 1");
    }

    private static async Task<ErrorFingerprint> OnlyAsync(LogHouse house) =>
        ErrorFingerprint.TryParse(Assert.Single(await house.GroupsAsync()).Fingerprint, out var fingerprint)
            ? fingerprint
            : default;

    private static string Word(int n)
    {
        Span<char> letters = stackalloc char[6];
        for (int i = 0; i < letters.Length; i++, n /= 9)
            letters[i] = "bdgklmnrz"[n % 9];
        return new string(letters);
    }
}
