using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Channels.Slack;

namespace RoleFerry.Adapters.Tests.Endpoints;

public sealed class FaultsAtTheDeskTests(DynamoDbLocalFixture dynamo)
{
    [Fact]
    public async Task An_item_that_a_request_cannot_read_is_counted_and_logged()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var id = await house.AlarmAsync();
        var spoilt = new UpdateText().Set("signal", Item.Text("{}")).Build(new Item($"INC#{id}", "STATE"));
        Assert.True(await house.Get<TableCalls>().TryUpdateAsync(spoilt, Deadline.Never));

        await house.HandleAsync(house.Click(SlackAction.Acknowledge, id));

        var entry = Assert.Single(await house.Get<QuarantineStore>().ListAsync(Deadline.Never));
        Assert.Equal(($"INC#{id}", "STATE", 1), (entry.Pk, entry.Sk, entry.Faults));
        Assert.Contains(house.Logs.Lines, l =>
            l.Contains($"The item INC#{id} / STATE is left", StringComparison.Ordinal)
        );
    }
}
