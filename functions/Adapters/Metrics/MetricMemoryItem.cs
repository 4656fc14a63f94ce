using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Metrics.Judging;

namespace RoleFerry.Adapters.Metrics;

/// <summary>What is remembered of a metric's tests, as the item <c>ROLLUP#metric / TESTS</c>.</summary>
internal static class MetricMemoryItem
{
    public const string Sk = "TESTS";

    /// <summary>Writes it if it is still what was read.</summary>
    public static Put Write(string table, string metric, MetricMemory memory) =>
        new()
        {
            TableName = table,
            Item = new Item(RollupItem.Pk(metric), Sk)
                .With("type", "tests")
                .With("version", memory.Version + 1)
                .With("judged", memory.Judged)
                .With(
                    "tests",
                    new AttributeValue
                    {
                        M = memory.Tests.ToDictionary(
                            t => t.Key,
                            t => new AttributeValue
                            {
                                M = new()
                                {
                                    ["alarm"] = new AttributeValue { BOOL = t.Value.IsAlarm },
                                    ["at"] = Item.Moment(t.Value.At),
                                },
                            },
                            StringComparer.Ordinal
                        ),
                        IsMSet = true,
                    }
                ),
            ConditionExpression = memory.Version == 0 ? "attribute_not_exists(PK)" : "version = :version",
            ExpressionAttributeValues =
                memory.Version == 0 ? null : new() { [":version"] = Item.Number(memory.Version) },
        };

    public static MetricMemory Read(Dictionary<string, AttributeValue> item) =>
        new()
        {
            Version = item.Long("version"),
            Judged = item.Moment("judged"),
            Tests = MetricMemory.None.Tests.AddRange(
                (item.GetValueOrDefault("tests")?.M ?? []).Select(t =>
                    t.Value.M is { } test
                        ? KeyValuePair.Create(t.Key, new TestMemory(test.Flag("alarm"), test.Moment("at")))
                        : throw ItemReading.Not("tests", "a map of maps")
                )
            ),
        };
}
