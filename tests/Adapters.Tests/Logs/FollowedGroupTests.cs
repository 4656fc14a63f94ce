using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Logs;
using RoleFerry.Core.Logs.Groups;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Tests.Logs;

namespace RoleFerry.Adapters.Tests.Logs;

/// <summary>Groups of the first fingerprints go on under their names when the rules change.</summary>
public class FollowedGroupTests(DynamoDbLocalFixture dynamo)
{
    /// <summary>One group by the first rules, two by the second: they say which table.</summary>
    private const string Orders = "ERROR:app:relation \"orders\" does not exist";
    private const string Prices = "ERROR:app:relation \"prices\" does not exist";

    private static int _events;

    private static string Batch(LogHouse house, params string[] messages) =>
        Sent.Payload(
            Sent.Envelope(messages.Select(m => Sent.Event(m, Interlocked.Increment(ref _events), house.Clock.Now)))
        );

    [Fact]
    public async Task An_error_whose_older_group_is_known_counts_there_and_is_not_new()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        var older = await StoreOlderAsync(house, Orders, GroupStatus.Ongoing);

        await house.SendAsync(Batch(house, Orders, Orders));

        Assert.Empty(house.Topic.Published);
        var group = Assert.Single(await house.GroupsAsync());
        Assert.Equal((older.ToString(), 3), (group.Fingerprint, group.Total));
    }

    [Fact]
    public async Task Several_errors_of_one_older_group_count_in_it_together_once()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        await StoreOlderAsync(house, Orders, GroupStatus.Ongoing);
        string batch = Batch(house, Orders, Prices, Prices);

        await house.SendAsync(batch);
        await house.SendAsync(batch);
        await house.SendAsync(Batch(house, Prices));

        Assert.Empty(house.Topic.Published);
        Assert.Equal(5, Assert.Single(await house.GroupsAsync()).Total);
    }

    [Fact]
    public async Task What_was_muted_stays_so_and_what_was_resolved_comes_back()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        await StoreOlderAsync(house, Orders, GroupStatus.Muted);
        await StoreOlderAsync(house, "ERROR:app:mail server gone", GroupStatus.Resolved);
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        await house.SendAsync(Batch(house, Orders, "ERROR:app:mail server gone"));

        Assert.Equal("Regressed", Assert.Single(house.Topic.Published).Tags["kind"]);
    }

    [Fact]
    public async Task A_fingerprint_keeps_following_when_its_next_error_would_have_been_in_another_older_group()
    {
        using var house = await LogHouse.OpenAsync(dynamo);
        var older = await StoreOlderAsync(house, "ERROR:app:1 file was lost", GroupStatus.Ongoing);
        await house.SendAsync(Batch(house, "ERROR:app:1 file was lost"));

        await house.SendAsync(Batch(house, "ERROR:app:3 files were lost"));

        Assert.Empty(house.Topic.Published);
        Assert.Equal(3, Assert.Single(await house.GroupsAsync()).Total);
        var newer = new LogBatchParser(Sent.Rules, []).Parse(Sent.Batch(["ERROR:app:3 files were lost"])).Groups[0];
        Assert.Equal(older, await house.Get<ErrorGroupStore>().GroupOfAsync(newer.Fingerprint, Deadline.Never));
    }

    [Fact]
    public async Task Without_an_older_group_the_newer_fingerprints_have_groups_of_their_own()
    {
        using var house = await LogHouse.OpenAsync(dynamo);

        await house.SendAsync(Batch(house, Orders, Prices));

        Assert.Equal(2, house.Topic.Published.Count);
        Assert.All(await house.GroupsAsync(), g => Assert.StartsWith("f2:", g.Fingerprint, StringComparison.Ordinal));
    }

    /// <summary>Stores the group as the version before did.</summary>
    private static async Task<ErrorFingerprint> StoreOlderAsync(LogHouse house, string line, GroupStatus status)
    {
        var tally = new LogBatchParser(Sent.Rules, []).Parse(Sent.Batch([line])).Groups[0];
        var now = house.Clock.Now;
        var group = new ErrorGroup(status, now, now, null, status == GroupStatus.Resolved ? now : null);
        var change = new GroupChange(tally.As(tally.Earlier), null, group, GroupTrigger.None, null);
        var update = ErrorGroupItem.Write(change, new SignalRule(30, 10, 20), "/ecs/api", "stream");
        update.TableName = house.Get<TableSettings>().TableName;
        await house.Client.TransactWriteItemsAsync(
            new TransactWriteItemsRequest { TransactItems = [new TransactWriteItem { Update = update }] }
        );
        if (group.ResolvedAt is not null)
            await house
                .Get<ErrorGroupStore>()
                .SetStatusAsync(tally.Earlier, status, TimeSpan.FromMinutes(30), now, Deadline.Never);
        return tally.Earlier;
    }
}
