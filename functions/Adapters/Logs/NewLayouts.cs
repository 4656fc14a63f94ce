using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Logs.Tallies;

namespace RoleFerry.Adapters.Logs;

/// <summary>
/// How many layouts of unread errors a log group has shown for the first time in an hour of the clock, as the item
/// <c>CNT#unread.group#0 / HOUR#</c>. It bounds what they raise, so no two batches may add to the same number.
/// </summary>
internal static class NewLayouts
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(2);

    public static Item Key(string logGroup, DateTimeOffset now) =>
        new(CounterKeys.Counter("unread." + logGroup, 0), CounterKeys.HourOf(HourCount.HourOf(now)));

    /// <summary>Adds new ones, if nobody has since they were counted.</summary>
    public static Update Write(string logGroup, DateTimeOffset now, long before, int more) =>
        new UpdateText()
            .Require("total", before == 0 ? null : Item.Number(before))
            .Add("total", Item.Number(more))
            .Set("expiresAt", Item.Expiry(now + KeptFor))
            .Build(Key(logGroup, now));
}
