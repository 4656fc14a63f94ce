using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents.PostMortems;

namespace RoleFerry.Adapters.Tests.PostMortems;

/// <summary>What tests of post-mortems and of the history do with the house.</summary>
internal static class PostMortemHouse
{
    /// <summary>An alarm that fires and recovers; its incident.</summary>
    public static async Task<string> EpisodeAsync(
        this TestHouse house,
        double from,
        double to,
        string name = "api-5xx",
        string severity = "P1"
    )
    {
        var opened = await house.AlarmAsync(from, name, severity);
        await house.OkAsync(to, name);
        return opened.IncidentId!;
    }

    public static Task<PostMortem?> PostMortemAsync(this TestHouse house, string id) =>
        house.Get<PostMortemStore>().FindAsync(id, Deadline.Never);

    public static Task<IReadOnlyList<PostMortem>> DueAsync(this TestHouse house) =>
        house.Get<PostMortemStore>().DueAsync(Deadline.Never);

    public static Task<bool> SaveAsync(this TestHouse house, PostMortem before, PostMortem after) =>
        house.Get<PostMortemStore>().SaveAsync(before, after, house.Clock.Now, Deadline.Never);

    /// <summary>A tick of post-mortems and announcements, that much later.</summary>
    public static async Task RemindAsync(this TestHouse house, TimeSpan later)
    {
        house.Clock.Advance(later);
        await house.Get<PostMortemTick>().RunAsync(house.Clock.Now, Deadline.Never);
        await house.Get<AnnouncementTick>().RunAsync(house.Clock.Now, Deadline.Never);
    }

    public static IncidentHistory History(this TestHouse house) => new(house.Get<TableCalls>());

    /// <summary>Makes an incident's items what the first version's code wrote when it ended.</summary>
    public static async Task ForgetAsync(this TestHouse house, string id)
    {
        Dictionary<string, AttributeValue> Key(string sk) =>
            new()
            {
                ["PK"] = new() { S = $"INC#{id}" },
                ["SK"] = new() { S = sk },
            };
        await house.Client.DeleteItemAsync(house.Get<TableCalls>().Table, Key("POSTMORTEM"));
        await house.Client.UpdateItemAsync(
            new UpdateItemRequest
            {
                TableName = house.Get<TableCalls>().Table,
                Key = Key("STATE"),
                UpdateExpression = "REMOVE openStatus",
            }
        );
    }
}
