using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Consistency;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.Expiry;
using RoleFerry.Adapters.Tests.House;

namespace RoleFerry.Adapters.Tests.Consistency;

/// <summary>Each kind of damage is found and mended; what is whole is left alone.</summary>
public sealed class TableCheckTests(DynamoDbLocalFixture dynamo)
{
    /// <summary>What somebody has broken by hand, and what it is found as.</summary>
    public static TheoryData<string, TableFlaw> Damages =>
        new()
        {
            { "a pointer to an incident that is missing", TableFlaw.StalePointer },
            { "a pointer to an incident that is over", TableFlaw.StalePointer },
            { "a pointer that names nothing", TableFlaw.StalePointer },
            { "a pointer to an incident of another key", TableFlaw.StalePointer },
            { "an open incident without a pointer", TableFlaw.NoPointer },
            { "an open incident without a clock", TableFlaw.NoClock },
            { "an open incident in a partition that no clock reads", TableFlaw.NoClock },
            { "an open incident that is listed as over", TableFlaw.NotListed },
            { "an open incident that is not listed", TableFlaw.NotListed },
            { "a message without a partition", TableFlaw.NotDue },
            { "a message that is never due", TableFlaw.NotDue },
            { "a message that is due in a hundred years", TableFlaw.NotDue },
            { "a suppressed alarm that nobody looks at", TableFlaw.NotDue },
            { "a signal that nobody publishes", TableFlaw.NotDue },
            { "an incident whose state was deleted", TableFlaw.Remains },
            { "a message of a kind that is not known", TableFlaw.Unreadable },
            { "an incident that cannot be read", TableFlaw.Unreadable },
            { "a silence that cannot be read", TableFlaw.Unreadable },
            { "a line of an open incident that expires", TableFlaw.OpenExpires },
            { "an incident that never expires", TableFlaw.NeverExpires },
        };

    [Fact]
    public async Task A_table_in_which_much_has_happened_is_whole()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        await house.LiveAsync();

        var result = await house.CheckAsync();

        Assert.Empty(result.Findings);
        Assert.Equal((await house.ItemsAsync()).Count, result.Items);
        var kinds = (await house.ItemsAsync()).Keys.Select(k => k.Split(" / ")[1].Split('#')[0]).ToHashSet();
        foreach (var kind in new[] { "STATE", "OUT", "EVT", "SIG", "HOLD", "OPEN", "LAST", "SEEN", "POSTMORTEM" })
            Assert.Contains(kind, kinds);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task What_is_broken_is_found_and_mended(string damage, TableFlaw flaw)
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.LiveAsync();
        var pages = (await PendingAsync(house)).Length;
        await BreakAsync(house, damage, id);

        var found = await house.CheckAsync();

