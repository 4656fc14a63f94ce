using System.Text.Json.Nodes;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Tests.Endpoints;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Access;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;

namespace RoleFerry.Adapters.Tests.Channels.Slack;

public class SlackAccessTests(DynamoDbLocalFixture dynamo)
{
    private const string Stranger = "U0STRANGER";
    private const string Group = "S0614TZR7";

    [Fact]
    public async Task Somebody_whom_nobody_knows_changes_nothing_and_is_told_who_may()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync("P0");
        var before = await house.SnapshotAsync();

        foreach (var (action, value) in Buttons(id))
        {
            Assert.Equal(200, (await house.HandleAsync(house.Click(action, value, user: Stranger))).Status);
            var said = house.Told("/actions/T1/2/3")[^1];
            Assert.StartsWith(
                "Not done. maya.o (U0STRANGER) may not ",
                (string?)said["text"],
                StringComparison.Ordinal
            );
            Assert.Equal("ephemeral", (string?)said["response_type"]);
        }

        string[] typed =
        [
            .. Core.Incidents.Commands.TypedCommands.All.Select(c => $"{c.Words[0]} {id} {c.Example}".Trim()),
            $"escalate {id}",
            $"page {id} jonas",
            $"own {id}",
            "open P1 service=api nobody can log in",
            "mute severity=~\"P1|P2|P3\" 60d a deployment",
            "unmute SIL-7F3K9Q2M",
            "oncall ines 10000d",
        ];
        foreach (var text in typed)
        {
            var answer = await house.TypeAsync(text, Stranger);
            Assert.StartsWith("Not done. maya.o (U0STRANGER) may not ", answer, StringComparison.Ordinal);
            Assert.Contains("Maya Okafor, Jonas Lind, Priya Raman, Tomás Silva and Inès Moreau may.", answer);
        }

        Assert.Equal(before, await house.SnapshotAsync());
        house.Get<FunctionMetrics>().Flush();
        Assert.Equal(Buttons(id).Length + typed.Length, house.Metrics.Written.Count(m => m == "CommandsForbidden{} 1"));
    }

    [Fact]
    public async Task Everybody_sees_how_things_stand()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();

        foreach (
            var text in new[] { "help", "list", $"show {id}", $"timeline {id}", $"why {id}", "oncall", "silences" }
        )
            Assert.DoesNotContain("may not", await house.TypeAsync(text, Stranger), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_of_a_named_user_group_may_and_Slack_is_asked_once_in_five_minutes()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync("P0");
        await AllowGroupAsync(house);
        house.UserGroups[Group] = [JsonValue.Create(Stranger)];

        await house.TypeAsync($"ack {id}", Stranger);
        await house.TypeAsync($"note {id} I am on it", Stranger);
        Assert.Contains("may not resolve", await house.TypeAsync($"resolve {id}", Stranger), StringComparison.Ordinal);

        Assert.Equal("maya.o", (await house.IncidentAsync(id)).AcknowledgedBy);
        Assert.Single(house.Vendor.Requests, r => r.Path == "/api/usergroups.users.list");
        house.UserGroups[Group] = [];
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Contains("may not respond", await house.TypeAsync($"unack {id}", Stranger), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_Slack_does_not_answer_people_still_may_and_so_may_who_was_in_the_group_lately()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync("P0");
        await AllowGroupAsync(house);
        house.UserGroups[Group] = [JsonValue.Create(Stranger)];
        await house.TypeAsync($"note {id} hello", Stranger);

        var works = house.Vendor.Behave;
        house.Vendor.Behave = r => r.Path == "/api/usergroups.users.list" ? new Answer(500) : works(r);
        house.Clock.Advance(TimeSpan.FromHours(1));
        var other = await house.TypeAsync($"ack {id}", "U0ANOTHER00");
        var member = await house.TypeAsync($"ack {id}", Stranger);
        house.Clock.Advance(TimeSpan.FromHours(24));
        var later = await house.TypeAsync($"note {id} still here", Stranger);
        var known = await house.TypeAsync($"note {id} so am I");

        Assert.Contains("U0ANOTHER00) may not respond", other, StringComparison.Ordinal);
        Assert.StartsWith("Done.", member, StringComparison.Ordinal);
        Assert.Contains("Slack could not be asked who is in its groups", later, StringComparison.Ordinal);
        Assert.StartsWith("Done.", known, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_file_knows_nobody_in_Slack_everybody_may()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        await house.ChangeOnCallAsync(policy =>
            policy with
            {
                People = [.. policy.People.Select(p => p with { Slack = null })],
            }
        );

        await house.HandleAsync(house.Click(SlackAction.Resolve, id, user: Stranger));

        Assert.Equal(IncidentStatus.Resolved, (await house.IncidentAsync(id)).Status);
    }

    [Fact]
    public async Task Whoever_is_on_call_may_acknowledge_whatever_the_lists_say()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync("P0");
        await house.ChangeOnCallAsync(policy =>
            policy with
            {
                Access = new AccessRules { Acknowledge = [Group], Resolve = ["ines"] },
            }
        );

        Assert.StartsWith("Done.", await house.TypeAsync($"ack {id}"), StringComparison.Ordinal);
        Assert.Contains("ines may.", await house.TypeAsync($"resolve {id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silences_and_overrides_end_after_what_the_file_says_at_most()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var before = await house.SnapshotAsync();

        Assert.Contains("A silence lasts 14 d at most", await house.TypeAsync("mute service=api 15d a move"));
        Assert.Contains("An override lasts 30 d at most", await house.TypeAsync("oncall ines 10000d"));
        Assert.Equal(before, await house.SnapshotAsync());

        await house.TypeAsync("mute service=api 14d a move");
        await house.TypeAsync("oncall ines 30d");
        await house.ChangeOnCallAsync(policy =>
            policy with
            {
                Access = new AccessRules { LongestSilence = TimeSpan.FromHours(1) },
            }
        );
        Assert.Contains("A silence lasts 1 h at most", await house.TypeAsync("mute service=api 2h a move"));
    }

    private static (string Action, string Value)[] Buttons(string id) =>
        [
            (SlackAction.Acknowledge, id),
            (SlackAction.Resolve, id),
            (SlackAction.Escalate, id),
            (SlackAction.Severity, $"{id} P3"),
            (SlackAction.Mute, id),
        ];

    private static Task AllowGroupAsync(DeskHouse house) =>
        house.ChangeOnCallAsync(policy =>
            policy with
            {
                Access = new AccessRules { Acknowledge = [AccessRules.People, Group] },
            }
        );
}
