using System.Globalization;
using System.Text;
using RoleFerry.Adapters.Changes;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.Endpoints;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Changes;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Escalation;

namespace RoleFerry.Adapters.Tests.Changes;

public class ChangeEndpointTests(DynamoDbLocalFixture dynamo)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task An_incident_that_follows_tells_what_was_deployed_in_its_thread_and_on_its_timeline_once()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        await ChangeAsync(house, -13);
        var id = await house.AlarmAsync();
        var pages = house.Told("/v2/enqueue").Count;

        await house.LookAsync(Minute);
        await house.LookAsync(Minute);

        const string Told = "api 1.4.2 deployed 12 min before it began, by maya: new cache. https://ci.example/7";
        var line = Assert.Single(await house.TimelineAsync(id), e => e.Kind == ClockAction.TellChange.Kind);
        Assert.Equal(Told, line.What);
        var thread = house.Told("/api/chat.postMessage")[^1];
        Assert.Equal("1.1", (string?)thread["thread_ts"]);
        Assert.Contains("api 1.4.2 deployed 12 min before it began", thread.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(pages, house.Told("/v2/enqueue").Count);
        Assert.Contains(
            "deployed 12 min before it began",
            await house.TypeAsync($"timeline {id}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_posted_once_the_incident_is_open_is_told_by_the_next_tick_too()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        await house.LookAsync(Minute);
        Assert.Equal(0, await house.LookAsync(Minute));

        await ChangeAsync(house, -8);
        await ChangeAsync(
            house,
            0,
            """{"service": "API", "version": "1.4.1", "summary": "rolled back", "at": "@at"}"""
        );
        await house.LookAsync(Minute);

        Assert.Equal(
            [
                "api 1.4.2 deployed 4 min before it began, by maya: new cache. https://ci.example/7",
                "API 1.4.1 deployed 3 min after it began: rolled back.",
            ],
            (await house.TimelineAsync(id)).Where(e => e.Kind == ClockAction.TellChange.Kind).Select(e => e.What)
        );
    }

    [Fact]
    public async Task Another_services_change_and_one_of_hours_ago_are_not_told_and_one_of_all_services_is()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        await ChangeAsync(house, -62);
        await ChangeAsync(house, -5, """{"service": "billing", "version": "7", "at": "@at"}""");
        await ChangeAsync(house, -5, """{"summary": "new firewall rules", "at": "@at"}""");
        var id = await house.AlarmAsync();

        await house.LookAsync(Minute);

        Assert.Equal(
            ["Something deployed 4 min before it began: new firewall rules."],
            (await house.TimelineAsync(id)).Where(e => e.Kind == ClockAction.TellChange.Kind).Select(e => e.What)
        );
    }

    [Fact]
    public async Task A_change_that_comes_again_changes_nothing_even_where_it_says_no_time()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        var post = house.Post("/changes", """{"service": "api", "version": "1.4.2"}""");
        await house.HandleAsync(post);
        await house.LookAsync(Minute);
        var before = await house.TimelineAsync(id);

        Assert.Equal(200, (await house.HandleAsync(post)).Status);
        await house.LookAsync(Minute);

        Assert.Equal(before.Select(e => e.What), (await house.TimelineAsync(id)).Select(e => e.What));
        Assert.Single(
            await house.Get<ChangeStore>().BetweenAsync(DateTimeOffset.UnixEpoch, house.Clock.Now, Deadline.Never)
        );
    }

    [Fact]
    public async Task Forged_and_stale_changes_are_401_and_bodies_that_are_none_400_and_kept()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var before = await house.SnapshotAsync();
        const string Good = """{"service": "api"}""";

        Assert.Equal(401, (await house.HandleAsync(house.Post("/changes", Good, secret: "another"))).Status);
        Assert.Equal(
            401,
            (await house.HandleAsync(house.Post("/changes", Good, at: house.Clock.Now.AddMinutes(-6)))).Status
        );
        Assert.Equal(
            401,
            (await house.HandleAsync(DeskHouse.PostWithToken("/changes", Good, DeskHouse.WebhookSigningSecret))).Status
        );
        Assert.Equal(400, (await house.HandleAsync(house.Post("/changes", """{"by": "maya"}"""))).Status);
        Assert.Equal(400, (await house.HandleAsync(house.Post("/changes", "deployed"))).Status);

        Assert.Equal(before, await house.SnapshotAsync());
        Assert.Equal(
            ["{\"by\": \"maya\"}", "deployed"],
            house.Failures.Kept.Select(k => Encoding.UTF8.GetString(k.Payload.Span))
        );
    }

    [Fact]
    public async Task A_change_that_cannot_be_kept_or_cannot_wake_an_incident_is_503_and_told_once_it_is_sent_again()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        await house.LookAsync(Minute);
        var post = house.Post("/changes", """{"service": "api", "version": "1.4.2"}""");
        house.Wire.Forget();
        // The first call keeps it, the second lists incidents, the third wakes one.
        foreach (var call in new[] { 1, 2, 3 })
        {
            house.Wire.Forget();
            house.Wire.Before = n => n == call ? Fault.CrashBefore : Fault.None;
            Assert.Equal(503, (await house.HandleAsync(post)).Status);
        }

        house.Wire.Before = _ => Fault.None;
        Assert.Equal(200, (await house.HandleAsync(post)).Status);
        await house.LookAsync(Minute);
        Assert.Single(await house.TimelineAsync(id), e => e.Kind == ClockAction.TellChange.Kind);
    }

    [Fact]
    public async Task A_change_that_comes_while_the_clock_looks_is_told_by_the_next_look()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        await house.LookAsync(Minute);
        var incidents = house.Get<IncidentStore>();
        await incidents.WakeAsync(id, house.Clock.Now, Deadline.Never);
        var read = (await incidents.LoadAsync(id, Deadline.Never))!.Incident;
        house.Clock.Advance(TimeSpan.FromMilliseconds(5));
        await house.Get<ChangeIntake>().TakeAsync(new Change { Service = "api", At = house.Clock.Now }, Deadline.Never);

        await incidents.SetClockAsync(
            read,
            new ClockReading(null, house.Clock.Now.AddHours(1), null, null),
            Deadline.Never
        );

        await house.LookAsync(Minute);
        Assert.Single(await house.TimelineAsync(id), e => e.Kind == ClockAction.TellChange.Kind);
    }

    [Fact]
    public async Task No_more_than_ten_changes_are_told_of_one_incident()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        for (var n = 0; n < 12; n++)
            await ChangeAsync(house, -20 + n, $$"""{"version": "{{n}}", "at": "@at"}""");
        var id = await house.AlarmAsync();

        await house.LookAsync(Minute);

        Assert.Equal(
            NearbyChange.MostTold,
            (await house.TimelineAsync(id)).Count(e => e.Kind == ClockAction.TellChange.Kind)
        );
    }

    private static async Task<EndpointAnswer> ChangeAsync(
        DeskHouse house,
        double minutes,
        string body =
            """{"service": "api", "version": "1.4.2", "by": "maya", "url": "https://ci.example/7", "summary": "new cache.", "at": "@at"}"""
    )
    {
        var at = house.Clock.Now.AddMinutes(minutes).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var answer = await house.HandleAsync(house.Post("/changes", body.Replace("@at", at, StringComparison.Ordinal)));
        Assert.Equal(200, answer.Status);
        return answer;
    }
}