        Assert.Contains(found.Findings, f => f.Flaw == flaw);
        foreach (var finding in found.Findings)
            Assert.True(await house.MendAsync(finding), $"{finding}");
        var left = await house.CheckAsync();
        Assert.Empty(left.Findings);
        Assert.Equal(flaw == TableFlaw.Unreadable ? 1 : 0, left.Quarantined);
        // No page is lost by it: what was to be sent is still, or lies aside, and people are told.
        var signals = (await house.ItemsAsync()).Keys.Count(k => k.StartsWith("SIGNAL#", StringComparison.Ordinal));
        Assert.Equal(pages, (await PendingAsync(house)).Length + (damage.StartsWith("a message of", Same) ? 1 : 0));
        Assert.Equal(flaw == TableFlaw.Unreadable || damage.StartsWith("a signal", Same) ? 1 : 0, signals);
    }

    [Fact]
    public async Task What_changes_while_it_is_read_is_no_finding()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.LiveAsync();
        var key = TableKeys.Open((await house.IncidentAsync(id)).Incident.Key);
        await house.DeleteAsync(key, "OPEN");
        house.Wire.Forget();
        house.Wire.Gate = async () =>
        {
            if (house.Wire.Calls.Count != 1)
                return;
            house.Wire.Gate = () => Task.CompletedTask;
            await house.PutAsync(Pointer(key, id));
        };

        var result = await house.CheckAsync();

        Assert.Empty(result.Findings);
        Assert.Equal(["Scan", "PutItem", "Scan"], house.Wire.Calls);
    }

    [Fact]
    public async Task An_incident_that_was_resolved_meanwhile_is_not_mended()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.LiveAsync();
        await house.SpoilAsync($"INC#{id}", "STATE", ("dueShard", null), ("dueAt", null));
        await house.DeleteAsync(TableKeys.Open((await house.IncidentAsync(id)).Incident.Key), "OPEN");
        var found = (await house.CheckAsync()).Findings;
        Assert.Equal([TableFlaw.NoPointer, TableFlaw.NoClock], found.Select(f => f.Flaw));
        await house.OkAsync(9, "waits");

        foreach (var finding in found)
            Assert.False(await house.MendAsync(finding));

        Assert.Empty((await house.CheckAsync()).Findings);
    }

    [Fact]
    public async Task A_pointer_that_names_another_meanwhile_is_not_deleted()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.LiveAsync();
        var key = TableKeys.Open((await house.IncidentAsync(id)).Incident.Key);
        await house.DeleteAsync($"INC#{id}", "STATE");
        var found = Assert.Single((await house.CheckAsync()).Findings, f => f.Flaw == TableFlaw.StalePointer);
        await house.SpoilAsync(key, "OPEN", ("incidentId", new() { S = "INC-00000009" }));

        Assert.False(await house.MendAsync(found));

        Assert.Contains($"{key} / OPEN", (await house.ItemsAsync()).Keys);
    }

    [Fact]
    public async Task Of_two_that_are_open_for_one_key_neither_is_touched_and_the_pointed_one_stays_so()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.LiveAsync();
        var item = (await house.ItemsAsync())[$"INC#{id} / STATE"];
        var key = TableKeys.Open((await house.IncidentAsync(id)).Incident.Key);
        item["id"] = new() { S = "INC-00000007" };
        item["PK"] = new() { S = "INC#INC-00000007" };
        item["dueShard"] = new() { S = TableKeys.ClockShard("INC-00000007") };
        await house.PutAsync(item);
        var before = await house.ItemsAsync();

        var found = Assert.Single((await house.CheckAsync()).Findings);

        Assert.Equal((TableFlaw.OpenTwice, "INC#INC-00000007"), (found.Flaw, found.Pk));
        Assert.False(found.IsMendable);
        Assert.False(await house.MendAsync(found));
        Assert.Equal(before.Keys.Order(), (await house.ItemsAsync()).Keys.Order());

        // Without a pointer one of them gets it, and is not forgotten as the other of two.
        await house.DeleteAsync(key, "OPEN");
        var missing = (await house.CheckAsync()).Findings;
        Assert.Equal([TableFlaw.NoPointer, TableFlaw.OpenTwice], missing.Select(f => f.Flaw));
        Assert.True(await house.MendAsync(missing[0]));
        Assert.Equal(TableFlaw.OpenTwice, Assert.Single((await house.CheckAsync()).Findings).Flaw);
    }

    [Fact]
    public async Task A_suppressed_alarm_of_a_missing_incident_is_told_to_people_and_kept()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        await house.LiveAsync();
        var pk = (await HeldAsync(house)).Split(" / ")[0];
        await house.DeleteAsync(pk, "STATE");

        var found = Assert.Single((await house.CheckAsync()).Findings, f => f.Flaw == TableFlaw.LostAlarm);

        Assert.Contains("The alarm suppressed is suppressed", found.What, StringComparison.Ordinal);
        Assert.False(await house.MendAsync(found));
        Assert.NotNull(await HeldAsync(house));
    }

    [Fact]
    public async Task What_is_left_of_a_missing_incident_expires_but_not_what_is_to_be_sent()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.LiveAsync();
        await house.DeleteAsync($"INC#{id}", "STATE");

        var found = Assert.Single((await house.CheckAsync()).Findings, f => f.Flaw == TableFlaw.Remains);
        Assert.StartsWith("1 alarm, ", found.What, StringComparison.Ordinal);
        Assert.True(await house.MendAsync(found));

        var parts = (await house.ItemsAsync()).Where(i => i.Key.StartsWith($"INC#{id}", Same)).ToArray();
        Assert.Contains(parts, p => p.Value.ContainsKey("expiresAt"));
        Assert.All(parts, p => Assert.Equal(p.Value.GetValueOrDefault("state")?.S != "Pending", Expires(p.Value)));
        house.PagerDuty.Answer = _ => null;
        await house.MinuteAsync(TimeSpan.FromMinutes(3));
        Assert.Contains(house.PagerDuty.Taken, m => m.Incident.Id == id);
    }

    [Fact]
    public async Task What_is_put_aside_is_no_finding_and_is_left_alone()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.LiveAsync();
        var (pk, sk) = ($"INC#{id}", "STATE");
        var entry = QuarantineEntry.Unreadable(pk, sk, "it failed", house.Clock.Now) with { IsReadable = true };
        var item = (await house.ItemsAsync())[$"{pk} / {sk}"];
        Assert.True(await house.Get<QuarantineStore>().TakeAsync(entry, item, null, house.Clock.Now, Deadline.Never));

        var result = await house.CheckAsync();

        Assert.Empty(result.Findings);
        Assert.Equal(1, result.Quarantined);
        await house.Get<SelfCheckTick>().RunAsync(SelfCheckTickTests.OnTheBeat, Deadline.Never);
        Assert.DoesNotContain("dueShard", (await house.ItemsAsync())[$"{pk} / {sk}"].Keys);
    }

    [Fact]
    public async Task What_expires_and_should_not_and_what_never_does_is_put_right_by_the_next_minutes()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var open = await house.LiveAsync();
        var over = (await house.IncidentsAsync()).Single(i => i.Title == "resolved").Id;
        await BreakAsync(house, "a line of an open incident that expires", open);
        await BreakAsync(house, "an incident that never expires", open);
        var found = (await house.CheckAsync()).Findings;
        Assert.Equal([TableFlaw.OpenExpires, TableFlaw.NeverExpires], found.Select(f => f.Flaw));
        Assert.Equal($"{over} is over and never expires.", found[1].What);

        foreach (var finding in found)
            Assert.True(await house.MendAsync(finding));
        Assert.Equal(2, await house.ExpireAsync(TimeSpan.FromSeconds(1)));

        Assert.Equal([null], await house.ExpiriesAsync(open));
        Assert.NotNull(Assert.Single(await house.ExpiriesAsync(over)));
        Assert.Empty((await house.CheckAsync()).Findings);
    }

    private const StringComparison Same = StringComparison.Ordinal;

    private static bool Expires(Dictionary<string, AttributeValue> item) => item.ContainsKey("expiresAt");

    private static async Task<OutboxEntry[]> PendingAsync(TestHouse house) =>
        [
            .. (await house.ItemsAsync())
                .Where(i => i.Key.Contains(" / OUT#", Same) && i.Value["kind"].S != "Shout")
                .Select(i => OutboxItem.Read(i.Value))
                .Where(e => e.State == OutboxState.Pending),
        ];

    private static async Task<string> HeldAsync(TestHouse house) =>
        (await house.ItemsAsync()).Keys.Single(k => k.Contains(" / HOLD#", Same));

    private static async Task BreakAsync(TestHouse house, string damage, string id)
    {
        var incident = (await house.IncidentAsync(id)).Incident;
        var (pk, pointer) = (TableKeys.Incident(id), TableKeys.Open(incident.Key));
        var items = await house.ItemsAsync();
        var other = items.Keys.First(k => k.StartsWith("OPEN#", Same) && !k.StartsWith(pointer, Same));
        var resolved = (await house.IncidentsAsync()).First(i => !i.IsOpen).Id;
        var message = (await PendingAsync(house)).First(e => e.Notification.IncidentId == id);
        var held = (await HeldAsync(house)).Split(" / ");
        var outbox = TableKeys.Outbox + message.Notification.Id;
        await (
            damage switch
            {
                "a pointer to an incident that is missing" => house.PutAsync(
                    Pointer("OPEN#alarm=gone", "INC-00000001")
                ),
                "a pointer to an incident that is over" => house.PutAsync(Pointer("OPEN#alarm=gone", resolved)),
                "a pointer that names nothing" => house.PutAsync(Pointer("OPEN#alarm=gone", null)),
                "a pointer to an incident of another key" => house.PutAsync(Pointer("OPEN#alarm=gone", id)),
                "an open incident without a pointer" => house.DeleteAsync(pointer, "OPEN"),
                "an open incident without a clock" => house.SpoilAsync(
                    pk,
                    "STATE",
                    ("dueShard", null),
                    ("dueAt", null)
                ),
                "an open incident in a partition that no clock reads" => house.SpoilAsync(
                    pk,
                    "STATE",
                    ("dueShard", new() { S = "CLOCK#9" })
                ),
                "an open incident that is listed as over" => house.SpoilAsync(
                    pk,
                    "STATE",
                    ("openStatus", new() { S = "ENDED#2026-11" })
                ),
                "an open incident that is not listed" => house.SpoilAsync(pk, "STATE", ("openStatus", null)),
                "a message without a partition" => house.SpoilAsync(pk, outbox, ("dueShard", null)),
                "a message that is never due" => house.SpoilAsync(pk, outbox, ("dueAt", null), ("dueShard", null)),
                "a message that is due in a hundred years" => house.SpoilAsync(
                    pk,
                    outbox,
                    ("dueAt", Item.Moment(house.Clock.Now.AddYears(100)))
                ),
                "a suppressed alarm that nobody looks at" => house.SpoilAsync(held[0], held[1], ("dueShard", null)),
                "a signal that nobody publishes" => house.PutAsync(
                    new Dictionary<string, AttributeValue>
                    {
                        ["PK"] = new() { S = "SIGNAL#abc" },
                        ["SK"] = new() { S = "SIGNAL" },
                        ["json"] = new() { S = "{}" },
                    }
                ),
                "an incident whose state was deleted" => house.DeleteAsync(pk, "STATE"),
                "a message of a kind that is not known" => house.SpoilAsync(
                    pk,
                    outbox,
                    ("kind", new() { S = "Shout" })
                ),
                "an incident that cannot be read" => house.SpoilAsync(pk, "STATE", ("signal", new() { S = "{}" })),
                "a silence that cannot be read" => house.SpoilAsync(
                    "SILENCE",
                    items.Keys.First(k => k.StartsWith("SILENCE / ", Same))["SILENCE / ".Length..],
                    ("from", new() { S = "soon" })
                ),
                "a line of an open incident that expires" => house.SpoilAsync(
                    pk,
                    items.Keys.First(k => k.StartsWith($"{pk} / EVT#", Same))[$"{pk} / ".Length..],
                    ("expiresAt", Item.Expiry(house.Clock.Now.AddDays(1)))
                ),
                "an incident that never expires" => house.DeleteAsync(TableKeys.Incident(resolved), "EXPIRY"),
                _ => throw new ArgumentOutOfRangeException(nameof(damage), damage, "No such damage."),
            }
        );
        Assert.NotEqual(pointer, other);
    }

    private static Dictionary<string, AttributeValue> Pointer(string pk, string? incident)
    {
        var item = new Item(pk, "OPEN").With("type", "open");
        return incident is null ? item : item.With("incidentId", incident);
    }
}
