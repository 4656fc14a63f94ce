using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Expiry;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.Expiry;

/// <summary>What tests of expiry do with the house.</summary>
internal static class ExpiryHouse
{
    public static readonly TimeSpan Settled = Incident.SettlesIn + TimeSpan.FromHours(1);

    /// <summary>What waited is sent, that much later, and then comes the look of every five minutes.</summary>
    /// <returns>How many incidents were done with.</returns>
    public static async Task<int> ExpireAsync(this TestHouse house, TimeSpan later)
    {
        await house.TickAsync(later);
        return await house.ExpireAsync();
    }

    /// <summary>The look of every five minutes alone.</summary>
    public static Task<int> ExpireAsync(this TestHouse house)
    {
        var every = Watchdog.Every.Ticks;
        var beat = new DateTimeOffset((house.Clock.Now.UtcTicks / every + 1) * every, TimeSpan.Zero);
        return house.Get<ExpiryTick>().RunAsync(beat, Deadline.Never);
    }

    /// <summary>All items of an incident by their sort keys, the mark aside.</summary>
    public static async Task<Dictionary<string, Dictionary<string, AttributeValue>>> PartsAsync(
        this TestHouse house,
        string id
    ) =>
        (await house.ItemsAsync())
            .Values.Where(i => i["PK"].S == $"INC#{id}" && i["SK"].S != TableKeys.Expiry)
            .ToDictionary(i => i["SK"].S);

    public static async Task<bool> IsMarkedAsync(this TestHouse house, string id) =>
        (await house.ItemsAsync()).ContainsKey($"INC#{id} / {TableKeys.Expiry}");

    /// <summary>When the items of an incident expire, each moment once; null for those that do not.</summary>
    public static async Task<DateTimeOffset?[]> ExpiriesAsync(this TestHouse house, string id) =>
        [.. (await house.PartsAsync(id)).Values.Select(i => i.ExpiryOrNull("expiresAt")).Distinct()];

    /// <summary>More alarms that belonged to an incident and recovered, each with a line of the timeline.</summary>
    public static async Task JoinedAsync(this TestHouse house, string id, int count)
    {
        for (var n = 0; n < count; n++)
        {
            var alarm = new SignalKey("cloudwatch", $"joined-{n}");
            var member = new IncidentMember(alarm, alarm.Id, SignalState.Ok, house.Clock.Now);
            await house.UpdateAsync(member.Write().Build(IncidentMember.ItemKey(id, alarm)));
            await house.PutAsync(
                new Item($"INC#{id}", $"EVT#{n}").With("type", "event").With("kind", "Joined").With("what", alarm.Id)
            );
        }
    }

    private static Task<bool> UpdateAsync(this TestHouse house, Update update) =>
        house.Get<TableCalls>().TryUpdateAsync(update, Deadline.Never);
}
