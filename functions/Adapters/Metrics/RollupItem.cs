using System.Globalization;
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
            Item = new Item(Pk(rollup.Metric), Sk(rollup.Window.Length, rollup.Window.Name))
                .With("type", "rollup")
                .With("start", rollup.Window.Start)
                .With("end", rollup.Window.End)
                .With("partial", new AttributeValue { BOOL = rollup.IsPartial })
                .With("seen", rollup.Seen)
                .With("scheduledAt", rollup.Scheduled)
                .With("total", Write(rollup.Total))
                .With("cells", new AttributeValue { L = [.. rollup.Cells.Select(Write)], IsLSet = true })
                .With("expiresAt", Item.Expiry(rollup.Window.End + KeptFor(rollup.Window.Length))),
            ConditionExpression = "attribute_not_exists(PK) OR (seen <= :seen AND scheduledAt <= :scheduled)",
            ExpressionAttributeValues = new()
            {
                [":seen"] = Item.Number(rollup.Seen),
                [":scheduled"] = Item.Moment(rollup.Scheduled),
            },
        };

    public static Rollup Read(Dictionary<string, AttributeValue> item)
    {
        string sk = item[TableKeys.Sk].S;
        int mark = sk.IndexOf('#', StringComparison.Ordinal) + 1;
        var length = Enum.GetValues<WindowLength>().First(l => Prefix(l) == sk[..mark]);
        return new Rollup
        {
            Metric = item[TableKeys.Pk].S[Pk("").Length..],
            Window = new Window(length, item.Moment("start"), item.Moment("end"), sk[mark..]),
            IsPartial = item.Flag("partial"),
            Seen = item.Long("seen"),
            Scheduled = item.Moment("scheduledAt"),
            Total = Read(item["total"]),
            Cells = item.GetValueOrDefault("cells")?.L is { } cells ? [.. cells.Select(Read)] : [],
        };
    }

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

    private static AttributeValue Write(RollupCell cell)
    {
        var map = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            ["dimensions"] = Item.Text(cell.Dimensions),
            ["part"] = Number(cell.Part),
            ["whole"] = Number(cell.Whole),
        };
        if (cell.Value is { } value)
            map["value"] = Number(value);
        return new AttributeValue { M = map };
    }

    private static RollupCell Read(AttributeValue cell) =>
        new(
            cell.M.Text("dimensions"),
            cell.M.TryGetValue("value", out var value) ? Number(value) : null,
            Number(cell.M["part"]),
            Number(cell.M["whole"])
        );

    private static AttributeValue Number(double value) =>
        new() { N = value.ToString("R", CultureInfo.InvariantCulture) };

    private static double Number(AttributeValue value) => double.Parse(value.N, CultureInfo.InvariantCulture);
}
