using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tags;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Sources.CloudWatch;

namespace RoleFerry.Adapters.Tests.Pipeline;

/// <summary>Alarms whose events carry no tags: they are told by what is known, and raised by what CloudWatch says.</summary>
public class TagTests(DynamoDbLocalFixture dynamo)
{
    private const string Urgent = "P0";

    [Fact]
    public async Task An_alarm_is_told_by_what_is_known_and_raised_when_its_tags_say_worse()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Tags.Answer = _ =>
        {
            Assert.NotEmpty(house.Slack.Taken);
            return Says(house, Urgent);
        };

        var answer = await SendAsync(house, Alarm());

        Assert.Equal(DecisionOutcome.Raised, answer.Outcome);
        var incident = Assert.Single(await house.IncidentsAsync());
        Assert.Equal((Severity.P0, "database-down"), (incident.Severity, incident.Runbook));
        var rung = Assert.Single(house.PagerDuty.Taken);
        Assert.Equal(ReasonCode.TagsSayWorse, rung.Notification.Reason.Code);
        Assert.StartsWith("Its tags say P0", rung.Notification.Reason.Text, StringComparison.Ordinal);
        Assert.Contains(await house.TimelineAsync(incident.Id), e =>
            e.Reasons.Any(r => r.Code == ReasonCode.TagsSayWorse)
        );
    }

    [Fact]
    public async Task Once_known_tags_count_before_anybody_is_told_and_are_asked_for_again_after_an_hour()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Tags.Answer = _ => Says(house, Urgent);
        await SendAsync(house, Ok(0));
        Assert.Single(house.Tags.Asked);

        var opened = await SendAsync(house, Alarm(1));
        Assert.Equal((DecisionOutcome.Opened, "P0"), (opened.Outcome, opened.Severity));
        Assert.Contains(opened.Reasons, r => r.Contains("CloudWatch was asked", StringComparison.Ordinal));
        Assert.Single(house.Tags.Asked);

        await SendAsync(house, Ok(2));
        house.Clock.Advance(TagAnswer.FreshFor);
        var again = await SendAsync(house, Alarm(61));
        Assert.Equal((DecisionOutcome.Opened, "P0"), (again.Outcome, again.Severity));
        Assert.Equal(2, house.Tags.Asked.Count);
    }

    [Fact]
    public async Task Another_process_finds_them_in_the_table()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Tags.Answer = _ => Says(house, Urgent);
        await SendAsync(house, Ok(0));

        var other = new TagMemory(house.Get<TableCalls>(), house.Clock, NullLogger<TagMemory>.Instance);
        var found = await other.FindAsync(TagQuestion.Of(Alarm())!.Value, TestContext.Current.CancellationToken);

        Assert.Equal("P0", found!.Tags["severity"]);
    }

    [Fact]
    public async Task A_refusal_is_kept_and_said()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Tags.Answer = _ => Task.FromResult<TagAnswer?>(TagAnswer.Without(TagAnswerKind.Refused, house.Clock.Now));
        Assert.Equal(DecisionOutcome.Opened, (await SendAsync(house, Alarm())).Outcome);
        await SendAsync(house, Ok(1));
        var again = await SendAsync(house, Alarm(60));

        Assert.Single(house.Tags.Asked);
        Assert.Equal("P2", again.Severity);
        Assert.Contains(again.Reasons, r => r.Contains("CloudWatch refuses", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_does_not_undo_what_was_said_before()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Tags.Answer = _ => Says(house, Urgent);
        await SendAsync(house, Ok(0));
        house.Clock.Advance(TagAnswer.FreshFor);
        house.Tags.Answer = _ => Task.FromResult<TagAnswer?>(TagAnswer.Without(TagAnswerKind.Refused, house.Clock.Now));
        await SendAsync(house, Ok(60));

        Assert.Equal("P0", (await SendAsync(house, Alarm(61))).Severity);
        Assert.Equal(2, house.Tags.Asked.Count);
    }

    [Fact]
    public async Task Without_an_answer_the_page_stands_and_nothing_fails()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Tags.Answer = _ => throw new InvalidOperationException("Nobody thought of this.");
        Assert.Equal(DecisionOutcome.Opened, (await SendAsync(house, Alarm())).Outcome);

        house.Tags.Answer = _ => Task.FromResult<TagAnswer?>(null);
        Assert.Equal(DecisionOutcome.StillFiring, (await SendAsync(house, Alarm(1))).Outcome);
        Assert.Equal(1 + 3, house.Tags.Asked.Count);
    }

    [Fact]
    public async Task A_table_that_hangs_delays_the_page_no_longer_than_a_moment()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var never = new TaskCompletionSource();
        house.Wire.Gate = () => never.Task;
        var found = house.Get<TagMemory>().FindAsync(TagQuestion.Of(Alarm())!.Value, CancellationToken.None);

        Assert.Null(await found.WaitAsync(TagMemory.Patience * 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Whoever_dies_before_raising_it_is_made_up_for_once()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Tags.Answer = _ => Says(house, Urgent);
        // As an invocation that dies once the answer is kept.
        await SendAsync(house, Ok(0));
        await house.HandleAsync(Alarm(1));
        Assert.Empty(house.PagerDuty.Taken);

        var answers = new List<DecisionOutcome>();
        for (var copy = 0; copy < 3; copy++)
            answers.Add((await SendAsync(house, Alarm(1))).Outcome);

        Assert.Equal([DecisionOutcome.Raised, DecisionOutcome.Duplicate, DecisionOutcome.Duplicate], answers);
        Assert.Single(house.PagerDuty.Taken);
    }

    [Fact]
    public async Task An_alarm_that_is_over_or_less_bad_by_its_tags_changes_nothing()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Tags.Answer = async _ =>
        {
            await house.HandleAsync(Ok(1));
            return await Says(house, Urgent);
        };
        Assert.Equal(DecisionOutcome.Opened, (await SendAsync(house, Alarm())).Outcome);
        Assert.Empty(house.PagerDuty.Taken);

        house.Tags.Answer = _ => Says(house, "P3");
        await SendAsync(house, Alarm(2, "another"));
        Assert.All(await house.IncidentsAsync(), i => Assert.Equal(Severity.P2, i.Severity));
    }

    [Fact]
    public async Task Without_the_table_an_alarm_that_is_urgent_by_its_tags_is_paged_under_the_id_it_gets_later()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Tags.Answer = _ => Says(house, Urgent);
        house.Wire.Before = _ => Fault.CrashBefore;
        await Assert.ThrowsAsync<AggregateException>(() => SendAsync(house, Alarm()));
        var paged = Assert.Single(house.PagerDuty.Taken).Notification;
        Assert.Equal(ReasonCode.StoreUnavailable, paged.Reason.Code);

        house.Wire.Before = _ => Fault.None;
        await SendAsync(house, Alarm());

        Assert.Equal(paged.IncidentId, Assert.Single(await house.IncidentsAsync()).Id);
        Assert.Equal(ReasonCode.TagsSayWorse, house.PagerDuty.Taken.Last().Notification.Reason.Code);
    }

    [Fact]
    public async Task Tags_in_the_event_are_all_that_counts()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var tagged = Alarm() with { Tags = Tags(Urgent) };

        Assert.Equal("P0", (await SendAsync(house, tagged)).Severity);
        await SendAsync(house, Alarm() with { Key = new SignalKey("errors", "a") });

        Assert.Empty(house.Tags.Asked);
    }

    private static Signal Alarm(double minute = 0, string name = "api-5xx") =>
        TestHouse.Signal(SignalState.Alarm, minute, name, "P2");

    private static Signal Ok(double minute) => TestHouse.Signal(SignalState.Ok, minute, severity: "P2");

    private static ImmutableSortedDictionary<string, string> Tags(string severity) =>
        ImmutableSortedDictionary<string, string>.Empty.Add("severity", severity).Add("runbook", "database-down");

    private static Task<TagAnswer?> Says(TestHouse house, string severity) =>
        Task.FromResult<TagAnswer?>(new TagAnswer(TagAnswerKind.Said, Tags(severity), house.Clock.Now));

    /// <summary>One event, as AlarmRouter gets it.</summary>
    private static async Task<SignalAnswer> SendAsync(TestHouse house, Signal signal)
    {
        var json = JsonSerializer.Serialize(
            new
            {
                Records = new[]
                {
                    new { EventSource = "aws:sns", Sns = new { Message = SignalDocument.Write(signal) } },
                },
            }
        );
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var answer = await house.Get<AlarmIntake>().HandleAsync(input, TimeSpan.FromSeconds(30));
        return Assert.Single(answer.Signals);
    }
}
