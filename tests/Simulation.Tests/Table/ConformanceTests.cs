using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Tests.Table;

/// <summary>
/// The simulated table answers what Amazon's DynamoDB Local answers, whatever is asked: the same calls go to both.
/// <c>ROLEFERRY_TABLE_SEEDS=from-to</c> makes other calls than those that always run.
/// </summary>
public class ConformanceTests(DynamoDbLocalFixture local)
{
    private const int CallsOfEach = 400;

    public static IEnumerable<TheoryDataRow<int>> Seeds()
    {
        var range = Environment.GetEnvironmentVariable("ROLEFERRY_TABLE_SEEDS") ?? "1-6";
        int[] ends = [.. range.Split('-').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1).Select(n => new TheoryDataRow<int>(n));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Random_calls_have_the_answers_of_dynamodb_local(int seed)
    {
        await using var pair = await TablePair.CreateAsync(local);
        var calls = new RandomCalls(new Random(seed), pair.Name);
        for (var i = 0; i < CallsOfEach; i++)
        {
            var call = calls.Next();
            await pair.CompareAsync(call, $"seed {seed}, call {i}");
        }

        await pair.CompareContentsAsync($"seed {seed}, at the end");
    }

    [Fact]
    public async Task Items_up_to_400_kb_are_taken()
    {
        await using var pair = await TablePair.CreateAsync(local);
        var values = new (string Name, AttributeValue Value, int Size)[]
        {
            ("nothing", new() { S = "" }, 0),
            ("two", new() { S = "é" }, 2),
            ("flag", new() { BOOL = true }, 1),
            ("none", new() { NULL = true }, 1),
            ("bytes", new() { B = new MemoryStream([1, 2, 3]) }, 3),
            ("texts", new() { SS = ["a", "bc"] }, 3),
        };
        foreach (var (name, value, size) in values)
        foreach (var over in new[] { 0, 1 })
        {
            var keys = "PKaSKbtext".Length + name.Length + size;
            var item = new Dictionary<string, AttributeValue>
            {
                ["PK"] = new() { S = "a" },
                ["SK"] = new() { S = "b" },
                ["text"] = new() { S = new string('x', (400 * 1024) - keys + over) },
                [name] = value,
            };
            await pair.CompareAsync(Call.Put(pair.Name, item), $"{name}, {over} too many");
        }
    }

    [Theory]
    [InlineData(200_000)]
    [InlineData((1024 * 1024 / 4) - 18)]
    [InlineData((1024 * 1024 / 4) - 17)]
    [InlineData((1024 * 1024 / 4) - 16)]
    [InlineData(390_000)]
    public async Task Pages_end_with_the_item_that_fills_1_mb(int length)
    {
        await using var pair = await TablePair.CreateAsync(local);
        for (var i = 0; i < 7; i++)
            await pair.CompareAsync(
                Call.Put(
                    pair.Name,
                    new()
                    {
                        ["PK"] = new() { S = "a" },
                        ["SK"] = new() { S = $"{i}" },
                        ["text"] = new() { S = new string('x', length) },
                    }
                ),
                $"put {i}"
            );
        foreach (var isForward in new[] { true, false })
            await pair.CompareAsync(
                Call.Query(
                    new QueryRequest
                    {
                        TableName = pair.Name,
                        KeyConditionExpression = "PK = :pk",
                        ExpressionAttributeValues = new() { [":pk"] = new() { S = "a" } },
                        ScanIndexForward = isForward,
                    },
                    "SK"
                ),
                $"{length}"
            );
    }
}
