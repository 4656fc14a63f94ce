using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.Endpoints;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.Channels.Slack;

public class SlashTests(DynamoDbLocalFixture dynamo)
{
    [Fact]
    public async Task An_incident_is_worked_on_from_its_list_to_its_end()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        Assert.Equal("No open incidents.", await house.TypeAsync("list"));
        var id = await house.AlarmAsync();

        Assert.Contains($"*{id}* P1: api-5xx", await house.TypeAsync("list"), StringComparison.Ordinal);
        Assert.Equal($"Done. *{id}*: Maya Okafor acknowledged it in Slack.", await house.TypeAsync("ack"));
        Assert.Contains(
            "*Who has it*: Maya Okafor",
            await house.TypeAsync($"show {id.ToLowerInvariant()}"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            $"Done. *{id}*: Maya Okafor: it is the &lt;pool&gt;",
            await house.TypeAsync("note it is the <pool>")
        );
        Assert.Equal($"Done. *{id}*: Maya Okafor set it from P1 to P2 in Slack.", await house.TypeAsync("sev P2"));
        Assert.Contains(
            "Maya Okafor mentions Jonas Lind in Slack; they are not on call, so no phone rings.",
            await house.TypeAsync("page jonas"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "gave it to Priya Raman",
            await house.TypeAsync("own <@U07PRIYA003|priya>"),
            StringComparison.Ordinal
        );
        Assert.Contains("It is open", await house.TypeAsync("postmortem"), StringComparison.Ordinal);
        Assert.Contains("though api-5xx still fires", await house.TypeAsync("resolve"), StringComparison.Ordinal);
        Assert.Contains(
            $"roleferry postmortem {id}",
            await house.TypeAsync($"postmortem {id}"),
            StringComparison.Ordinal
        );
        var timeline = await house.TypeAsync($"timeline {id}");

        foreach (
            var line in new[]
            {
                "api-5xx fired: P1.",
                "*Maya Okafor*  it is the &lt;pool&gt;",
                "set it from P1 to P2.",
                "mentioned Jonas Lind.",
                "resolved it after",
            }
        )
            Assert.Contains(line, timeline, StringComparison.Ordinal);
        Assert.Contains(
            "U07JONAS002",
            string.Join('\n', house.Told("/api/chat.postMessage")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Somebody_opens_an_incident_that_no_alarm_told_once()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var typed = house.Typed("open P1 service=api nobody can log in");

        var answer = await house.HandleAsync(typed);
        await house.HandleAsync(typed);

        Assert.Contains("is open: P1.", answer.Text, StringComparison.Ordinal);
        var incident = Assert.Single(
            await house.Get<RoleFerry.Adapters.Incidents.IncidentHistory>().OpenAsync(Deadline.Never)
        );
        Assert.Equal(("nobody can log in", "api", Severity.P1), (incident.Title, incident.Service, incident.Severity));
        Assert.Equal("Opened by Maya Okafor: nobody can log in", incident.Summary);
        Assert.Single(house.Told("/v2/enqueue"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_nothing_is_changed()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        Assert.Contains("No incident is open", await house.TypeAsync("ack"), StringComparison.Ordinal);
        Assert.Contains(
            "There is no incident INC-00000000",
            await house.TypeAsync("ack INC-00000000"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "There is no incident INC-00000000",
            await house.TypeAsync("timeline INC-00000000"),
            StringComparison.Ordinal
        );
        var first = await house.AlarmAsync();
        var second = await house.AlarmAsync(name: "db-down");
        var before = await house.SnapshotAsync();

        var which = await house.TypeAsync("resolve");
        Assert.Contains("2 incidents are open. Name one:", which, StringComparison.Ordinal);
        Assert.Contains(first, which, StringComparison.Ordinal);
        Assert.Contains(second, which, StringComparison.Ordinal);
        Assert.Contains(
            "matches nobody, or several",
            await house.TypeAsync($"page {first} nobody"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "`/incident sev INC-7F3K9Q2M P1`",
            await house.TypeAsync($"sev {first} P9"),
            StringComparison.Ordinal
        );
        Assert.Contains("Not done.", await house.TypeAsync($"sev {first} P1"), StringComparison.Ordinal);
        Assert.Equal(before, await house.SnapshotAsync());
    }

    [Fact]
    public async Task Alarms_are_silenced_listed_and_heard_again()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        Assert.Equal("There are no silences.", await house.TypeAsync("silences"));

        var said = await house.TypeAsync("mute service=api alarmname=~“api-.*” 2h draining the <queue>");
        var silence = Assert.Single(
            await house.Get<RoleFerry.Adapters.Silences.SilenceStore>().InForceAsync(house.Clock.Now, Deadline.Never)
        );

        Assert.Contains($"`/incident unmute {silence.Id}` ends it.", said, StringComparison.Ordinal);
        Assert.Equal(
            ("service=\"api\", alarmname=~\"api-.*\"", "Maya Okafor", "draining the <queue>", false),
            (silence.About(), silence.Author, silence.Reason, silence.CoversP0)
        );
        Assert.Equal(TimeSpan.FromHours(2), silence.Until - silence.From);
        Assert.Contains(
            "Maya Okafor: draining the &lt;queue&gt;",
            await house.TypeAsync("silences"),
            StringComparison.Ordinal
        );
        Assert.Contains("has ended.", await house.TypeAsync($"unmute {silence.Id}"), StringComparison.Ordinal);
        Assert.Contains("There is no silence", await house.TypeAsync($"unmute {silence.Id}"), StringComparison.Ordinal);
        Assert.Equal("There are no silences.", await house.TypeAsync("silences"));
    }

    [Fact]
    public async Task An_incident_is_muted_with_a_reason_that_why_tells_and_heard_again()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();

        await house.TypeAsync($"mute {id} 1h waiting for the vendor");
        Assert.Contains(
            "Suppressed: Maya Okafor muted it in Slack until ",
            await house.TypeAsync("why"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            ": waiting for the vendor; a higher severity still notifies.",
            await house.TypeAsync("why"),
            StringComparison.Ordinal
        );
        Assert.Contains("unmuted it", await house.TypeAsync($"unmute {id}"), StringComparison.Ordinal);
        Assert.Null((await house.IncidentAsync(id)).MutedUntil);
        Assert.Contains("It is not muted.", await house.TypeAsync("unmute"), StringComparison.Ordinal);
        Assert.DoesNotContain("Held back:", await house.TypeAsync("why"), StringComparison.Ordinal);

        await house.HandleAsync(house.Click("mute", id));
        Assert.Contains(
            "Suppressed: Maya Okafor muted it in Slack until ",
            await house.TypeAsync("why"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_is_on_call_is_told_and_taken_over()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);

        Assert.Contains("*cto*: Inès Moreau", await house.TypeAsync("oncall"), StringComparison.Ordinal);
        Assert.Contains(
            "Inès Moreau takes over as primary until",
            await house.TypeAsync("oncall ines 4h"),
            StringComparison.Ordinal
        );
        Assert.Contains("*primary*: Inès Moreau", await house.TypeAsync("oncall"), StringComparison.Ordinal);
        Assert.Contains(
            "There is no level `tertiary`",
            await house.TypeAsync("oncall ines 4h tertiary"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Slacks_question_whether_we_are_there_is_answered()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);

        Assert.Equal(200, (await house.HandleAsync(house.Signed("/slack/commands", "ssl_check=1&token=x"))).Status);
    }
}
