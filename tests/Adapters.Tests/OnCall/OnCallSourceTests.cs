using System.Text;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Adapters.Tests.OnCall;

public class OnCallSourceTests(DynamoDbLocalFixture dynamo)
{
    private static readonly OnCallPolicy Other = Versioned(EmbeddedOnCall.Value with { Zone = "UTC" });

    [Fact]
    public async Task An_override_that_was_said_holds_half_a_minute_later_and_is_gone_when_it_is_taken_back()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var (source, store) = (house.Get<OnCallSource>(), house.Get<OnCallStore>());
        var now = house.Clock.Now;
        var said = Override.Said("ines", "primary", now.AddDays(-1), now.AddDays(1), "ill", "ines", now);
        Assert.NotEqual("ines", await PrimaryAsync(house));

        await store.AddAsync(said, Deadline.Never);
        await store.AddAsync(said, Deadline.Never);
        house.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("ines", await PrimaryAsync(house));
        Assert.Equal("ill", (await source.GetAsync(CancellationToken.None)).Of("primary", now).Override!.Reason);

        Assert.True(await store.RemoveAsync(said.Id, Deadline.Never));
        Assert.False(await store.RemoveAsync(said.Id, Deadline.Never));
        source.Forget();
        Assert.NotEqual("ines", await PrimaryAsync(house));
    }

    [Fact]
    public async Task The_tables_newer_policy_counts_and_one_that_cannot_be_read_does_not()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var source = house.Get<OnCallSource>();
        Assert.Equal(EmbeddedOnCall.Value.Version, (await source.GetAsync(CancellationToken.None)).Policy.Version);

        await house.PutAsync("ONCALL", "CURRENT", Encoding.UTF8.GetString(OnCallJson.Write(Other)));
        source.Forget();
        Assert.Equal(Other.Version, (await source.GetAsync(CancellationToken.None)).Policy.Version);

        await house.PutAsync("ONCALL", "CURRENT", "{}");
        source.Forget();
        Assert.Equal(Other.Version, (await source.GetAsync(CancellationToken.None)).Policy.Version);
    }

    [Fact]
    public async Task While_the_table_is_down_what_was_known_last_counts_or_else_what_is_built_in()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Wire.Before = _ => Fault.NotCarriedOut;

        Assert.NotNull(await PrimaryAsync(house));

        house.Wire.Before = _ => Fault.None;
        await house.PutAsync("ONCALL", "CURRENT", Encoding.UTF8.GetString(OnCallJson.Write(Other)));
        house.Get<OnCallSource>().Forget();
        await house.Get<OnCallSource>().GetAsync(CancellationToken.None);
        house.Wire.Before = _ => Fault.NotCarriedOut;
        house.Get<OnCallSource>().Forget();
        Assert.Equal(Other.Version, (await house.Get<OnCallSource>().GetAsync(CancellationToken.None)).Policy.Version);
    }

    [Fact]
    public async Task A_change_of_hands_is_told_once_at_its_hour_however_many_ticks_there_are()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var handOver = (await house.Get<OnCallSource>().GetAsync(CancellationToken.None)).HandOverAfter(
            house.Clock.Now
        );
        house.Clock.Advance(handOver - house.Clock.Now - TimeSpan.FromMinutes(1));

        await TickAsync(house);
        Assert.Null(await AnnouncedAsync(house, handOver));

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => TickAsync(house)));
        var announced = (await AnnouncedAsync(house, handOver))!.Announcement;

        Assert.Equal("incidents", announced.Channel);
        Assert.Contains("Tomás Silva", announced.Title, StringComparison.Ordinal);
        Assert.Equal(["U07TOMAS004", "U07MAYA0001"], announced.Mentions);
        Assert.Single(await house.ItemsAsync(), i => i.Key.StartsWith("NOTE#", StringComparison.Ordinal));
    }

    private static async Task<string?> PrimaryAsync(TestHouse house) =>
        (await house.Get<OnCallSource>().GetAsync(CancellationToken.None)).Of("primary", house.Clock.Now).Person?.Id;

    private static Task<int> TickAsync(TestHouse house) =>
        house
            .Get<OnCallTick>()
            .RunAsync(house.Clock.Now, new Deadline(house.Clock.Now.AddSeconds(40), CancellationToken.None));

    private static Task<AnnouncementEntry?> AnnouncedAsync(TestHouse house, DateTimeOffset handOver) =>
        house.Get<AnnouncementOutbox>().FindAsync($"hand-over#{handOver.UtcDateTime:yyyyMMdd'T'HHmm}", Deadline.Never);

    private static OnCallPolicy Versioned(OnCallPolicy policy) =>
        policy with
        {
            Version = OnCallJson.VersionOf(policy),
        };
}
