using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Metrics.Windows;

namespace RoleFerry.Adapters.Metrics;

/// <summary>
/// A metric's value in a window as the item <c>ROLLUP#metric / DAY#2026-03-29</c> (or <c>HOUR#</c>, <c>MIN#</c>,
/// <c>WEEK#</c>).
/// </summary>
internal static class RollupItem
{
    public static string Pk(string metric) => $"ROLLUP#{metric}";

    public static string Sk(WindowLength length, string name) => Prefix(length) + name;

    /// <summary>What all windows of a length begin with.</summary>
    public static string Prefix(WindowLength length) =>
        length switch
        {
            WindowLength.FiveMinutes => "MIN#",
            WindowLength.Hour => "HOUR#",
            WindowLength.Day => "DAY#",
            _ => "WEEK#",
        };

    /// <summary>
    /// Writes it, unless what is stored has counted more, or was written by a later run: of two runs that overlap the
    /// one that knows more wins, whichever is slower.
    /// </summary>
    public static Put Write(string table, Rollup rollup) =>
        new()
        {
            TableName = table,
            Item = Write(rollup),
            ConditionExpression = "attribute_not_exists(PK) OR (seen <= :seen AND scheduledAt <= :scheduled)",
            ExpressionAttributeValues = new()
            {
                [":seen"] = Item.Number(rollup.Seen),
                [":scheduled"] = Item.Moment(rollup.Scheduled),
            },
        };

    public static Rollup Read(Dictionary<string, AttributeValue> item) => Map(ItemFields.Reading(item), null);

    /// <summary>
    /// Enough for what is compared with them: minutes with error budgets, hours and days with other years.
    /// </summary>
    private static TimeSpan KeptFor(WindowLength length) =>
        length switch
        {
            WindowLength.FiveMinutes => TimeSpan.FromDays(35),
            WindowLength.Hour => TimeSpan.FromDays(400),
            _ => TimeSpan.FromDays(3 * 366),
        };

    private static Item Write(Rollup rollup)
    {
        var window = rollup.Window;
        var item = new Item(Pk(rollup.Metric), Sk(window.Length, window.Name))
            .With("type", "rollup")
            .With("expiresAt", Item.Expiry(window.End + KeptFor(window.Length)));
        Map(ItemFields.Writing(item), rollup);
        return item;
    }

    private static Rollup Map(ItemFields item, Rollup? it) =>
        new()
        {
            Metric = item.Key(TableKeys.Pk)[Pk("").Length..],
            Window = MapWindow(item, it?.Window),
            IsPartial = item.Flag("partial", it?.IsPartial),
            Seen = item.Long("seen", it?.Seen),
            Scheduled = item.Moment("scheduledAt", it?.Scheduled),
            Total = item.Part("total", it?.Total, MapCell),
            Cells = item.Parts("cells", it?.Cells, MapCell),
        };

    private static Window MapWindow(ItemFields item, Window? it)
    {
        var sk = item.Key(TableKeys.Sk);
        int mark = sk.IndexOf('#', StringComparison.Ordinal) + 1;
        var length = Enum.GetValues<WindowLength>().First(l => Prefix(l) == sk[..mark]);
        return new(length, item.Moment("start", it?.Start), item.Moment("end", it?.End), sk[mark..]);
    }

    private static RollupCell MapCell(ItemFields item, RollupCell? it) =>
        new(
            item.Text("dimensions", it?.Dimensions, keepEmpty: true),
            item.RealOrNull("value", it?.Value),
            item.Real("part", it?.Part),
            item.Real("whole", it?.Whole)
        );
}
